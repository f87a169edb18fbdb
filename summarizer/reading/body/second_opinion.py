"""What rules that were made for pages of any kind, trafilatura's, take for the article of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import compress
from typing import Any

from lxml.html import HtmlElement

from summarizer.reading.page.blocks import PageBlock
from summarizer.reading.page.structured import one_line

_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code"})
_HOLDERS = frozenset({"list", "table", "row", "quote", "div"})
_OF_QUOTES = frozenset({"p", "list", "quote", "head"})

#: Characters of a paragraph; a text that lacks so much of them, as a part of what it has, is torn.
_PARAGRAPH = 80
_TORN = 0.5


def extracted(tree: HtmlElement) -> list[str]:
    """Return the lines of what trafilatura takes for a page's article; the tree stays as it is."""
    # Few pages need it, and it takes a sixth of a second to load.
    from trafilatura.core import bare_extraction  # noqa: PLC0415

    # Trafilatura prunes the tree it is given; the metadata is still to be read from ours.
    pruned = deepcopy(tree)
    for template in list(pruned.iter("template")):
        # Nobody sees it, so our own blocks, by which a page is known to have too many, leave it out.
        template.drop_tree()
    document: Any = bare_extraction(
        pruned, include_comments=False, include_tables=True, with_metadata=False
    )
    if document is None or document.body is None:
        return []
    return [line for element in document.body for line in _lines(element)]


def is_torn(lines: Sequence[str], blocks: Sequence[PageBlock]) -> bool:
    """Whether a text lacks much of an article: paragraphs between those it has, or of their class.

    Rules that look for the one container of an article lose what advertisements part from it.

    Args:
        lines: The text's.
        blocks: Those of the page that are likely to be the article's, in reading order.
    """
    said = "".join("".join(lines).split())
    paragraphs = [block for block in blocks if len(block.text) >= _PARAGRAPH]
    has = ["".join(block.text.split()) in said for block in paragraphs]
    if not any(has):
        return False
    first, last = has.index(True), len(has) - has[::-1].index(True)
    named = {b.frame.look for b in compress(paragraphs, has) if not b.frame.look.endswith(" ")}
    lacks = (
        len(block.text)
        for place, (block, is_said) in enumerate(zip(paragraphs, has, strict=True))
        if not is_said and (first < place < last or block.frame.look in named)
    )
    return sum(lacks) > _TORN * sum(len(block.text) for block in compress(paragraphs, has))


def _lines(element: Any) -> Iterator[str]:  # noqa: ANN401  # trafilatura's tree has no types
    """Yield a block's lines; line breaks inside a paragraph part paragraphs."""
    if element.tag in _HOLDERS and len(element):
        if element.text and element.text.strip():
            yield one_line(element.text)
        for child in element:
            if element.tag == "quote" and child.tag not in _OF_QUOTES:
                break
            yield from _lines(child)
        else:
            return
    yield from filter(None, map(one_line, "".join(_texts(element)).split("\n")))


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401  # trafilatura's tree has no types
    """Yield the texts in a block, and line breaks where lines and blocks in it end."""
    yield element.text or ""
    for child in element.iterdescendants():
        if child.tag == "lb" or child.tag in _BLOCKS:
            yield "\n"
        yield child.text or ""
        if child.tag in _BLOCKS:
            yield "\n"
        yield child.tail or ""
