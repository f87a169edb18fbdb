"""Links in a feed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from bot.feeds.formats.lines import has_no_form
from bot.fetching.url_policy import is_too_long


def web_link(base: str, link: str) -> str:
    """Return a link as an absolute one; empty if it is none of the web, or too long."""
    if is_too_long(link):
        return ""
    try:
        absolute = urljoin(base, link.strip()) if link.strip() else ""
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if is_too_long(absolute) or has_no_form(absolute):
        return ""
    return absolute if parts.scheme in {"http", "https"} and parts.hostname else ""
