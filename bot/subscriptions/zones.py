"""Time zones as people name them. Pure but for the zone database, which is read."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)

#: What people and their keyboards have for a minus sign, and for "no hours".
_SIGNS = str.maketrans({"−": "-", "‐": "-", "–": "-", "—": "-", "±": "+"})

_ACCENT = re.compile("[\u0300-\u036f]")

#: What stands between the words of a name; an apostrophe, in ``St. John's``, is left out of it.
_BETWEEN = re.compile(r"[\s_.-]+")

#: No place is farther from UTC.
_MAX_OFFSET = timedelta(hours=14)


def parse_zone(text: str) -> str | None:
    """Read a zone's name.

    Args:
        text: ``Europe/Berlin``, the last part of such a name (``berlin``, ``São Paulo``), ``UTC``,
            or an offset, ``+05:30``.

    Returns:
        The name that :func:`zone_of` takes; None if there is no such zone.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    return _offset(text.translate(_SIGNS)) or _names().get(_key(text))


@cache
def zone_of(name: str | None) -> tzinfo:
    """Return the zone of a name that :func:`parse_zone` gave; UTC for None.

    A zone that this machine's database does not know (any more) is UTC, too.
    """
    if name is None:
        return UTC
    if match := _OFFSET.fullmatch(name):
        return timezone(_timedelta(match))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def zone_at(latitude: float, longitude: float) -> str:
    """Return the zone of a place; at sea that of its meridian.

    Args:
        latitude: Degrees north.
        longitude: Degrees east.
    """
    # Its map takes 34 MB, which only those should pay whose people share locations.
    from tzfpy import get_tz  # noqa: PLC0415

    return parse_zone(get_tz(longitude, latitude)) or "UTC"


def _key(name: str) -> str:
    """Return what the spellings of a name have in common."""
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", name)).casefold()
    return _BETWEEN.sub("_", bare.replace("'", "").replace("’", "")).strip("_")


def _offset(text: str) -> str | None:
    match = _OFFSET.fullmatch(text)
    if not match or int(match[3] or 0) >= 60 or abs(_timedelta(match)) > _MAX_OFFSET:
        return None
    return f"UTC{match[1]}{int(match[2]):02}:{int(match[3] or 0):02}"


def _timedelta(match: re.Match[str]) -> timedelta:
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -offset if match[1] == "-" else offset


@cache
def _names() -> dict[str, str]:
    """Zones by their names and by the last parts of these, as :func:`_key` spells them."""
    names = sorted(available_timezones())
    places = [name for name in names if "/" in name and not name.startswith("Etc/")]
    by_place = {_key(name.rsplit("/", 1)[1]): name for name in reversed(places)}
    return by_place | {_key(name): name for name in names}
