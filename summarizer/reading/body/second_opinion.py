"""What rules that were made for pages of any kind, trafilatura's, take for the article of one."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml.html import HtmlElement

from summarizer.reading.page.structured import one_line

_BLOCKS = frozenset({"p", "head", "item", "quote", "cell", "code"})
_HOLDERS = frozenset({"list", "table", "row", "quote", "div"})
_OF_QUOTES = frozenset({"p", "list", "quote", "head"})


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
