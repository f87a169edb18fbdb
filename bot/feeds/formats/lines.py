"""Texts of a feed as they are kept: one line, bounded, of letters that every database can hold."""

from __future__ import annotations

import re
from html import unescape

from bot.feeds.formats.limits import MAX_LENGTH

#: Controls, halves of surrogate pairs, noncharacters, and marks that turn the direction of what
#: follows.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

_TAG = re.compile(r"<[^<>]*>")

#: What a browser would not show.
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def has_no_form(text: str) -> bool:
    """Whether a text holds what is dropped from lines; a link is not mended, but refused."""
    return bool(_CONTROLS.search(text))


def one_line(text: str, length: int = MAX_LENGTH) -> str:
    """Return a text on one line, cut to a length."""
    return " ".join(_CONTROLS.sub("", text).split())[:length].rstrip()


def shown_text(html: str, length: int = MAX_LENGTH) -> str:
    """Return what a browser would show of some HTML, on one line.

    For a text to be compared or shown as such; it is escaped again wherever it is made HTML.
    """
    return one_line(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html))), length)


def weight(text: str) -> int:
    """Return how much a text says, in letters: one of Chinese, Japanese or Korean counts as two."""
    return len(text) + sum(letter >= "\u2e80" for letter in text)
