"""Choose the points: central, early, self-contained, no two alike, short enough for a chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.ranking.openings import has_open_quote, is_bare_quote, is_no_statement, leans_back

#: Characters. Shorter sentences say little; longer ones are not read in a chat.
_MIN_LENGTH, _GOOD_LENGTH, _MAX_LENGTH = 40, 300, 500

#: Characters per point, on average: three points come to at most 700.
_PER_POINT = 232

#: From this share of common words on, the shorter of two sentences says nothing new.
_ALIKE = 0.5

#: Weights of place, centrality and words of the title; see ``tests/benchmarks/summarisation.py``.
_LEAD, _CENTRAL, _TITLE = 1.0, 0.35, 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a point."""

    #: 0-based, among the article's sentences.
    position: int
    text: str

    #: Stemmed, without stop words.
    words: frozenset[str]

    score: float


def score(position: int, centrality: float, words: frozenset[str], title: frozenset[str]) -> float:
    """Return how much a sentence deserves to be a point.

    Args:
        position: 0-based, among the article's sentences.
        centrality: 0 to 1, of the article's most central sentence.
        words: The sentence's.
        title: The headline's.
    """
    named = len(words & title) / len(title) if title else 0.0
    return _LEAD / (1 + 0.25 * position) + _CENTRAL * centrality + _TITLE * named


def most_points(sentences: int) -> int:
    """Return how many points a text of so many sentences can give: never nearly the whole."""
    if sentences <= 2:
        return sentences
    return max(2, min(8, sentences // 2))


def select(candidates: Sequence[Candidate], points: int) -> tuple[Candidate, ...]:
    """Choose points, the best first; fewer where the rest would repeat.

    Args:
        candidates: Those that can stand alone, in any order.
        points: How many are wanted.
    """
    ranked = sorted(candidates, key=lambda c: (-c.score, c.position))
    budget = points * _PER_POINT
    chosen: list[Candidate] = []
    for fits_only in (True, False):
        for candidate in ranked:
            if len(chosen) == points:
                break
            length = sum(len(c.text) for c in chosen) + len(candidate.text)
            if candidate in chosen or any(_alike(candidate, other) for other in chosen):
                continue
            if fits_only and chosen and length > budget:
                continue
            chosen.append(candidate)
    return tuple(chosen)


def standing_alone(
    sentences: Sequence[str], language: str | None, title: str
) -> Iterator[tuple[int, str]]:
    """Yield place and text of the sentences that can be points, by ever weaker demands.

    A text whose every sentence is too long, or leans on the one before, still has points.
    """
    proper = [
        (place, text)
        for place, text in enumerate(sentences)
        if not is_no_statement(text) and _bare(text) != _bare(title)
    ]
    for demands in (_good, _fair):
        kept = [(p, t) for p, t in proper if demands(t, language)]
        if len(kept) >= min(3, len(proper)):
            yield from kept
            return
    yield from proper


def _good(text: str, language: str | None) -> bool:
    return _MIN_LENGTH <= len(text) <= _GOOD_LENGTH and _fair(text, language)


def _fair(text: str, language: str | None) -> bool:
    return (
        len(text) <= _MAX_LENGTH
        and not leans_back(text, language)
        and not has_open_quote(text)
        and not is_bare_quote(text)
        and text[-1] not in ":,;"
    )


def _alike(one: Candidate, other: Candidate) -> bool:
    fewer = min(len(one.words), len(other.words))
    return fewer > 0 and len(one.words & other.words) / fewer > _ALIKE


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
