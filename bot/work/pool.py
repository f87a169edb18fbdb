"""Reading and summarising in worker processes: a page can cost its own answer, never the bot.

Nearly all pages take a tenth of a second. Those that do not, on purpose or not, must not hold up
the others: a task has a short time in the quick group; one that needs more, or looks as if it
would, is done again in the slow group, one at a time, in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.fairness.line import Stage
from bot.feeds.entries import MarkedFeed
from bot.feeds.values import Outline
from bot.fetching.robots import Robots
from bot.metrics.families import ANSWER
from bot.metrics.meter import UNMEASURED, Metrics, timed
from bot.models import Page
from bot.stories.analysis import Analysis, analyse
from bot.stories.feed_text import FeedText, is_told_by_feed
from bot.subscriptions.zones import zone_at
from bot.work.sandbox import is_shut_in
from bot.work.tasks import (
    Budget,
    ask,
    ask_among,
    condense,
    find_feeds,
    find_leads,
    join,
    read,
    read_feed,
    read_feed_text,
    read_opml,
    read_robots,
    read_to_analyse,
)
from bot.work.worker_group import FailureCause, GaveUp, WorkerGroup
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, KeyPoint, Leads, Summary

if TYPE_CHECKING:
    from summarizer.answering.many_articles import AnsweringArticle

T = TypeVar("T")

#: Of 615 pages of news the median took .06 s, 99 of 100 less than .3 s, the slowest .6 s.
QUICK = Budget(cpu_seconds=0.6, wall_seconds=2.5, memory_bytes=160 * 2**20)

#: What takes longer is given up.
SLOW = Budget(cpu_seconds=3, wall_seconds=4.5, memory_bytes=256 * 2**20)

#: Pages of news are smaller: of 1,015 the largest has 2.9 MB and 23,000 tags.
_LARGE_BYTES = 2_000_000
_MANY_TAGS = 25_000
_LONG_TEXT = 200_000

#: Texts of many articles; no page has more of it in one.
_MANY_TEXTS = 1_000_000

#: Heavy tasks that may wait, and for how long: each holds its page in memory; and a link may need
#: two turns, to be read and to be condensed, in the half a minute that a person is made to wait.
_MAX_IN_LINE = 6
_PATIENCE_SECONDS = 7.0

#: What an answer waits for, as metrics name it: for a turn, too.
_STAGES: dict[Callable[..., object], str] = {
    read: "reading",
    read_to_analyse: "reading",
    read_feed_text: "reading",
    join: "reading",
    condense: "condensing",
    analyse: "condensing",
}

_REASONS = {
    FailureCause.TIME: Unreadable.BROKEN,
    FailureCause.DIED: Unreadable.BROKEN,
    FailureCause.MEMORY: Unreadable.TOO_LARGE,
}


class WorkerPool:
    """Worker processes; used as ``async with``."""

    def __init__(
        self,
        workers: int = 2,
        quick: Budget = QUICK,
        slow: Budget = SLOW,
        *,
        metrics: Metrics = UNMEASURED,
    ) -> None:
        self._metrics = metrics
        self._quick = WorkerGroup(quick, workers, max_tasks=40, metrics=metrics)
        self._slow = WorkerGroup(
            slow,
            workers=1,
            max_tasks=1,
            max_in_line=_MAX_IN_LINE,
            patience_seconds=_PATIENCE_SECONDS,
            metrics=metrics,
        )

    async def read(self, body: bytes, url: str, content_type: str | None) -> Article:
        """Run ``read_article``, and find its topics.

        Raises:
            ReadingError: It is no article, or costs too much.
            FetchError: BUSY.
        """
        return await self._run(_is_large(body), read, body, url, content_type)

    async def read_to_analyse(self, body: bytes, url: str, content_type: str | None) -> Article:
        """Run ``read_article`` alone.

        Raises:
            ReadingError: It is no article, or costs too much.
            FetchError: BUSY.
        """
        return await self._run(_is_large(body), read_to_analyse, body, url, content_type)

    async def find_leads(self, body: bytes, url: str, content_type: str | None) -> Leads:
        """Run ``find_leads``.

        Raises:
            ReadingError: The page costs too much, or is broken.
            FetchError: BUSY.
        """
        return await self._run(_is_large(body), find_leads, body, url, content_type)

    async def join(self, pages: Sequence[tuple[str, Article]], *, whole: bool) -> Article:
        """Run ``join_parts``, and find its topics.

        Raises:
            ReadingError: The article costs too much.
            FetchError: BUSY.
        """
        return await self._run(False, join, tuple(pages), whole)

    async def read_feed_text(self, told: FeedText) -> Article:
        """Run ``article_of``.

        Raises:
            ReadingError: It costs too much.
            FetchError: BUSY.
        """
        return await self._run(False, read_feed_text, told)

    async def summarise(self, article: Article, points: int) -> Summary:
        """Run ``summarize``.

        Raises:
            ReadingError: The article costs too much, or has no point to make.
            FetchError: BUSY.
        """
        large = sum(map(len, article.paragraphs)) > _LONG_TEXT
        summary = await self._run(large, condense, article, points, stage=Stage.FINISHING)
        if not (summary.points or is_told_by_feed(article)):
            raise ReadingError(Unreadable.NOT_AN_ARTICLE, "no sentence to show")
        return summary

    async def ask(self, article: Article, question: str, points: int) -> tuple[KeyPoint, ...]:
        """Run ``answer``.

        Raises:
            ReadingError: The article costs too much.
            FetchError: BUSY.
        """
        large = sum(map(len, article.paragraphs)) > _LONG_TEXT
        return await self._run(large, ask, article, question, points, stage=Stage.FINISHING)

    async def ask_among(
        self, contents: Sequence[str], question: str
    ) -> tuple[AnsweringArticle, ...]:
        """Run ``answer_among`` on articles as they are kept.

        Raises:
            ReadingError: They cost too much.
            FetchError: BUSY.
        """
        large = sum(map(len, contents)) > _MANY_TEXTS
        return await self._run(large, ask_among, tuple(contents), question, stage=Stage.FINISHING)

    async def analyse(self, article: Article, points: int) -> Analysis:
        """Run ``analyse``.

        Raises:
            ReadingError: The article costs too much, or has no point to make.
            FetchError: BUSY.
        """
        large = sum(map(len, article.paragraphs)) > _LONG_TEXT
        analysed = await self._run(large, analyse, article, points)
        if not (analysed.summary.points or is_told_by_feed(article)):
            raise ReadingError(Unreadable.NOT_AN_ARTICLE, "no sentence to show")
        return analysed

    async def zone_at(self, latitude: float, longitude: float) -> str:
        """Run ``zone_at``: the map that it looks into is large, and a worker gives it back."""
        return await self._run(False, zone_at, latitude, longitude, stage=Stage.FINISHING)

    async def read_feed(self, page: Page) -> MarkedFeed:
        """Run ``parse_feed``, and mark the entries.

        Raises:
            FeedError: It is none, or costs too much.
            FetchError: BUSY.
        """
        return await self._run_for_feeds(read_feed, page)

    async def find_feeds(self, body: bytes, url: str) -> tuple[str, ...]:
        """Return the feeds that a page links.

        Raises:
            FeedError: The page costs too much.
            FetchError: BUSY.
        """
        return await self._run_for_feeds(find_feeds, body, url)

    async def read_opml(self, body: bytes) -> tuple[Outline, ...]:
        """Run ``parse_opml``.

        Raises:
            FeedError: It is no list of feeds, or costs too much.
            FetchError: BUSY.
        """
        return await self._run_for_feeds(read_opml, body)

    async def read_robots(self, body: bytes) -> Robots:
        """Run ``parse_robots``.

        Raises:
            FetchError: BUSY; BROKEN_ANSWER: it costs too much.
        """
        try:
            return await self._run(False, read_robots, body)
        except ReadingError as error:
            raise FetchError(Unfetched.BROKEN_ANSWER, str(error)) from error

    async def is_shut_in(self) -> bool:
        """Run ``box.is_shut_in``: whether what reads pages is kept from network and files.

        Raises:
            ReadingError: It could not be asked.
        """
        return await self._run(False, is_shut_in)

    async def _run_for_feeds(self, function: Callable[..., T], *args: object) -> T:
        try:
            return await self._run(False, function, *args)
        except ReadingError as error:
            # Why the worker gave up, in the words of pages.
            too_large = error.reason is Unreadable.TOO_LARGE
            reason = Unparsed.TOO_LARGE if too_large else Unparsed.TOO_COSTLY
            raise FeedError(reason, str(error)) from error

    async def _run(
        self,
        large: bool,
        function: Callable[..., T],
        *args: object,
        stage: Stage = Stage.BEGINNING,
    ) -> T:
        if named := _STAGES.get(function):
            with timed(self._metrics, ANSWER, named):
                return await self._run_in_group(large, function, *args, stage=stage)
        return await self._run_in_group(large, function, *args, stage=stage)

    async def _run_in_group(
        self, large: bool, function: Callable[..., T], *args: object, stage: Stage
    ) -> T:
        if not large:
            try:
                return await self._quick.run(function, *args, stage=stage)
            except GaveUp as error:
                if error.why is FailureCause.DIED:
                    raise _failure(error) from error
        try:
            return await self._slow.run(function, *args, stage=stage)
        except GaveUp as error:
            raise _failure(error) from error

    async def __aenter__(self) -> Self:
        # The slow group's process is started by the first page that needs it: most days none does.
        self._quick.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._quick.close()
        await self._slow.close()


def _is_large(body: bytes) -> bool:
    return len(body) > _LARGE_BYTES or body.count(b"<") > _MANY_TAGS


def _failure(error: GaveUp) -> ReadingError | FetchError:
    if error.why is FailureCause.BUSY:
        return FetchError(Unfetched.BUSY, "large pages in line")
    return ReadingError(_REASONS[error.why], f"the worker gave up: {error}")
