"""Which of the articles that share bands with one is it a copy of?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from summarizer.stories.copies import CopyTest
from summarizer.stories.fingerprint import Fingerprint

T = TypeVar("T")

#: Candidates that are compared word by word, those with the most common bands first; of those that
#: share a single band, which a phrase can be, so many.
MOST_CANDIDATES = 16
_BY_ONE_BAND = 2

#: A score above which no better candidate is looked for.
_SURE = 1.6


def choose_copy(mark: Fingerprint, candidates: Iterable[tuple[T, Fingerprint, int]]) -> T | None:
    """Return the candidate with the most in common; None if none is the same copy.

    Args:
        mark: Of the article.
        candidates: What stands for each, its fingerprint, and how many bands it has in common with
            the article: those with the most first. Of more than 16 the rest is not looked at.
    """
    test = CopyTest(mark)
    best: tuple[float, T | None] = (0.0, None)
    single = 0
    for number, (candidate, fingerprint, shared) in enumerate(candidates):
        single += shared == 1
        if number >= MOST_CANDIDATES or single > _BY_ONE_BAND or best[0] > _SURE:
            break
        score = test.score(fingerprint)
        if score > best[0]:
            best = score, candidate
    return best[1]
