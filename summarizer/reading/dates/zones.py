"""The letters that people write behind a time, and the zones that they mean."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

#: Hours from UTC. Those of America are of RFC 5322, 4.3; the others as the tz database has or had them,
#: https://www.iana.org/time-zones, and as the languages of a zone call it: MEZ, МСК, WIB.
_HOURS = {
    "ACDT": 10.5, "ACST": 9.5, "ADT": -3, "AEDT": 11, "AEST": 10, "AKDT": -8, "AKST": -9, "AMT": -4,
    "ART": -3, "AST": -4, "AWST": 8, "BOT": -4, "BRST": -2, "BRT": -3, "BST": 1, "CAT": 2, "CDT": -5,
    "CEST": 2, "CET": 1, "CHST": 10, "CLST": -3, "CLT": -4, "COT": -5, "CST": -6, "EAT": 3, "ECT": -5, "EDT": -4,
    "EEST": 3, "EET": 2, "EST": -5, "FJT": 12, "GET": 4, "GMT": 0, "GST": 4, "HKT": 8, "HST": -10, "ICT": 7,
    "IDT": 3, "IRST": 3.5, "IST": 5.5, "JST": 9, "KRAT": 7, "KST": 9, "MDT": -6, "MESZ": 2, "MEST": 2, "MET": 1,
    "MEZ": 1, "MMT": 6.5, "MSD": 4, "MSK": 3, "MST": -7, "MYT": 8, "NDT": -2.5, "NOVT": 7, "NPT": 5.75, "NST": -3.5,
    "NZDT": 13, "NZST": 12, "PDT": -7, "PET": -5, "PHT": 8, "PKT": 5, "PST": -8, "SAMT": 4, "SAST": 2, "SGT": 8,
    "SST": -11, "TRT": 3, "TSI": 3, "UT": 0, "UTC": 0, "UYT": -3, "UZT": 5, "VET": -4, "VLAT": 10,
    "WAT": 1, "WEST": 1, "WET": 0, "WIB": 7, "WIT": 9, "WITA": 8, "YEKT": 5, "Z": 0, "МСК": 3,
}  # fmt: skip

#: Letters that stand for a place's time, winter and summer.
_PLACES = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

#: Letters that mean another zone elsewhere, by top-level domain or by the country of a language.
_BY_COUNTRY: dict[str, dict[str, float]] = {
    "IST": {"il": 2, "ie": 1},
    "CST": {"cn": 8, "tw": 8, "cu": -5},
    "CDT": {"cu": -4},
    "BST": {"bd": 6},
    "AMT": {"am": 4},
    "AST": {"sa": 3, "ae": 3, "qa": 3, "kw": 3, "iq": 3, "bh": 3},
    "PST": {"ph": 8},
    "GST": {"gs": -2},
    "SST": {"sg": 8},
    "WST": {"au": 8},
    "EST": {"au": 10},
    "EDT": {"au": 11},
}

#: Where languages are spoken that one country's letters are meant in.
_COUNTRIES = {"he": "il", "ga": "ie", "zh": "cn", "bn": "bd", "hy": "am"}

ZONE = re.compile(
    r"\s*\.?\s*\(?(?:(?:GMT|UTC|UT)?\s*(?P<sign>[+−-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?(?!\d)|(?P<name>[A-ZМСК]{1,5})\b)"
)

_FARTHEST = timedelta(hours=15)


def zone_at(text: str, start: int, country: str = "", language: str = "") -> tzinfo | None:
    """Return the zone that stands at a place in a text, behind a time.

    Args:
        text: ``09:38 PM GMT+0100``; letters of zones are capitals.
        start: The place.
        country: Top-level domain of the site, ``in``: some letters mean several zones.
        language: BCP 47 tag, in lower case; for sites whose domain is of no country.

    Returns:
        None: it names none that is known.
    """
    match = ZONE.match(text, start)
    if match is None:
        return None
    if match["sign"]:
        # JavaScript writes GMT+0100, and means it as ISO 8601 does.
        offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return timezone(offset if match["sign"] == "+" else -offset) if offset < _FARTHEST else None
    return zone_of(match["name"], country, language)


def zone_of(name: str, country: str = "", language: str = "") -> tzinfo | None:
    """Return the zone that letters mean, most often where nothing is known of who writes."""
    if name in _PLACES:
        return ZoneInfo(_PLACES[name])
    elsewhere = _BY_COUNTRY.get(name, {})
    spoken, _, region = language.partition("-")
    here = (country, region.rpartition("-")[2], _COUNTRIES.get(spoken, ""))
    hours = next((elsewhere[of] for of in here if of in elsewhere), _HOURS.get(name))
    return None if hours is None else timezone(timedelta(hours=hours))
