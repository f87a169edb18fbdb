"""What a command is to read: a link, a file or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from bot.errors import SourceNotFound
from bot.fetching import Fetcher
from bot.fetching.media_types import media_type_of


async def load_source(
    source: str, allowed_networks: Iterable[IPv4Network | IPv6Network]
) -> tuple[bytes, str, str | None]:
    """Return body, link (empty for what has none) and media type.

    Args:
        source: A link, a file, or ``-`` for standard input.
        allowed_networks: As in ``Settings``.

    Raises:
        SourceNotFound: It is neither a link nor a file that can be read.
        FetchError: The page could not be had.
    """
    if source == "-":
        return sys.stdin.buffer.read(), "", None
    if source.lower().startswith(("http://", "https://")):
        async with Fetcher(allowed_networks=tuple(allowed_networks)) as fetcher:
            page = await fetcher.get(source)
        return page.body, page.url, page.content_type
    return _from_file(Path(source))


def _from_file(path: Path) -> tuple[bytes, str, str | None]:
    try:
        return path.read_bytes(), "", media_type_of(path.name)
    except OSError as error:
        raise SourceNotFound(f"{path}: {error.strerror}") from error
