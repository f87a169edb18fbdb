"""Read lists of feeds that readers exchange: OPML, http://opml.org/spec2.opml."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bot.errors import FeedError, Unparsed
from bot.feeds.formats.limits import MAX_LENGTH
from bot.feeds.formats.lines import one_line
from bot.feeds.formats.links import web_link
from bot.feeds.formats.xml_guard import check_xml, without_doctype
from bot.feeds.values import Outline

MAX_BYTES = 5 * 2**20

#: Of more feeds only the first are read.
MAX_FEEDS = 5000

#: As long as a tag may be.
_MAX_LABEL = 64


def parse_opml(body: bytes) -> tuple[Outline, ...]:
    """Return the feeds of a list, in its order, each once.

    A feed's label is the first of its categories, else the folder that it is in.

    Raises:
        FeedError: It is no OPML, too large, or defines entities.
    """
    if len(body) > MAX_BYTES:
        raise FeedError(Unparsed.TOO_LARGE, f"{len(body)} bytes")
    check_xml(body)
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(without_doctype(body).strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(Unparsed.NOT_A_FEED, "no XML") from error
    if root is None or not isinstance(root.tag, str) or root.tag.lower() != "opml":
        raise FeedError(Unparsed.NOT_A_FEED, "no OPML")
    found: dict[str, Outline] = {}
    for outline in _outlines(root):
        if len(found) >= MAX_FEEDS:
            break
        found.setdefault(outline.url, outline)
    return tuple(found.values())


def _outlines(root: etree._Element) -> Iterator[Outline]:
    for element in root.iter("outline"):
        # Programs differ in the case of the names.
        stated = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        url = web_link("", stated.get("xmlurl", ""))
        if not url:
            continue
        yield Outline(
            url=url,
            title=_name(stated),
            home=web_link("", stated.get("htmlurl", "")) or None,
            label=_label(element, stated),
        )


def _label(element: etree._Element, stated: dict[str, str]) -> str | None:
    category = stated.get("category", "").split(",")[0].rsplit("/", 1)[-1]
    if not category.strip():
        folder = element.getparent()
        if folder is None or folder.tag != "outline":
            return None
        category = _name({str(n).lower(): str(v) for n, v in folder.attrib.items()})
    return one_line(category, _MAX_LABEL) or None


def _name(stated: dict[str, str]) -> str:
    return one_line(stated.get("title") or stated.get("text") or "", MAX_LENGTH)
