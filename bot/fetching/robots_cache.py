"""The robots.txt of each site, asked for once a day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urljoin

from bot.errors import FetchError, Unfetched
from bot.fetching.robots import ALLOW_ALL, DISALLOW_ALL, Robots, parse_robots
from bot.fetching.url_policy import Target
from bot.models import Page

#: RFC 9309 2.4: not longer than a day.
_KEPT = timedelta(hours=24)

#: RFC 9309 2.3.1.4: what cannot be asked disallows all; it may be back soon.
_KEPT_FAILURE = timedelta(minutes=10)

_MAX_SITES = 2000


@dataclass(frozen=True, slots=True)
class _Kept:
    robots: Robots
    until: datetime

    #: Why it could not be asked for; None: it could.
    failure: FetchError | None = None


class RobotsCache:
    """Asks, and remembers."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[Page]], clock: Callable[[], datetime]
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    async def check(self, target: Target) -> None:
        """See whether a page may be fetched.

        Raises:
            FetchError: BLOCKED: it may not. Where robots.txt could not be asked for, its cause
                is the error that says why.
        """
        kept = await self._of_site(target)
        if not kept.robots.allows(target.url):
            raise FetchError(Unfetched.BLOCKED, "robots.txt") from kept.failure

    async def _of_site(self, target: Target) -> _Kept:
        url = urljoin(target.url, "/robots.txt")
        kept = self._kept.get(url)
        if kept and self._clock() < kept.until:
            return kept
        kept = await self._ask(url)
        while len(self._kept) >= _MAX_SITES:
            del self._kept[next(iter(self._kept))]
        self._kept[url] = kept
        return kept

    async def _ask(self, url: str) -> _Kept:
        try:
            robots = parse_robots((await self._fetch(url)).body)
        except FetchError as error:
            # RFC 9309 2.3.1.3: a site that has none lets us in, one that is down does not.
            if error.reason is Unfetched.UNSUPPORTED_TYPE or (
                error.status and 400 <= error.status < 500 and error.status != 429
            ):
                return _Kept(ALLOW_ALL, self._clock() + _KEPT)
            return _Kept(DISALLOW_ALL, self._clock() + _KEPT_FAILURE, error)
        return _Kept(robots, self._clock() + _KEPT)
