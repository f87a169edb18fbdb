"""Which files may be articles, by their names."""

from __future__ import annotations

from pathlib import PurePath

_BY_SUFFIX = {
    ".htm": "text/html",
    ".html": "text/html",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
}

READABLE = frozenset(_BY_SUFFIX.values())


def media_type_of(name: str) -> str | None:
    """Return the media type that a file's name tells; None for a kind that is not read."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower())
