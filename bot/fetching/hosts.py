"""Politeness to hosts: how many requests at once, and when a host wants to be left alone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.errors import FetchError, Unfetched

#: A host that asks for more is asked again after this long all the same.
_LONGEST_PAUSE = timedelta(hours=1)

#: What is asked for now and then waits as long as it is told to, within reason.
LONGEST_RETRY = timedelta(days=7)

#: Paused hosts that are remembered; those beyond are asked again too early.
_MAX_PAUSED = 10_000


def retry_at(status: int, headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return when a host wants to be asked again; None if it does not say.

    RFC 9110 10.2.3: seconds or a date, with 503 or 429 (RFC 6585 4).
    """
    stated = headers.get("retry-after", "").strip()
    if status not in {429, 503} or not stated:
        return None
    if stated.isascii() and stated.isdigit():
        seconds = int(stated[:9])
        return now + min(timedelta(seconds=seconds), LONGEST_RETRY)
    try:
        at = parsedate_to_datetime(stated)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(at, now + LONGEST_RETRY) if at > now else None


@dataclass(slots=True)
class _Visitors:
    slots: asyncio.Semaphore
    count: int = 0


@dataclass(slots=True)
class Hosts:
    """Who is being asked, and who is not to be; a host here is a name and a port."""

    #: Requests at once.
    at_once: int

    clock: Callable[[], datetime]
    _visitors: dict[str, _Visitors] = field(default_factory=dict)
    _paused: dict[str, datetime] = field(default_factory=dict)

    @asynccontextmanager
    async def visit(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn, and have it as long as the block runs.

        Raises:
            FetchError: RATE_LIMITED: the host said when to come again, and it is not yet then.
        """
        visitors = self._visitors.setdefault(host, _Visitors(asyncio.Semaphore(self.at_once)))
        visitors.count += 1
        try:
            async with visitors.slots:
                # Those who waited learn what the ones before them were told.
                self.check(host)
                yield
        finally:
            visitors.count -= 1
            if not visitors.count:
                del self._visitors[host]

    def check(self, host: str) -> None:
        """See whether a host may be asked.

        Raises:
            FetchError: RATE_LIMITED.
        """
        until = self._paused.get(host)
        if until is None:
            return
        if self.clock() < until:
            raise FetchError(
                Unfetched.RATE_LIMITED,
                f"asked to stay away until {until:%H:%M:%S}",
                retry_at=until,
            )
        del self._paused[host]

    def note(self, host: str, status: int, headers: Mapping[str, str]) -> None:
        """Remember what a host said about coming again."""
        now = self.clock()
        if (until := retry_at(status, headers, now)) is None:
            return
        if len(self._paused) >= _MAX_PAUSED:
            self._paused = {name: at for name, at in self._paused.items() if at > now}
        if len(self._paused) < _MAX_PAUSED:
            self._paused[host] = min(until, now + _LONGEST_PAUSE)
