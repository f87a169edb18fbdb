"""Grades of sentences that were parted otherwise when they were graded."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np

from summarizer.ranking.coverage.concepts import Floats

_WORD = re.compile(r"[^\W_]+")

#: So much of the shorter of two is in the other where they are the same, or one holds the other.
_SAME = 0.6

#: A point of more sentences is graded as one that should never be shown.
_MOST_HELD = 2


def aligned(sentences: Sequence[str], graded: Sequence[str], grades: Sequence[int]) -> Floats:
    """Return the grade of each sentence: the best of those that it holds, or of the one that it is of.

    Args:
        sentences: Of a text, in reading order.
        graded: Of the same text or one much like it.
        grades: Of these.

    Returns:
        One a sentence; nan where it was not graded.
    """
    found = np.full(len(sentences), np.nan, np.float32)
    bare, known = [[_bare(text) for text in texts] for texts in (sentences, graded)]
    for tag, i, j, k, m in SequenceMatcher(None, bare, known, autojunk=False).get_opcodes():
        if tag == "equal":
            found[i:j] = grades[k:m]
        elif tag == "replace":
            for place, held in _held(sentences[i:j], graded[k:m]):
                own = [grades[k + other] for other in held]
                found[i + place] = max(own) if len(own) <= _MOST_HELD else 0
    return found


def _held(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Yield the places of some of one that share most of their characters, and whom they share them with."""
    words, others = _words(one), _words(other)
    match = SequenceMatcher(None, [w for w, _ in words], [w for w, _ in others], autojunk=False)
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for left, right, length in match.get_matching_blocks():
        for n in range(length):
            word, place = words[left + n]
            shared[place][others[right + n][1]] += len(word)
    for place, counts in shared.items():
        own = len(_bare(one[place]))
        held = [o for o, n in counts.items() if n >= _SAME * min(own, len(_bare(other[o])))]
        if held and counts.total() >= _SAME * own:
            yield place, held


def _words(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Return words, or letters where no blanks part them, each with the number of its text."""
    return [
        (word, number)
        for number, text in enumerate(texts)
        for word in (_WORD.findall(text.casefold()) if " " in text.strip() else _bare(text))
    ]


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
