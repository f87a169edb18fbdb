"""Links in a feed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from bot.feeds.limits import MAX_LINK
from bot.feeds.lines import has_no_form


def web_link(base: str, link: str) -> str:
    """Return a link as an absolute one; empty if it is none of the web, or has no end."""
    try:
        absolute = urljoin(base, link.strip()) if link.strip() else ""
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    if len(absolute) > MAX_LINK or has_no_form(absolute):
        return ""
    return absolute if parts.scheme in {"http", "https"} and parts.hostname else ""
