"""Names in one line, or in a sentence, whose scripts run in different directions."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

#: A reader's client takes the direction of what is between them from its first letter, and of the
#: line from nothing that is within: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates.
#: ``clean`` drops them from foreign texts: each one is ours.
_BEGIN, _END = "\u2068", "\u2069"
ISOLATES = _BEGIN + _END


def in_line(parts: Iterable[str], between: str) -> str:
    """Return the parts of a line that are there, each by itself where directions may differ.

    Without that the digits of a date would stand before the Arabic name in front of them.
    """
    there = [part for part in parts if part]
    if any(map(_runs_back, there)):
        there = [f"{_BEGIN}{part}{_END}" for part in there]
    return between.join(there)


def apart(text: str) -> str:
    """Return what is filled into a sentence that runs from right to left, whose order it must not turn.

    A name, a link, a time ("08:00 UTC") would else begin on the wrong side, or carry the full stop
    behind it along.
    """
    return f"{_BEGIN}{text}{_END}" if text else text


def _runs_back(text: str) -> bool:
    return any(bidirectional(char) in {"R", "AL"} for char in text)
