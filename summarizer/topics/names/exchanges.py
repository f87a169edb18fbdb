"""Stock exchanges in companies' codes, as agencies write them: "Vodafone (VOD.L)".

Source: https://en.wikipedia.org/wiki/Refinitiv_Identification_Code
"""

from __future__ import annotations

import re

_COUNTRIES = {
    "AS": "netherlands", "AT": "greece", "AX": "australia", "BK": "thailand", "BO": "india", "BR": "belgium",
    "CO": "denmark", "DE": "germany", "F": "germany", "HE": "finland", "HK": "hong_kong", "I": "ireland",
    "IS": "turkey", "J": "south_africa", "JK": "indonesia", "KL": "malaysia", "KQ": "south_korea",
    "KS": "south_korea", "L": "united_kingdom", "LS": "portugal", "MC": "spain", "ME": "russia", "MI": "italy",
    "MM": "russia", "MX": "mexico", "NS": "india", "NZ": "new_zealand", "OL": "norway", "PA": "france",
    "PR": "czechia", "PS": "philippines", "S": "switzerland", "SA": "brazil", "SI": "singapore", "SS": "china",
    "ST": "sweden", "SZ": "china", "T": "japan", "TA": "israel", "TO": "canada", "TW": "taiwan", "V": "canada",
    "VI": "austria", "WA": "poland", "Z": "switzerland",
}  # fmt: skip

_CODE = re.compile(r"[<(\[][A-Z0-9]{1,6}(?:_p)?\.([A-Z]{1,2})[>)\],]")


def exchange_countries(text: str) -> set[str]:
    """Return the topics of the countries whose exchanges list the companies of a text."""
    return {_COUNTRIES[code] for code in _CODE.findall(text) if code in _COUNTRIES}
