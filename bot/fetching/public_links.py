"""Links as people may see them to whom nobody gave them: operators, readers of logs."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.fetching.secret_links import looks_secret


def public_link(url: str) -> str:
    """Return a link, or its host and ``…`` where it holds a secret."""
    return url if not looks_secret(url) else f"{_host(url)}/…"


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
