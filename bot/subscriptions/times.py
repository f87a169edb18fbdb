"""Local times that a chat set: when its digest comes, and when it wants quiet. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Self

#: What may stand between an hour and its half of the day.
_HALF = re.compile(r"(?<=\d)\s+(?=[ap]m\b)")

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DigestTime:
    """When a digest comes: every day, or every week on one day."""

    at: time

    #: 0 is Monday; None: every day.
    weekday: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read ``08:00`` or ``mon 08:00`` (the day's name may be longer); None if it is neither."""
        match _HALF.sub("", text.casefold()).split():
            case [clock]:
                weekday = None
            case [day, clock]:
                weekday = next((i for i, name in enumerate(_WEEKDAYS) if _is_day(day, name)), None)
                if weekday is None:
                    return None
            case _:
                return None
        at = parse_clock(clock)
        return None if at is None else cls(at, weekday)

    def __str__(self) -> str:
        day = "" if self.weekday is None else f"{_WEEKDAYS[self.weekday]} "
        return f"{day}{self.at:%H:%M}"

    def next_after(self, moment: datetime, zone: tzinfo) -> datetime:
        """Return the first time for a digest that is later than a moment, in UTC.

        Where clocks are put forward over it, it is when the clock would have shown it; where they
        are put back over it, it is the first time that they show it.
        """
        day = moment.astimezone(zone).date() - _DAY
        while True:
            day += _DAY
            if self.weekday not in (None, day.weekday()):
                continue
            at = datetime.combine(day, self.at, zone).astimezone(UTC)
            if at > moment:
                return at


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of the day in which nothing comes that was not asked for."""

    start: time

    #: Earlier than ``start`` where the hours go over midnight.
    end: time

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read ``22:00-07:00``; None if it is something else, or no time at all."""
        together = _HALF.sub("", text.strip().casefold())
        match re.split(r"\s*[-–—]\s*|\s+", together):
            case [first, second]:
                start, end = parse_clock(first), parse_clock(second)
                if start is None or end is None or start == end:
                    return None
                return cls(start, end)
            case _:
                return None

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def until(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """Return when the quiet that reigns at a moment ends, in UTC; None if none does."""
        local = moment.astimezone(zone)
        clock = local.time().replace(tzinfo=None)
        if self.start < self.end:
            quiet = self.start <= clock < self.end
        else:
            quiet = clock >= self.start or clock < self.end
        if not quiet:
            return None
        day = local.date() + (_DAY if clock >= self.end else timedelta())
        # In the hour that clocks repeat, the end's first time may be over already.
        ends = (datetime.combine(day, self.end.replace(fold=f), zone) for f in (0, 1))
        return next((at for end in ends if (at := end.astimezone(UTC)) > moment), None)


def parse_clock(text: str) -> time | None:
    """Read ``8``, ``8:00``, ``08.00`` or ``8pm``; None if it is no time of the day."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?", text.strip().casefold())
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _is_day(word: str, name: str) -> bool:
    return word[:3] == name and len(word) >= 3
