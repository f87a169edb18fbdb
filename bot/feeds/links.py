"""Links in a feed."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def web_link(base: str, link: str) -> str:
    """Return a link as an absolute one; empty if it is none of the web."""
    try:
        absolute = urljoin(base, link.strip()) if link.strip() else ""
        parts = urlsplit(absolute)
    except ValueError:
        return ""
    return absolute if parts.scheme in {"http", "https"} and parts.hostname else ""
