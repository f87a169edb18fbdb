"""The headline, without the site's name behind it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, one_line

_SEPARATOR = re.compile(r"\s+[|–—•·»:-]{1,2}\s+|\s*\|\s*")

#: Shorter ones are section names or numbers.
_MIN_HEADLINE = 8


def read_title(page: ParsedPage, declared: Declared) -> str:
    """Return the headline as the page shows it, or as it declares it; empty if it has none."""
    in_head = one_line(page.tree.findtext(".//title") or "")
    stated = declared.text("headline", "name") or ""
    social = declared.meta("og:title", "twitter:title", "dc.title", "parsely-title") or ""
    known = [text for text in (stated, social, in_head) if text]
    for heading in page.tree.iter("h1"):
        shown = one_line(heading.text_content())
        # What is shown large and declared too is the headline, letter for letter.
        if len(shown) >= _MIN_HEADLINE and any(_key(shown) in _key(text) for text in known):
            return shown
    for text in known:
        if text:
            return without_site(text, page, declared)
    headings = [one_line(heading.text_content()) for heading in page.tree.iter("h1")]
    return max(headings, key=len, default="")


def without_site(title: str, page: ParsedPage, declared: Declared) -> str:
    """Drop the site's name, and the section before it, from the end (or the start) of a title."""
    site = _key(declared.meta("og:site_name", "application-name") or "")
    host = _key((urlsplit(page.url).hostname or "").removeprefix("www.").split(".")[0])
    parts = [part for part in _SEPARATOR.split(title) if part]
    while len(parts) > 1 and _is_site(parts[-1], site, host):
        title = title[: title.rfind(parts[-1])].rstrip(" |–—•·»:-")
        parts.pop()
    if len(parts) > 1 and _is_site(parts[0], site, host):
        title = title[title.find(parts[0]) + len(parts[0]) :].lstrip(" |–—•·»:-")
    return title


def _is_site(part: str, site: str, host: str) -> bool:
    key = _key(part)
    if not key:
        return True
    return bool(site and (key in site or site in key)) or bool(
        len(host) > 2 and (key.startswith(host) or (len(key) > 3 and key in host))
    )


def _key(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
