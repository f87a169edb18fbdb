"""Do two reports tell of the same event? For groups within a digest alone.

Reports of one event share names, places and figures that are rare elsewhere, in whatever words. That
is right where events are few, and merges others where many are alike: so nothing is ever hidden for
being of an event that was told.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from summarizer.stories.rarity import LETTERS, rarities, stem_number
from summarizer.stories.wording import plain

#: Words of the text that are counted; those of the title count twice.
_MAX_WORDS = 300
_MAX_TITLE_WORDS = 24

#: Characters that hold so many words.
_MAX_CHARACTERS = 4000

#: Words that are kept, the weightiest: 5 bytes each.
_KEPT = 96

#: Ages, counts, magnitudes and dates pin an event more than words as rare as they.
_FIGURE = 2.0

#: Cosine of two reports of one event.
SAME_EVENT = 0.16

_WORD = re.compile(r"\w+")

#: Bytes of UTF-8: two letters in ASCII are no names, in other scripts they may be.
_MIN_WORD_BYTES = 3

_VERSION = 1


@dataclass(frozen=True, slots=True)
class EventKey:
    """The weightiest words of a report: at most 481 bytes."""

    #: Little-endian numbers of the words, ascending, 4 bytes each.
    stems: bytes

    #: Their weights, a byte each; their scale is of no meaning.
    weights: bytes

    def to_bytes(self) -> bytes:
        """Return what ``from_bytes`` reads."""
        return struct.pack("<B", _VERSION) + self.stems + self.weights

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Return what was stored; a key that is like none if it is of another version."""
        count, rest = divmod(len(stored) - 1, 5)
        if not stored or stored[0] != _VERSION or rest:
            return cls(b"", b"")
        return cls(stored[1 : 1 + 4 * count], stored[1 + 4 * count :])


def event_key(title: str, text: str) -> EventKey:
    """Return what an article is told to be of an event by.

    Args:
        title: Any length; the first 24 words count.
        text: Any length; of the first 4,000 characters the first 300 words count.
    """
    words = report_words(title)[:_MAX_TITLE_WORDS] * 2 + report_words(text)[:_MAX_WORDS]
    counts = Counter(words)
    stems = [stem_number(word) for word in counts]
    scale = [_FIGURE if word[0].isdigit() else 1.0 for word in counts]
    weights = np.sqrt(list(counts.values())) * rarities(stems) * scale
    return _kept(stems, weights)


def report_words(text: str) -> list[str]:
    """Return the first letters of each word of a text's beginning, and its figures, in order."""
    found = _WORD.findall(plain(text[:_MAX_CHARACTERS].replace(",", "")))
    return [
        word[:LETTERS]
        for word in found
        if word[0].isdigit() or len(word.encode("utf-8", "replace")) >= _MIN_WORD_BYTES
    ]


def _kept(stems: list[int], weights: npt.NDArray[np.float64]) -> EventKey:
    if not stems or not weights.any():
        return EventKey(b"", b"")
    # What stands in every article weighs nothing; alone it is all there is.
    largest = weights.max() or 1.0
    whole = np.maximum(np.round(weights * (255 / largest)), 1).astype(int).tolist()
    best = sorted(zip(whole, stems, strict=True), reverse=True)[:_KEPT]
    by_stem = sorted((stem, weight) for weight, stem in best)
    return EventKey(
        np.array([stem for stem, _ in by_stem], "<u4").tobytes(),
        bytes(weight for _, weight in by_stem),
    )


def same_event(one: EventKey, other: EventKey) -> bool:
    """Whether two reports, of days that are near each other, tell of the same event."""
    return event_likeness(one, other) >= SAME_EVENT


def event_likeness(one: EventKey, other: EventKey) -> float:
    """Return how much two reports have in common, 0 to 1: the cosine of their words' weights."""
    first, second = _weighed(one), _weighed(other)
    shared = first.keys() & second.keys()
    if not shared:
        return 0.0
    product = sum(first[stem] * second[stem] for stem in shared)
    squares = sum(w * w for w in first.values()) * sum(w * w for w in second.values())
    return float(product / squares**0.5)


def _weighed(key: EventKey) -> dict[int, int]:
    return dict(zip(np.frombuffer(key.stems, "<u4").tolist(), key.weights, strict=True))
