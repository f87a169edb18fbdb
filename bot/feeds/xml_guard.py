"""What no parser of XML is to be handed: definitions of entities."""

from __future__ import annotations

import re

from bot.errors import FeedError, Unparsed

_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>\[]*\[", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>]*>", re.IGNORECASE)


def check_xml(body: bytes) -> None:
    """See that a document defines no entities.

    Raises:
        FeedError: REFUSED.
    """
    # Encodings of two bytes a letter would hide the words.
    if _ENTITY.search(body) or _ENTITY.search(body.replace(b"\0", b"")):
        raise FeedError(Unparsed.REFUSED, "it defines entities")


def without_doctype(body: bytes) -> bytes:
    """Return a document without its document type, whose address a parser might ask."""
    return _DOCTYPE.sub(b"", body)
