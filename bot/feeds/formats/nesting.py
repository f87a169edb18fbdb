"""Elements of RSS that hold others where the format has none: read as their authors meant them.

feedparser gives such children to the item: a caption within its enclosure would be its title, and an
id or a category with a tag in it is lost.
"""

from __future__ import annotations

import re

#: From one tag to its end or to the next of its kind, so that none is read twice, however many there are.
_ENCLOSURE = re.compile(
    rb"(<enclosure\b[^<>]*+(?<!/)>)(?:[^<]++|<(?!/?enclosure\b))*+(</enclosure\s*+>)", re.IGNORECASE
)
_TEXT = tuple(
    re.compile(
        rb"(<%b\b[^<>]*+(?<!/)>)((?:[^<]++|<(?!/?%b\b))*+)(</%b\s*+>)" % (name, name, name),
        re.IGNORECASE,
    )
    for name in (b"guid", b"category")
)


def mended(body: bytes) -> bytes:
    """Return a feed whose enclosures hold nothing, and whose guids and categories hold text alone."""
    body = _ENCLOSURE.sub(rb"\1\2", body)
    for elements in _TEXT:
        body = elements.sub(_with_text_alone, body)
    return body


def _with_text_alone(element: re.Match[bytes]) -> bytes:
    start, text, end = element.groups()
    if b"<![CDATA[" not in text:
        text = text.replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return start + text + end
