"""A fake Telegram, a web site, and one running bot that the tests share, each in a chat of its own."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.botapi import BotApi
from tests.e2e.press import Press
from tests.e2e.process import RunningBot, running_bot
from tests.website import Answer, Website, answer, website

DATA = Path(__file__).parents[1] / "data"
AGENCY_COPY = (DATA / "agency_copy.html").read_bytes()

_chats = itertools.count(100)
_paths = itertools.count()


@pytest.fixture(scope="session")
def site() -> Iterator[Website]:
    """A site; ``/seed`` is an agency's article, the rest is for the tests."""
    with _served({"/seed": answer(AGENCY_COPY)}) as site:
        yield site


@pytest.fixture
def other_site() -> Iterator[Website]:
    """Another's site, by its port."""
    with _served({}) as site:
        yield site


@contextmanager
def _served(pages: dict[str, Answer]) -> Iterator[Website]:
    """Serve pages in a thread of their own."""
    started: list[Website] = []
    ready, stop = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with website(pages) as site:
            started.append(site)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield started[0]
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)
    loop.close()


@pytest.fixture(scope="session")
def api() -> Iterator[BotApi]:
    """A Bot API whose every unexpected refusal fails the run."""
    with BotApi() as started:
        yield started
        # Two quick taps on a button ask for the same edit; the second is refused, as it should.
        assert [c for c in started.refused if "is not modified" not in str(c.answer)] == []
        assert started.errors == []
        assert [call.dropped_links for call in started.calls if call.dropped_links] == []


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    """A Bot API for one test, which scripts its faults."""
    with BotApi() as started:
        yield started
        assert started.errors == []


@pytest.fixture(scope="session")
def bot(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    """A bot that runs as long as the tests."""
    with running_bot(api, tmp_path_factory.mktemp("bot")) as running:
        yield running


@pytest.fixture
def postgres(new_postgres: Callable[[], str]) -> str:
    """A database of one test's own: what a bot left in it, another would go on with."""
    return new_postgres()


@pytest.fixture
def chat(api: BotApi, bot: RunningBot) -> int:
    """A private chat that nobody else uses, with a bot that listens."""
    number = next(_chats)
    api.add_chat(number)
    return number


@pytest.fixture
def page(site: Website) -> Callable[[str], str]:
    """Put a page on the site; returns its link, which the bot has never seen."""

    def put(html: str | bytes, **more: str) -> str:
        path = f"/page/{next(_paths)}"
        site.pages[path] = answer(html, **more)
        return site.url + path

    return put


@pytest.fixture
def press(site: Website, request: pytest.FixtureRequest) -> Press:
    """Outlets that no other test reads."""
    return Press(site, request.node.name)


def article_page(title: str, sentences: int = 12) -> str:
    """Return a small page with an article of its own."""
    paragraphs = "".join(
        f"<p>The {title} committee of district {n} approved plan number {n} on Monday, and its "
        f"chair number {n} told reporters that work on road {n} would begin within {n + 2} "
        "weeks.</p>"
        for n in range(sentences)
    )
    return (
        f"<html lang=en><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )
