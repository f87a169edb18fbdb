"""How long a chat wants no stories: ``2h``, ``3 days``, ``until monday``, ``until 18:00``. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.subscriptions.times import DigestTime, parse_clock

#: Whoever wants more names no time.
LONGEST = timedelta(days=366)

_DAY = timedelta(days=1)

#: By the first letter of a word that is whole, or is that letter alone.
_UNITS = {
    "m": ("minute", timedelta(minutes=1)),
    "h": ("hour", timedelta(hours=1)),
    "d": ("day", _DAY),
    "w": ("week", timedelta(weeks=1)),
}

_LENGTH = re.compile(r"(?:for )?([0-9]{1,4}) ?([a-z]+)")


def pause_end(typed: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a pause ends that begins now, in UTC.

    Args:
        typed: What somebody wants, ``until tomorrow``.
        now: The time.
        zone: By whose clock; a day begins at midnight.

    Returns:
        None where nothing of the kind was typed, or it is longer than :data:`LONGEST`, or nothing.
    """
    words = " ".join(typed.casefold().split())
    end = _until(words.removeprefix("until "), now, zone) if words.startswith("until ") else None
    if found := _LENGTH.fullmatch(words):
        end = now + int(found[1]) * _unit(found[2])
    return end if end is not None and now < end <= now + LONGEST else None


def _unit(word: str) -> timedelta:
    name, length = _UNITS.get(word[0], ("", timedelta()))
    known = word in {word[0], name, f"{name}s"} or (
        word[0] in "mh" and word in {"min", "hr", "hrs"}
    )
    return length if known else timedelta()


def _until(words: str, now: datetime, zone: tzinfo) -> datetime | None:
    if words == "tomorrow":
        tomorrow = now.astimezone(zone).date() + _DAY
        return datetime.combine(tomorrow, time(), zone).astimezone(UTC)
    if (clock := parse_clock(words)) is not None:
        return DigestTime(clock).next_after(now, zone)
    when = DigestTime.parse(words) or DigestTime.parse(f"{words} 00:00")
    return when.next_after(now, zone) if when else None
