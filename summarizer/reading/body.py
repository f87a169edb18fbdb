"""The lines of the article's body: blocks by a learned scorer, trafilatura where they are few."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement
from trafilatura.core import bare_extraction

from summarizer.reading.block_features import features_of
from summarizer.reading.blocks import read_blocks
from summarizer.reading.body_model import body_trees, likelihoods
from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, one_line

_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code"})
_MIN_BODY = 250

#: Chosen where precision and recall balance on domains that were not learned from.
_LIKELY = 0.4

#: Between this and its counterpart a block is in doubt; with more text in doubt than this part of
#: what was found, the page is unlike those learned from.
_DOUBT = 0.15
_MAX_DOUBT = 0.7

#: So many blocks above and below an article may speak of it.
_AROUND = 12
_MAX_BESIDE = 400

#: More blocks are no article; the rest would only cost time.
_MAX_BLOCKS = 5000


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an article, and the short ones beside them: credits, disclaimers."""

    lines: tuple[str, ...]
    beside: tuple[str, ...] = ()


def read_body(page: ParsedPage, declared: Declared, title: str, shown: Sequence[str] = ()) -> Body:
    """Return paragraphs, sub-headings, list items and table rows in reading order.

    Args:
        page: The page.
        declared: Its JSON-LD and meta tags.
        title: The headline.
        shown: Lines that stand as bylines.
    """
    body, doubt = _likely(page.tree, declared, title, shown)
    length = sum(map(len, body.lines))
    if length < _MIN_BODY or doubt > _MAX_DOUBT:
        # A second opinion, from rules that were made for pages of any kind.
        other = Body(tuple(_extracted(page.tree)), body.beside)
        if sum(map(len, other.lines)) >= min(length, _MIN_BODY):
            body = other
    stated = declared.text("articleBody") or ""
    # A page that is drawn by scripts may still describe its whole text.
    if len(stated) > _MIN_BODY and len(stated) > 2 * sum(map(len, body.lines)):
        return Body(tuple(_from_stated(str(declared.article["articleBody"]))), body.beside)
    return body


def _likely(
    tree: HtmlElement, declared: Declared, title: str, shown: Sequence[str]
) -> tuple[Body, float]:
    """Return the likely blocks, and how much text is in doubt, as a part of these."""
    blocks = read_blocks(tree)[:_MAX_BLOCKS]
    if not blocks:
        return Body(()), 0.0
    description = declared.meta("og:description", "description") or ""
    table = features_of(blocks, title, description, set(shown))
    scores = likelihoods(table, body_trees())
    likely = scores >= _LIKELY
    places = likely.nonzero()[0]
    if not len(places):
        return Body((), tuple(b.text for b in blocks if len(b.text) < _MAX_BESIDE)), 0.0
    lengths = table[:, 0]
    doubtful = (scores > _DOUBT) & (scores < 1 - _DOUBT)
    doubt = float(lengths[doubtful].sum() / lengths[likely].sum())
    first, last = max(int(places[0]) - _AROUND, 0), int(places[-1]) + _AROUND
    body = Body(
        tuple(b.text for b, kept in zip(blocks, likely, strict=True) if kept),
        tuple(
            b.text
            for b, kept in zip(blocks[first:last], likely[first:last], strict=True)
            if not kept and len(b.text) < _MAX_BESIDE
        ),
    )
    return body, doubt


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
