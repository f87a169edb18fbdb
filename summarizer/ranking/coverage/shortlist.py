"""The few candidates that sets of points are made of, and what they hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.language.width import width
from summarizer.ranking.candidates import Candidate
from summarizer.ranking.coverage.concepts import Concepts, Floats, Ints
from summarizer.ranking.coverage.expected_rouge import Chances, added
from summarizer.ranking.coverage.salience import Salience
from summarizer.ranking.rules.figures import figures

#: From this share of common words on, the shorter of two candidates says nothing new.
_ALIKE = 0.5

#: The same of two that tell the same figure: "£38,700 from 2025". Of 1,426 pairs of points of graded
#: articles it parts seven, of which five say the same.
_ALIKE_BY_FIGURE = 0.4


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Candidates and what they hold, each array one row a candidate."""

    candidates: tuple[Candidate, ...]

    #: Columns: the words, and the bigrams, that stand in any of them.
    words: Floats
    pairs: Floats

    #: None where nothing is known of what a summary would say.
    chances: Chances | None

    characters: Floats

    #: Of a point, as long as the text's first sentences.
    usual: float

    #: 0 the candidate that adds most.
    ranks: Ints

    #: What each is worth beside what it covers.
    worth: Floats

    #: Of each candidate: a bit for every candidate that cannot be a point beside it, itself among them.
    clashes: Ints

    #: The bits of the candidates that cannot be the first point.
    weak: int

    #: Of each candidate that leans: its bit, and the bits of those that it can stand below.
    leaning: tuple[tuple[int, int], ...]


def shortlist(
    candidates: Sequence[Candidate],
    concepts: Concepts,
    common: frozenset[str],
    salience: Salience | None,
    *,
    size: int,
    points: int,
) -> Shortlist:
    """Return the candidates that add most to what the others say.

    Args:
        candidates: n >= 1; their places are those of the judged sentences.
        concepts: Of the sentences.
        common: Stop words, stemmed.
        salience: Of the concepts, if there is one.
        size: How many at most.
        points: How many of them are wanted in the end.
    """
    words = _of_candidates(candidates, concepts.word_counts)
    alone = worth = np.array([candidate.worth for candidate in candidates], np.float32)
    if salience is not None:
        pairs = _of_candidates(candidates, concepts.pair_counts)
        worth = worth + added(words, pairs, _chances(salience), points)
    order = _order(candidates, worth.round(5).tolist())[:size]
    ranked = sorted(
        enumerate(order), key=lambda item: (candidates[item[1]].first, candidates[item[1]].last)
    )
    kept = tuple(candidates[i] for _, i in ranked)
    words, pairs = (
        _of_candidates(kept, concepts.word_counts),
        _of_candidates(kept, concepts.pair_counts),
    )
    some, some_pairs = np.any(words, axis=0), np.any(pairs, axis=0)
    content = np.array([word not in common for word in concepts.words], np.bool_)[some]
    clash = _alike(words[:, some] > 0, content, _same_figures(kept)) | _overlap(kept)
    return Shortlist(
        candidates=kept,
        words=words[:, some],
        pairs=pairs[:, some_pairs],
        chances=None if salience is None else _some(_chances(salience), some, some_pairs),
        ranks=np.array([rank for rank, _ in ranked]),
        worth=alone[[i for _, i in ranked]],
        characters=np.array([width(candidate.text) for candidate in kept], np.float32),
        usual=math.inf if salience is None else salience.lead_length,
        clashes=clash.astype(np.int64) @ np.left_shift(1, np.arange(len(kept))),
        weak=sum(1 << i for i, candidate in enumerate(kept) if not candidate.opens),
        leaning=_leaning(kept),
    )


def _chances(salience: Salience) -> Chances:
    words = salience.word_chances
    names = np.zeros_like(words) if salience.names is None else salience.names
    return Chances(
        words, words * salience.again, salience.pair_chances, names, salience.expected_length
    )


def _some(chances: Chances, words: NDArray[np.bool_], pairs: NDArray[np.bool_]) -> Chances:
    return Chances(
        chances.words[words],
        chances.again[words],
        chances.pairs[pairs],
        chances.names[words],
        chances.length,
    )


def _order(candidates: Sequence[Candidate], worth: list[float]) -> list[int]:
    """Return candidates by worth, each that leans behind the one that it stands below.

    Those that nothing can stand above are left out.
    """
    above: dict[int, float] = {}
    for i, candidate in enumerate(candidates):
        # Those that lean come last, in reading order: all that may stand above are known.
        if candidate.follows:
            worth[i] = min(worth[i], above.get(candidate.first - 1, -math.inf))
        above[candidate.last] = max(worth[i], above.get(candidate.last, -math.inf))
    order = sorted(range(len(candidates)), key=lambda i: -worth[i])
    return [i for i in order if worth[i] > -math.inf]


def _leaning(candidates: Sequence[Candidate]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (
            1 << i,
            sum(1 << j for j, above in enumerate(candidates) if above.last == candidate.first - 1),
        )
        for i, candidate in enumerate(candidates)
        if candidate.follows
    )


def _of_candidates(candidates: Sequence[Candidate], counts: Floats) -> Floats:
    firsts = np.array([candidate.first for candidate in candidates])
    lasts = np.array([candidate.last for candidate in candidates])
    rows: Floats = counts[firsts].copy()
    for more in range(1, int((lasts - firsts).max(initial=0)) + 1):
        longer = lasts - firsts >= more
        rows[longer] += counts[firsts[longer] + more]
    return rows


def _same_figures(candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    told = [figures(candidate.text) for candidate in candidates]
    return np.array([[not one.isdisjoint(other) for other in told] for one in told], np.bool_)


def _alike(
    present: NDArray[np.bool_], content: NDArray[np.bool_], same_figures: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    bare = (present & content).astype(np.float32)
    sizes = bare.sum(axis=1)
    fewer = np.maximum(np.minimum(sizes[:, None], sizes[None, :]), 1)
    enough = np.where(same_figures, _ALIKE_BY_FIGURE, _ALIKE)
    alike: NDArray[np.bool_] = (bare @ bare.T) / fewer > enough
    return alike


def _overlap(candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    firsts = np.array([candidate.first for candidate in candidates])
    lasts = np.array([candidate.last for candidate in candidates])
    overlap: NDArray[np.bool_] = (firsts[:, None] <= lasts[None, :]) & (
        firsts[None, :] <= lasts[:, None]
    )
    return overlap
