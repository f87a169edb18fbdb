"""What a command is to read: a link, a file or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from bot.errors import SourceNotFound
from bot.fetching import Fetcher
from bot.fetching.media_types import media_type_of
from bot.reading.alone import read_link
from summarizer import read_article
from summarizer.models import Article


async def read_source(
    source: str, allowed_networks: Iterable[IPv4Network | IPv6Network]
) -> Article:
    """Return the article that a source holds, or that it leads to.

    Args:
        source: A link, a file, or ``-`` for standard input.
        allowed_networks: As in ``Settings``.

    Raises:
        SourceNotFound: It is neither a link nor a file that can be read.
        FetchError: The page could not be had.
        ReadingError: It is no article.
    """
    if source == "-":
        return read_article(sys.stdin.buffer.read(), "")
    if source.lower().startswith(("http://", "https://")):
        async with Fetcher(allowed_networks=tuple(allowed_networks)) as fetcher:
            return await read_link(source, fetcher)
    return _from_file(Path(source))


def _from_file(path: Path) -> Article:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise SourceNotFound(f"{path}: {error.strerror}") from error
    return read_article(body, "", media_type_of(path.name))
