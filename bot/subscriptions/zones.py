"""Time zones as people name them. Pure but for the zone database, which is read."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)

#: No place is farther from UTC.
_MAX_OFFSET = timedelta(hours=14)


def parse_zone(text: str) -> str | None:
    """Read a zone's name.

    Args:
        text: ``Europe/Berlin``, the last part of such a name (``berlin``), ``UTC``, or an offset,
            ``+05:30``.

    Returns:
        The name that :func:`zone_of` takes; None if there is no such zone.
    """
    wanted = "_".join(text.split()).casefold()
    if offset := _offset(text.strip()):
        return offset
    names = _names()
    return names.get(wanted)


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
    """Zones by their names and by the last parts of these, in small letters."""
    names = sorted(available_timezones())
    places = [name for name in names if "/" in name and not name.startswith("Etc/")]
    by_place = {name.rsplit("/", 1)[1].casefold(): name for name in reversed(places)}
    return by_place | {name.casefold(): name for name in names}
