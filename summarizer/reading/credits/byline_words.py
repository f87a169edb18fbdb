"""What stands before the names in a byline: who wrote, who did something else, and when."""

from __future__ import annotations

import re
from functools import cache

from summarizer.language.phrases import any_of
from summarizer.language.scripts import DENSE

_TABLE = "bylines"

#: Letters that a day with its label has.
_MAX_DAY = 45

_YEAR = re.compile(r"(?:19|20)\d\d")


@cache
def by() -> re.Pattern[str]:
    """Return what stands before the names in a byline, whatever language it is in."""
    said = rf"(?:(?:{any_of(_TABLE, 'acts')})\s+)?(?:{any_of(_TABLE, 'by')})\s*[:：|]?\s*"
    words = f"{said}|{any_of(_TABLE, 'labels')}|{any_of(_TABLE, 'openers')}"
    return re.compile(rf"^[\W_]*(?:{words})", re.IGNORECASE)


@cache
def labelled() -> re.Pattern[str]:
    """Return what says of itself that names stand behind it: "Written by", "Autorin:"; no mere "by"."""
    by = any_of(_TABLE, "by")
    said = rf"(?:{any_of(_TABLE, 'wrote')})\s+(?:{by})\s*[:：]?\s|(?:{by})\s?[:：]\s?"
    words = f"{said}|{any_of(_TABLE, 'labels')}|{any_of(_TABLE, 'openers')}"
    return re.compile(rf"^[\W_]*(?:{words})", re.IGNORECASE)


@cache
def pictures() -> re.Pattern[str]:
    """Return what names who took the pictures, or edited it: they wrote nothing."""
    told = rf"\W{{0,3}}\b(?:{any_of(_TABLE, 'pictures')})"
    return re.compile(
        rf"{told}.*?(?=\b(?:texte?|words|tekst|teksti|texto|testo)\s*[:：]|$)", re.IGNORECASE
    )


@cache
def both() -> re.Pattern[str]:
    """Return what a line begins with whose people wrote, and took the pictures."""
    return re.compile(rf"^\W*(?:{any_of(_TABLE, 'both')})", re.IGNORECASE)


@cache
def picture_label() -> re.Pattern[str]:
    """Return what stands before the names of those who did something else than to write."""
    return re.compile(rf"^\W*(?:{any_of(_TABLE, 'pictures')})", re.IGNORECASE)


@cache
def _dated() -> re.Pattern[str]:
    """Return what a byline begins with that says first when: "Posted on 3 May 2019 by "."""
    by = any_of(_TABLE, "by")
    return re.compile(
        rf"(?=.{{0,40}}(?:19|20)\d\d).{{2,45}}?\d(?:st|nd|rd|th)?\s?(?:[ap]\.?m\.?|uhr)?[\s,.|•·–—-]+(?=(?:{by})\s+(?-i:[^\W\da-zß-ÿа-я]))",
        re.IGNORECASE,
    )


def undated(line: str) -> str:
    """Return a byline without the day that it begins with."""
    if not _YEAR.search(line, 0, _MAX_DAY) or DENSE.search(line):
        return line
    return _dated().sub("", line, count=1) if _dated().match(line) else line
