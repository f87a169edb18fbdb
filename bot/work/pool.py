"""Reading and summarising in worker processes: a page can cost its own answer, never the bot."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from types import TracebackType
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from summarizer import read_article, summarize
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, Summary

T = TypeVar("T")

#: A page that takes longer is given up, and its worker killed.
_TIMEOUT_SECONDS = 20.0

#: Tasks after which a worker is replaced, so that no leak of a parser's adds up.
_MAX_TASKS = 500


class WorkerPool:
    """Worker processes; used as ``async with``."""

    def __init__(self, workers: int = 2) -> None:
        # Forking a process that has threads (the database's) can deadlock; a fork server has none.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["summarizer.reading.read", "summarizer.ranking.summarize"])
        self._pool = ProcessPool(
            max_workers=workers, max_tasks=_MAX_TASKS, initializer=_start_worker, context=context
        )

    async def read(self, body: bytes, url: str, content_type: str | None) -> Article:
        """Run ``read_article``; raises ReadingError, also where the worker died over the page."""
        return await self._run(read_article, body, url, content_type)

    async def summarise(self, article: Article, points: int) -> Summary:
        """Run ``summarize``; raises ReadingError where the worker died over the article."""
        return await self._run(summarize, article, points)

    async def _run(self, function: Callable[..., T], *args: object) -> T:
        future = self._pool.schedule(function, args=args, timeout=_TIMEOUT_SECONDS)
        try:
            result: T = await asyncio.wrap_future(future)
        except (FutureTimeoutError, ProcessExpired, MemoryError) as error:
            raise ReadingError(Unreadable.BROKEN, f"the worker gave up: {error!r}") from error
        return result

    async def __aenter__(self) -> Self:
        # The first worker imports the readers now, not while the first person waits.
        self._pool.schedule(_ready)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        await asyncio.to_thread(self._pool.join)


def _start_worker() -> None:
    # Ctrl-C reaches the whole group of processes; ending the workers is the parent's task.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ready() -> None:
    """Do nothing, in a worker."""
