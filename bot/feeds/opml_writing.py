"""Write lists of feeds that readers exchange: OPML, http://opml.org/spec2.opml."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from xml.etree import (
    ElementTree as ET,  # nothing is parsed here; lxml would be in the bot's own process
)

from bot.feeds.lines import one_line
from bot.feeds.values import Outline


def write_opml(title: str, outlines: Iterable[Outline], now: datetime) -> bytes:
    """Return a list of feeds, its labels as categories."""
    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = one_line(title)
    ET.SubElement(head, "dateCreated").text = format_datetime(now)
    body = ET.SubElement(root, "body")
    for outline in outlines:
        name = one_line(outline.title) or outline.url
        attributes = {"type": "rss", "text": name, "title": name, "xmlUrl": outline.url}
        if outline.home:
            attributes["htmlUrl"] = outline.home
        if outline.label:
            attributes["category"] = outline.label
        ET.SubElement(body, "outline", attributes)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
