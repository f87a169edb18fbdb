"""Figures that a sentence tells: two points with the same one mostly tell the same."""

from __future__ import annotations

import re

#: "38,700", "5.99", "330"; behind a capital a number is of a name: "S&P 500", "Boeing 737".
_FIGURE = re.compile(r"(?<![\w.,-])\d[\d.,\u00a0\u202f]*\d(?!\w)")
_OF_NAME = re.compile(r"\b[A-Z\u00c0-\u00deА-Я][\w&.-]*\s$")
_YEAR = re.compile(r"(?:19|20)\d\d")

#: Characters that are looked at before a number.
_NAME_LENGTH = 40

#: Digits. Smaller whole numbers are shared by chance.
_DIGITS = 3


def figures(text: str) -> frozenset[str]:
    """Return the figures that are worth telling, as digits alone: no years, no numbers of names."""
    found = (
        (match[0], re.sub(r"\D", "", match[0]))
        for match in _FIGURE.finditer(text)
        if not _OF_NAME.search(text, max(0, match.start() - _NAME_LENGTH), match.start())
    )
    return frozenset(
        digits
        for shown, digits in found
        if not _YEAR.fullmatch(shown) and (len(digits) >= _DIGITS or digits != shown)
    )
