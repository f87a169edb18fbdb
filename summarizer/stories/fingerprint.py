"""What is kept of an article to know its copies by."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

import numpy as np

from summarizer.stories.wording import MAX_CHARACTERS, Words, without_service_lines, words_of

#: Words of the text and of the title that are kept: 4 bytes each.
MAX_WORDS = 400
MAX_TITLE_WORDS = 24

#: What is written first; changes whenever the same text would give other words.
_VERSION = 1
_HEAD = struct.Struct("<BHB8s")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The words of an article as numbers: at most 1.7 KB. Compared by ``same_copy``."""

    #: Little-endian CRC-32 of the text's first words, in order; see ``Words``.
    text: bytes

    #: The same of the title.
    title: bytes

    #: A hash of title and text as they are written, but for blanks; 8 bytes.
    exact: bytes

    #: False if a later or an earlier version wrote it: then it is like nothing.
    known: bool = True

    def to_bytes(self) -> bytes:
        """Return what ``from_bytes`` reads; not meant for fingerprints that are not known."""
        head = _HEAD.pack(_VERSION, len(self.text) // 4, len(self.title) // 4, self.exact)
        return head + self.text + self.title

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Return what was stored; one that is like nothing if it is of another version."""
        if len(stored) < _HEAD.size or stored[0] != _VERSION:
            return cls(b"", b"", b"", known=False)
        _, text, title, exact = _HEAD.unpack_from(stored)
        middle = _HEAD.size + 4 * text
        if len(stored) != middle + 4 * title:
            return cls(b"", b"", b"", known=False)
        return cls(stored[_HEAD.size : middle], stored[middle:], exact)

    @property
    def text_words(self) -> Words:
        """The words of the text."""
        return np.frombuffer(self.text, "<u4")

    @property
    def title_words(self) -> Words:
        """The words of the title."""
        return np.frombuffer(self.title, "<u4")


def fingerprint(title: str, text: str) -> Fingerprint:
    """Return the fingerprint of an article.

    Args:
        title: Any length; the first 24 words count.
        text: Any length; of the first 10,000 characters the first 400 words count, short ones
            left out.
    """
    read = without_service_lines(text) if len(text) <= MAX_CHARACTERS else text
    # Blanks are what outlets change without touching a text.
    blank = " ".join(f"{title[:MAX_CHARACTERS]}\n{text[:MAX_CHARACTERS]}".split())
    return Fingerprint(
        text=words_of(read, MAX_WORDS).astype("<u4").tobytes(),
        title=words_of(title, MAX_TITLE_WORDS).astype("<u4").tobytes(),
        exact=blake2b(blank.encode("utf-8", "surrogatepass"), digest_size=8).digest(),
    )
