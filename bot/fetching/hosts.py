"""Politeness to hosts: how many requests at once, and when a host wants to be left alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.errors import FetchError, Unfetched
from bot.fairness.slots import Slots

#: A host that asks for more is asked again after this long all the same.
_LONGEST_PAUSE = timedelta(hours=1)

#: What is asked for now and then waits as long as it is told to, within reason.
LONGEST_RETRY = timedelta(days=7)

#: Paused hosts that are remembered; those beyond are asked again too early.
_MAX_PAUSED = 10_000


def retry_after(status: int, headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return how long a host wants to be left alone, a week at most; None if it does not say.

    RFC 9110 10.2.3: seconds or a date, with 503 or 429 (RFC 6585 4).
    """
    stated = headers.get("retry-after", "").strip()
    if status not in {429, 503} or not stated:
        return None
    if stated.isascii() and stated.isdigit():
        # Nine digits are thirty years; ten thousand are no number that Python reads.
        seconds = int(stated.lstrip("0")[:9] or 0)
        return min(timedelta(seconds=seconds), LONGEST_RETRY)
    try:
        at = parsedate_to_datetime(stated)
    except (ValueError, OverflowError):  # a zone may be off by more than a date can hold
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(at - now, LONGEST_RETRY) if at > now else None


@dataclass(slots=True)
class _Visitors:
    slots: Slots
    count: int = 0


@dataclass(slots=True)
class Hosts:
    """Who is being asked, and who is not to be; a host here is a name and a port."""

    #: Requests at once.
    at_once: int

    #: The time, for what hosts say and are said to have said.
    clock: Callable[[], datetime]

    #: Seconds, for how long they are left alone: clocks are set back.
    monotonic: Callable[[], float]

    _visitors: dict[str, _Visitors] = field(default_factory=dict)
    _paused: dict[str, float] = field(default_factory=dict)

    @asynccontextmanager
    async def visit(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn, and have it as long as the block runs.

        One person has half of a host's turns at most: slow pages of a site that many read keep
        nobody else from it. Feeds have theirs after people.

        Raises:
            FetchError: RATE_LIMITED: the host said when to come again, and it is not yet then.
        """
        slots = Slots(self.at_once, most_each=max(self.at_once // 2, 1))
        visitors = self._visitors.setdefault(host, _Visitors(slots))
        visitors.count += 1
        try:
            async with visitors.slots.turn():
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
        left = until - self.monotonic()
        if left > 0:
            raise FetchError(
                Unfetched.RATE_LIMITED,
                f"asked to stay away for {left:.0f} s more",
                retry_at=self.clock() + timedelta(seconds=left),
            )
        del self._paused[host]

    def note(self, host: str, status: int, headers: Mapping[str, str]) -> None:
        """Remember what a host said about coming again."""
        pause = retry_after(status, headers, self.clock())
        if pause is None:
            return
        now = self.monotonic()
        if len(self._paused) >= _MAX_PAUSED:
            self._paused = {name: until for name, until in self._paused.items() if until > now}
        if len(self._paused) < _MAX_PAUSED:
            self._paused[host] = now + min(pause, _LONGEST_PAUSE).total_seconds()
