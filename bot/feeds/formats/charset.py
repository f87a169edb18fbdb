"""A feed's bytes as UTF-8, whatever they are in, for a parser that believes what it is told."""

from __future__ import annotations

import re

from summarizer.reading.page.parse import decode

#: What no XML may hold before its declaration, and some servers send: blank lines of a template.
_BLANKS = "\ufeff \t\r\n\0"

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,300}\?>\s*")


def in_utf8(body: bytes, content_type: str | None = None) -> bytes:
    """Return a feed in UTF-8, without a declaration of what it was in.

    Bytes that are valid UTF-8 are read as such whatever they are declared as, as pages are; else
    the header is believed before the declaration: RFC 7303 3.

    Args:
        body: As fetched.
        content_type: The Content-Type header; None: there was none.
    """
    text = decode(body, content_type).lstrip(_BLANKS)
    if declaration := _DECLARATION.match(text):
        text = text[declaration.end() :]
    return text.encode("utf-8", "replace")
