"""All topics that a story matches, in four bytes each. Pure.

A story matches hundreds of topics, most of which nobody will ever follow. As rows they would fill
the database; as sorted hashes they are a kilobyte.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable

#: A story that matches so many takes none from further copies: they are read with each, and hundreds
#: of copies, each with other tags of its page, would make them without end. One article has 3,000.
_MOST_TOPICS = 3000


def pack_topics(topics: Iterable[str]) -> bytes:
    """Return the sorted hashes of topics, four bytes each."""
    return _pack(_hash(topic) for topic in topics)


def has_topic(packed: bytes, topic: str) -> bool:
    """Whether a topic is among those packed; one in four million others seems to be, for a thousand packed."""
    hashes, wanted = _unpack(packed), _hash(topic)
    place = bisect_left(hashes, wanted)
    return place < len(hashes) and hashes[place] == wanted


def add_to_packed(packed: bytes, topics: Iterable[str]) -> bytes | None:
    """Return packed topics with more of them; None: they are too many already."""
    hashes = _unpack(packed)
    return None if len(hashes) >= _MOST_TOPICS else _pack([*hashes, *map(_hash, topics)])


def _hash(topic: str) -> int:
    return zlib.crc32(topic.encode())


def _pack(hashes: Iterable[int]) -> bytes:
    return _in_file_order(array("I", sorted(set(hashes)))).tobytes()


def _unpack(packed: bytes) -> array[int]:
    return _in_file_order(array("I", packed))


def _in_file_order(hashes: array[int]) -> array[int]:
    """Little-endian in the database, whatever this machine is."""
    if sys.byteorder == "big":
        hashes.byteswap()
    return hashes
