"""The name that people know a site by."""

from __future__ import annotations

import re

from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, names_of, one_line, types_of

_MAX_LENGTH = 60
_COPYRIGHT = re.compile(
    r"(?:©|&copy;|\bcopyright\b)\s*(?:©\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?([^.|,©\d]{3,50})",
    re.IGNORECASE,
)


def read_publisher(page: ParsedPage, declared: Declared) -> str | None:
    """Return the publisher's name, or None; never the host, which is known anyway."""
    candidates = [
        declared.meta("og:site_name"),
        *names_of(declared.article.get("publisher")),
        declared.meta(
            "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher"
        ),
        *(
            name
            for node in declared.nodes
            if {"WebSite", "NewsMediaOrganization"} & set(types_of(node))
            for name in names_of(node.get("name"))
        ),
        _from_footer(page),
    ]
    for name in candidates:
        if name and (clean := _clean(name)):
            return clean
    return None


def _clean(name: str) -> str:
    name = one_line(name).strip(" |-–—")
    if not name or len(name) > _MAX_LENGTH or "://" in name or name.startswith("@"):
        return ""
    # A slogan behind the name is none of it.
    return re.split(r"\s+[|–—:-]\s+", name)[0]


def _from_footer(page: ParsedPage) -> str | None:
    for footer in page.tree.iter("footer"):
        if match := _COPYRIGHT.search(one_line(footer.text_content())[:1000]):
            name = re.sub(r"(?i)\s*(?:all rights reserved|inc|ltd|llc).*$", "", match[1]).strip()
            if len(name.split()) <= 5:
                return name
    return None
