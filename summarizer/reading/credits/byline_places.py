"""Where bylines stand, and the short texts there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from summarizer.reading.page.placement import following
from summarizer.reading.page.structured import one_line

#: A line from this length on is a paragraph.
PARAGRAPH = 160

_MAX_AROUND = 60
_MAX_STRONG = 400
_MAX_BYLINE = 140


def head_of(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands between the headline and the first paragraph."""
    for element in islice(following(headline), _MAX_AROUND):
        if element.tag == "p" and len(one_line(element.text_content())) > PARAGRAPH:
            return
        yield element


def block_of(element: HtmlElement, letters: int = 2 * PARAGRAPH) -> HtmlElement:
    """Return the block that a byline stands in: the largest around it that is short."""
    block = element
    for ancestor in islice(element.iterancestors(), 4):
        if len(one_line(ancestor.text_content())) > letters:
            break
        block = ancestor
    return block


def marked_lines(tree: HtmlElement) -> Iterator[str]:
    """Yield the short lines that are headings, or begin with what is strong: labels and their names."""
    for element in islice(tree.iter("strong", "b", "h3", "h4", "h5", "h6", "dt"), _MAX_STRONG):
        parent = element.getparent()
        begins = (
            parent is not None and element.getprevious() is None and not (parent.text or "").strip()
        )
        for line in (element, parent) if begins and parent is not None else (element,):
            text = one_line(line.text_content())
            if 0 < len(text) < PARAGRAPH:
                yield text


def short_text(element: HtmlElement) -> str:
    """Return an element's text in one line; empty if it is no line."""
    if (
        element.tag in {"script", "style", "h1", "time", "img", "svg", "figure"}
        or len(element) > 12
    ):
        return ""
    text = one_line(" ".join(islice(_texts(element), 24)))
    return text if 2 < len(text) < _MAX_BYLINE else ""


def _texts(element: HtmlElement) -> Iterator[str]:
    """Yield an element's texts but for styles; a line break parts a name from what stands below it."""
    if next(element.iter("br", "style", "script"), None) is None:
        yield from element.itertext()
        return
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            shown = "" if each.tag in {"style", "script"} else each.text
            yield from filter(None, ("|" if each.tag == "br" else "", shown))
        elif each is not element:
            yield each.tail or ""
