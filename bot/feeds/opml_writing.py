"""Write lists of feeds that readers exchange: OPML, http://opml.org/spec2.opml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from xml.etree import (
    ElementTree as ET,  # nothing is parsed here; lxml would be in the bot's own process
)

from bot.feeds.formats.lines import one_line
from bot.feeds.values import Outline

#: What is no Char of XML 1.0 has no form in it, not even escaped: https://www.w3.org/TR/xml/#charsets
_NO_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_opml(title: str, outlines: Iterable[Outline], now: datetime) -> bytes:
    """Return a list of feeds, its labels as categories."""
    root = ET.Element("opml", version="2.0")
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "title").text = _line(title)
    ET.SubElement(head, "dateCreated").text = format_datetime(now)
    body = ET.SubElement(root, "body")
    for outline in outlines:
        name = _line(outline.title) or _characters(outline.url)
        attributes = {"type": "rss", "text": name, "title": name}
        attributes["xmlUrl"] = _characters(outline.url)
        if outline.home:
            attributes["htmlUrl"] = _characters(outline.home)
        if label := _line(outline.label or ""):
            attributes["category"] = label
        ET.SubElement(body, "outline", attributes)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def _line(text: str) -> str:
    return _characters(one_line(text))


def _characters(text: str) -> str:
    return _NO_CHAR.sub("", text)
