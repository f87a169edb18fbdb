"""The lines of the article's body, as trafilatura finds them on the shared tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from lxml.html import HtmlElement
from trafilatura.core import bare_extraction

from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, one_line

_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code"})
_MIN_BODY = 250


def read_lines(page: ParsedPage, declared: Declared) -> list[str]:
    """Return paragraphs, sub-headings, list items and table rows in reading order."""
    lines = _extracted(page.tree)
    stated = declared.text("articleBody") or ""
    # A page that is drawn by scripts may still describe its whole text.
    if len(stated) > _MIN_BODY and len(stated) > 2 * sum(map(len, lines)):
        return _from_stated(str(declared.article["articleBody"]))
    return lines


def _extracted(tree: HtmlElement) -> list[str]:
    # Trafilatura prunes the tree it is given; the metadata is still to be read from ours.
    document: Any = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False
    )
    if document is None or document.body is None:
        return []
    return [line for element in document.body for line in _lines(element)]


def _lines(element: Any) -> Iterator[str]:  # noqa: ANN401  # trafilatura's tree has no types
    """Yield a block's lines; line breaks inside a paragraph part paragraphs."""
    if element.tag in {"list", "table", "row", "quote", "div"} and len(element):
        if element.text and element.text.strip():
            yield one_line(element.text)
        for child in element:
            if element.tag == "quote" and child.tag not in {"p", "list", "quote", "head"}:
                break
            yield from _lines(child)
        else:
            return
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag == "lb" or child.tag in _BLOCKS:
            parts.append("\n")
        parts += child.text or "", "\n" if child.tag in _BLOCKS else "", child.tail or ""
    for line in "".join(parts).split("\n"):
        if text := one_line(line):
            yield text


def _from_stated(text: str) -> list[str]:
    without_tags = re.sub(r"<[^<>]{1,300}>", "\n", text)
    return [line for part in without_tags.split("\n") if (line := one_line(part))]


def short_lines(page: ParsedPage) -> list[str]:
    """Return the texts of small blocks anywhere on the page: bylines, stamps, disclaimers."""
    found: list[str] = []
    for element in islice(
        page.tree.iter("p", "div", "span", "em", "i", "small", "li", "section"), 4000
    ):
        if len(element) > 6 or not (element.text or "").strip():
            continue
        text = one_line(element.text_content())
        if 6 < len(text) < 400:
            found.append(text)
    return found
