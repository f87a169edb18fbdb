"""The article in the data that a page's scripts would draw it from.

Frameworks send a page's content as JSON beside an empty document: Next.js in ``__NEXT_DATA__`` or
in pieces that are pushed to ``__next_f``, others by an assignment to ``window``. There is no common
name for the body, so it is known by what it is: the markup, or the list of texts, that holds most
prose.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from html import escape

from lxml.html import HtmlElement

from summarizer.errors import ReadingError
from summarizer.reading.page.parse import parse_page

_MAX_SCRIPTS = 300
_MAX_CHARACTERS = 3_000_000
_MAX_VALUES = 100_000
_MAX_ASSIGNMENTS = 30
_MAX_LITERALS = 5_000

#: Characters. A shorter text is a label.
_MIN_PROSE = 60

#: Paragraphs of markup; one alone is a teaser.
_MIN_PARAGRAPHS = 2

_ASSIGNED = re.compile(r"[\w$\]\"'][ \t]{0,5}=[ \t\n]{0,5}(?=[{\[]|JSON\.parse\(\")")
_PUSHED = re.compile(r"__next_f\.push\(")

#: A row of what is pushed: a name, then JSON, or a text of so many bytes.
#: https://github.com/facebook/react/tree/main/packages/react-server
_ROW = re.compile(r"[0-9a-f]{1,8}:(?:T([0-9a-f]{1,8}),|(?=[\[{]))")

_DECODER = json.JSONDecoder(strict=False)
_NO_BLANK = re.compile(r"\S")

_MARKUP = re.compile(r"<p[\s>]", re.IGNORECASE)
_PROSE = re.compile(r"[^\s<>{}][.!?…。！？।؟۔][\"”’»」』)\]]*(?:\s|$|<)|[。！？]")
_ADDRESS = re.compile(r"(?:https?:/)?/\S*$")

#: Places for what scripts put in: advertisements, widgets.
_UNFILLED = re.compile(r"\$\$\w{1,40}\$\$|\{\{[^{}]{1,100}\}\}|\[\[\w{1,40}\]\]")

#: What stands beside a text that only leads to an article.
_LEADS_AWAY = frozenset({"url", "href", "link", "permalink", "slug", "headline", "title"})

#: Where a value stands; of a list's items all alike.
_Path = tuple[str, ...]


def read_payload(tree: HtmlElement) -> HtmlElement | None:
    """Return the article's markup out of a page's data, as one element; None if there is none.

    Args:
        tree: The page.
    """
    alone: list[str] = []
    together: defaultdict[_Path, list[str]] = defaultdict(list)
    for number, value in enumerate(_values(tree)):
        for path, text, leads_away in _texts(value):
            if len(_MARKUP.findall(text)) >= _MIN_PARAGRAPHS:
                alone.append(text)
            elif not leads_away and _is_prose(text):
                together[str(number), *path].append(text)
    alone += ["".join(map(_paragraph, texts)) for texts in together.values()]
    best = max(alone, key=len, default="")
    if not best:
        return None
    with suppress(ReadingError):
        return parse_page(f"<article>{_UNFILLED.sub('', best)}</article>".encode(), "").tree
    return None


def _paragraph(text: str) -> str:
    if _MARKUP.search(text):
        return text
    # Markup has line breaks that mean nothing; in a bare text they part paragraphs.
    lines = [text] if "<" in text else map(escape, text.split("\n"))
    return "".join(f"<p>{line}</p>" for line in lines)


def _is_prose(text: str) -> bool:
    return len(text) >= _MIN_PROSE and not _ADDRESS.match(text) and bool(_PROSE.search(text))


def _values(tree: HtmlElement) -> Iterator[object]:
    """Yield what scripts hold as JSON."""
    left = _MAX_CHARACTERS
    pushed: list[str] = []
    for number, script in enumerate(tree.iter("script")):
        text = script.text or ""
        kind = (script.get("type") or "").lower()
        left -= len(text)
        if number >= _MAX_SCRIPTS or left < 0:
            break
        if "ld+json" in kind:
            continue
        if "json" in kind:
            yield from _decoded(text, 0)
        elif match := _PUSHED.search(text):
            pushed += filter(None, map(_pushed, _decoded(text, match.end())))
        else:
            yield from _assigned(text)
            yield from _literals(text)
    yield from _rows("".join(pushed))


def _pushed(value: object) -> str:
    """Return the text that a script pushes; empty if it is none."""
    text = value[1] if isinstance(value, list) and len(value) > 1 else ""
    return text if isinstance(text, str) else ""


def _assigned(text: str) -> Iterator[object]:
    place = 0
    for _ in range(_MAX_ASSIGNMENTS):
        if not (match := _ASSIGNED.search(text, place)):
            return
        place = match.end()
        if text.startswith("JSON", place):
            for quoted in _decoded(text, text.index('"', place)):
                yield from _decoded(str(quoted), 0)
        else:
            yield from _decoded(text, place)


def _literals(text: str) -> Iterator[str]:
    """Yield the markup that stands as texts in a program, not in JSON.

    Nuxt sends its data as a function's arguments: ``(function(a){return {body:"\\u003Cp"}}(1))``.
    """
    if "u003Cp" not in text and "u003cp" not in text:
        return
    place = text.find('"')
    for _ in range(_MAX_LITERALS):
        if place < 0:
            return
        try:
            literal, place = _DECODER.raw_decode(text, place)
        except ValueError:  # no text as JSON has it, or one without an end
            return
        if _MARKUP.search(literal):
            yield literal
        place = text.find('"', place)


def _rows(pushed: str) -> Iterator[object]:
    """Yield the rows of React's stream that are data: JSON, and long texts."""
    stream = pushed.encode(errors="ignore")
    place = 0
    while place < len(stream):
        head = _ROW.match(stream[place : place + 20].decode("ascii", "ignore"))
        if head and head[1]:
            start = place + head.end()
            place = start + int(head[1], 16)
            yield stream[start:place].decode(errors="ignore")
            continue
        end = stream.find(b"\n", place)
        end = len(stream) if end < 0 else end
        if head:
            yield from _decoded(stream[place + head.end() : end].decode(errors="ignore"), 0)
        place = end + 1


def _decoded(text: str, place: int) -> Iterator[object]:
    """Yield the JSON value at a place, unless there is none."""
    with suppress(ValueError, RecursionError):
        if first := _NO_BLANK.search(text, place):
            yield _DECODER.raw_decode(text, first.start())[0]


def _texts(value: object) -> Iterator[tuple[_Path, str, bool]]:
    """Yield the texts in a value in order: where, what, and whether it only leads elsewhere."""
    stack: list[tuple[_Path, object, bool]] = [((), value, False)]
    for _ in range(_MAX_VALUES):
        if not stack:
            return
        path, item, away = stack.pop()
        if isinstance(item, str):
            yield path, item, away
        elif isinstance(item, list):
            stack += ((("*", *path), each, away) for each in reversed(item))
        elif isinstance(item, dict):
            # In a list, what has a title and an address is an entry, not a paragraph.
            away = "*" in path[:1] and not _LEADS_AWAY.isdisjoint(item)
            stack += (((key, *path), each, away) for key, each in reversed(item.items()))
