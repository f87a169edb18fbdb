"""What runs in a worker, within its budget.

The readers are imported when they are called: this module is imported on the bot's side, too,
where they would only take up memory. The workers find them loaded (see ``preload``).
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import pickle
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bot.feeds.entries import MarkedFeed
from bot.feeds.values import Outline
from bot.fetching.robots import Robots, parse_robots
from bot.models import Page
from bot.stories.feed_text import FeedText, article_of
from bot.stories.feed_text import condense as condense_article
from bot.work.memory import give_back_early, give_back_now
from bot.work.sandbox import shut_in
from bot.work.storable import storable
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, KeyPoint, Leads, Summary

if TYPE_CHECKING:
    from summarizer.answering.many_articles import AnsweringArticle

T = TypeVar("T")

#: How a worker ends that ran out of memory: what is left of its heap is not to be trusted.
OUT_OF_MEMORY = 77

#: Bytes of what crosses from a worker to the main process, whatever was read: 500 entries of a feed in
#: Chinese, each with all that it may show of its text, have three million.
MAX_RESULT_BYTES = 6 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What one task may cost."""

    #: Of a processor; a worker that needs more is ended by the system, whatever it is doing.
    cpu_seconds: float

    #: By the clock, for what waits without end; more than a loaded machine makes of the other.
    wall_seconds: float

    #: On top of what a worker has when it starts.
    memory_bytes: int


def read(body: bytes, url: str, content_type: str | None) -> Article:
    """Run ``read_article``, and find its topics; what cannot be kept of an article is dropped."""
    from summarizer import read_article
    from summarizer.topics import with_topics

    return storable(with_topics(read_article(body, url, content_type)))


def read_to_analyse(body: bytes, url: str, content_type: str | None) -> Article:
    """Do the same without its topics: ``analyse`` finds them when it is known what its feed says."""
    from summarizer import read_article

    return storable(read_article(body, url, content_type))


def find_leads(body: bytes, url: str, content_type: str | None) -> Leads:
    """Run ``find_leads``."""
    from summarizer.reading.leads import find_leads as find

    return find(body, url, content_type)


def join(pages: tuple[tuple[str, Article], ...], whole: bool) -> Article:
    """Run ``join_parts``, and find its topics; what cannot be kept of an article is dropped."""
    from summarizer.reading.join import join_parts
    from summarizer.topics import with_topics

    return storable(with_topics(join_parts(pages, whole=whole)))


def condense(article: Article, points: int) -> Summary:
    """Run ``summarize``; see ``bot.stories.feed_text.condense``."""
    return condense_article(article, points)


def ask(article: Article, question: str, points: int) -> tuple[KeyPoint, ...]:
    """Run ``answer``."""
    from summarizer import answer

    return answer(article, question, points)


def ask_among(contents: tuple[str, ...], question: str) -> tuple[AnsweringArticle, ...]:
    """Run ``answer_among`` on articles as they are kept; of those that answer no text comes back."""
    from bot.storage.articles.article_json import article_from_json
    from summarizer.answering.many_articles import answer_among

    articles = [article_from_json(json.loads(content)) for content in contents]
    return tuple(
        replace(found, article=replace(found.article, paragraphs=(), blocks=()))
        for found in answer_among(articles, question)
    )


def read_feed_text(told: FeedText) -> Article:
    """Run ``article_of``."""
    return storable(article_of(told))


def read_feed(page: Page) -> MarkedFeed:
    """Run ``parse_feed``, and mark the entries; their texts are storable as they come."""
    from bot.feeds.marks import marked
    from bot.feeds.parse import parse_feed

    return marked(parse_feed(page.body, page.url, page.content_type))


def find_feeds(body: bytes, url: str) -> tuple[str, ...]:
    """Run ``linked_feeds``."""
    from bot.feeds.linked import linked_feeds

    return linked_feeds(body, url)


def read_robots(body: bytes) -> Robots:
    """Run ``parse_robots``."""
    return parse_robots(body)


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """Run ``parse_opml``."""
    from bot.feeds.opml import parse_opml

    return parse_opml(body)


def within(cpu_seconds: float, function: Callable[..., T], *args: object) -> T:
    """Run a function; a worker that needs more than its time or memory ends instead.

    Raises:
        ReadingError: TOO_LARGE: the result is more than may cross to the main process.
    """
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
    try:
        return _small(function, *args)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    finally:
        # While the result is sent, nothing may end the worker: half a result breaks the pipe.
        signal.setitimer(signal.ITIMER_PROF, 0)
        give_back_now()


def _small(function: Callable[..., T], *args: object) -> T:
    try:
        result = function(*args)
    except Exception as error:
        # Some hold what they stumbled over, or say it all.
        if _size_bytes(error) > MAX_RESULT_BYTES:
            raise ReadingError(Unreadable.BROKEN, type(error).__name__) from None
        raise
    if (size := _size_bytes(result)) > MAX_RESULT_BYTES:
        raise ReadingError(Unreadable.TOO_LARGE, f"{size} bytes of result")
    return result


def _size_bytes(value: object) -> int:
    return len(pickle.dumps(value))


def start_worker(memory_bytes: int) -> None:
    """Prepare a new worker."""
    # Ctrl-C reaches the whole group of processes; ending the workers is the parent's task.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # All workers together take all processors; what hands them their work, and answers whatever
    # needs none, must not wait for one.
    os.nice(5)
    give_back_early()
    if (held := _data_bytes()) is not None:
        # Not RLIMIT_AS: what is only reserved (by numpy, say) would count.
        limit = held + memory_bytes
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    # No file that a library may want to write is as large; and no dumps of people's pages.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The last, as it is for good. Where the system has no such thing, ``precis doctor`` says so.
    shut_in()


def _data_bytes() -> int | None:
    """Return what counts against RLIMIT_DATA by now; None where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    line = next((line for line in status.splitlines() if line.startswith("VmData:")), None)
    return int(line.split()[1]) * 1024 if line else None


def ready() -> None:
    """Do nothing, in a worker."""
