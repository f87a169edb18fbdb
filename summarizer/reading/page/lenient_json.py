"""JSON as pages have it: with comments, commas too many, braces too many, several values in a row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

#: More than this is no description of an article.
_MAX_TEXT = 2_000_000

#: More values in a row are no description either.
_MAX_VALUES = 50

#: What stands around JSON in a script, from when browsers would else have shown it.
_WRAPPING = re.compile(r"(?://|/\*)?\s?(?:<!\[CDATA\[|\]\]>|<!--|-->)(?:\s?\*/)?")

#: A string, which stays as it is. One that is not closed goes on to the end of the text, as a comment
#: does: to look on behind its first sign would take the text's length squared.
_STRING = r"\"(?:[^\"\\]|\\.)*(?:\"|\\?\Z)"

#: What no JSON has: comments, a comma before an end.
_NOTE = re.compile(rf"{_STRING}|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)

_VALUE_BEGINS = re.compile(r"[{\[]")


def loads_leniently(text: str) -> Iterator[object]:
    """Yield the values of a script's text, as far as they can be read; none of a text too long."""
    if len(text) > _MAX_TEXT:
        return
    try:
        # strict=False: line breaks inside strings are common, and mean what they say.
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        text = _WRAPPING.sub(" ", text)
        for needless in (_NOTE, _COMMA):
            text = needless.sub(_only_string, text)
        yield from _values(text)


def _only_string(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith('"') else ""


def _values(text: str) -> Iterator[object]:
    """Yield the objects and lists that stand in a row, until one is broken."""
    decoder = json.JSONDecoder(strict=False)
    end = 0
    for _ in range(_MAX_VALUES):
        if (begin := _VALUE_BEGINS.search(text, end)) is None:
            return
        try:
            value, end = decoder.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            return
        yield value
