"""What no parser of XML is to be handed: definitions of entities."""

from __future__ import annotations

import re

from bot.errors import FeedError, Unparsed

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_END = re.compile(rb"[>\[]")


def check_xml(body: bytes) -> None:
    """See that a document defines no entities.

    Raises:
        FeedError: REFUSED.
    """
    # Encodings of two bytes a letter would hide the words.
    for text in (body, body.replace(b"\0", b"")):
        if _ENTITY.search(text) or _has_subset(text):
            raise FeedError(Unparsed.REFUSED, "it defines entities")


def without_doctype(body: bytes) -> bytes:
    """Return a document without its document type, whose address a parser might ask."""
    start = _DOCTYPE.search(body)
    end = _END.search(body, start.end()) if start else None
    return body[: start.start()] + body[end.end() :] if start and end else body


def _has_subset(text: bytes) -> bool:
    """Whether the document type has declarations of its own."""
    # Of the first alone: there is one, and to look from each of many to the end has no end.
    start = _DOCTYPE.search(text)
    end = _END.search(text, start.end()) if start else None
    return end is not None and end[0] == b"["
