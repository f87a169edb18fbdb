"""The robots.txt of each site, asked for once a day."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from urllib.parse import urljoin

from bot.errors import FetchError, Unfetched
from bot.fetching.robots import ALLOW_ALL, DISALLOW_ALL, MAX_BYTES, Robots
from bot.fetching.url_policy import Target
from bot.models import Page

#: RFC 9309 2.4: not longer than a day.
_KEPT = timedelta(hours=24)

#: RFC 9309 2.3.1.4: what cannot be asked disallows all; it may be back soon.
_KEPT_FAILURE = timedelta(minutes=10)

#: Of all sites together; those that were asked first are asked again.
_MAX_SITES = 2000
_MAX_BYTES = 16 * 2**20

#: Bytes of a robots.txt to its rules, where hostile ones can do no harm; raises FetchError.
ParseRobots = Callable[[bytes], Awaitable[Robots]]


@dataclass(frozen=True, slots=True)
class _Kept:
    robots: Robots

    #: By a clock that nobody sets, in seconds.
    until: float

    #: Why it could not be asked for; None: it could.
    failure: FetchError | None = None


class RobotsCache:
    """Asks, and remembers; who wants the same at once waits for one answer."""

    def __init__(
        self,
        fetch: Callable[[str], Awaitable[Page]],
        parse: ParseRobots,
        monotonic: Callable[[], float],
    ) -> None:
        self._fetch = fetch
        self._parse = parse
        self._monotonic = monotonic
        self._kept: dict[str, _Kept] = {}
        self._kept_bytes = 0
        self._asking: dict[str, asyncio.Task[_Kept]] = {}

    async def check(self, target: Target) -> None:
        """See whether a page may be fetched.

        Raises:
            FetchError: BLOCKED: it may not. Where robots.txt could not be asked for, its cause
                is the error that says why. BUSY: it was not read, by no fault of the site's.
        """
        kept = await self._of_site(target)
        if not kept.robots.allows(target.url):
            raise FetchError(Unfetched.BLOCKED, "robots.txt") from kept.failure

    async def close(self) -> None:
        """Ask no more."""
        for task in self._asking.values():
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    async def _of_site(self, target: Target) -> _Kept:
        url = urljoin(target.url, "/robots.txt")
        kept = self._kept.get(url)
        if kept and self._monotonic() < kept.until:
            return kept
        if (task := self._asking.get(url)) is None:
            task = self._asking[url] = asyncio.create_task(self._ask(url))
            task.add_done_callback(partial(self._asked, url))
        # One who stops waiting must not take the answer from the others.
        return await asyncio.shield(task)

    def _asked(self, url: str, task: asyncio.Task[_Kept]) -> None:
        del self._asking[url]
        # Where all who waited have gone, nobody else would look at what it raised.
        if not task.cancelled() and task.exception() is None:
            self._keep(url, task.result())

    def _keep(self, url: str, kept: _Kept) -> None:
        self._drop(url)
        self._kept[url] = kept
        self._kept_bytes += kept.robots.size_bytes
        while len(self._kept) > _MAX_SITES or self._kept_bytes > _MAX_BYTES:
            self._drop(next(iter(self._kept)))

    def _drop(self, url: str) -> None:
        if old := self._kept.pop(url, None):
            self._kept_bytes -= old.robots.size_bytes

    async def _ask(self, url: str) -> _Kept:
        try:
            page = await self._fetch(url)
            # One more than is read shows that it is cut off.
            robots = await self._parse(page.body[: MAX_BYTES + 1])
        except FetchError as error:
            if error.reason is Unfetched.BUSY:
                raise
            # RFC 9309 2.3.1.3: a site that has none lets us in, one that is down does not.
            if error.reason is Unfetched.UNSUPPORTED_TYPE or (
                error.status and 400 <= error.status < 500 and error.status != 429
            ):
                return self._until(ALLOW_ALL, _KEPT)
            return self._until(DISALLOW_ALL, _KEPT_FAILURE, error)
        return self._until(robots, _KEPT)

    def _until(
        self, robots: Robots, kept_for: timedelta, failure: FetchError | None = None
    ) -> _Kept:
        return _Kept(robots, self._monotonic() + kept_for.total_seconds(), failure)
