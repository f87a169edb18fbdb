"""The few units that sets of points are made of, and what they hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.language.width import width
from summarizer.ranking.concepts import Concepts, Floats, Ints
from summarizer.ranking.expectation import Chances, added
from summarizer.ranking.figures import figures
from summarizer.ranking.judgement import Judgement
from summarizer.ranking.units import Unit

#: From this share of common words on, the shorter of two units says nothing new.
_ALIKE = 0.5

#: The same of two that tell the same figure: "£38,700 from 2025". Of 1,426 pairs of points of graded
#: articles it parts seven, of which five say the same.
_ALIKE_BY_FIGURE = 0.4


@dataclass(frozen=True, slots=True)
class Shortlist:
    """Units and what they hold, each array one row a unit."""

    units: tuple[Unit, ...]

    #: Columns: the words, and the bigrams, that stand in any of them.
    words: Floats
    pairs: Floats

    #: None where nothing is known of what a summary would say.
    chances: Chances | None

    characters: Floats

    #: Of a point, as long as the text's first sentences.
    usual: float

    #: 0 the unit that adds most.
    ranks: Ints

    #: What each is worth beside what it covers.
    worth: Floats

    #: Of each unit: a bit for every unit that cannot be a point beside it, itself among them.
    clashes: Ints

    #: The bits of the units that cannot be the first point.
    weak: int

    #: Of each unit that leans: its bit, and the bits of those that it can stand below.
    leaning: tuple[tuple[int, int], ...]


def shortlist(
    units: Sequence[Unit],
    concepts: Concepts,
    common: frozenset[str],
    judgement: Judgement | None,
    *,
    size: int,
    points: int,
) -> Shortlist:
    """Return the units that add most to what the others say.

    Args:
        units: n >= 1; their places are those of the judged sentences.
        concepts: Of the sentences.
        common: Stop words, stemmed.
        judgement: Of the concepts, if there is one.
        size: How many at most.
        points: How many of them are wanted in the end.
    """
    words = _of_units(units, concepts.word_counts)
    alone = worth = np.array([unit.worth for unit in units], np.float32)
    if judgement is not None:
        pairs = _of_units(units, concepts.pair_counts)
        worth = worth + added(words, pairs, _chances(judgement), points)
    order = _order(units, worth.round(5).tolist())[:size]
    ranked = sorted(enumerate(order), key=lambda item: (units[item[1]].first, units[item[1]].last))
    kept = tuple(units[i] for _, i in ranked)
    words, pairs = _of_units(kept, concepts.word_counts), _of_units(kept, concepts.pair_counts)
    some, some_pairs = np.any(words, axis=0), np.any(pairs, axis=0)
    content = np.array([word not in common for word in concepts.words], np.bool_)[some]
    clash = _alike(words[:, some] > 0, content, _same_figures(kept)) | _overlap(kept)
    return Shortlist(
        units=kept,
        words=words[:, some],
        pairs=pairs[:, some_pairs],
        chances=None if judgement is None else _some(_chances(judgement), some, some_pairs),
        ranks=np.array([rank for rank, _ in ranked]),
        worth=alone[[i for _, i in ranked]],
        characters=np.array([width(unit.text) for unit in kept], np.float32),
        usual=math.inf if judgement is None else judgement.lead_length,
        clashes=clash.astype(np.int64) @ np.left_shift(1, np.arange(len(kept))),
        weak=sum(1 << i for i, unit in enumerate(kept) if not unit.opens),
        leaning=_leaning(kept),
    )


def _chances(judgement: Judgement) -> Chances:
    words = judgement.word_chances
    names = np.zeros_like(words) if judgement.names is None else judgement.names
    return Chances(
        words, words * judgement.again, judgement.pair_chances, names, judgement.expected_length
    )


def _some(chances: Chances, words: NDArray[np.bool_], pairs: NDArray[np.bool_]) -> Chances:
    return Chances(
        chances.words[words],
        chances.again[words],
        chances.pairs[pairs],
        chances.names[words],
        chances.length,
    )


def _order(units: Sequence[Unit], worth: list[float]) -> list[int]:
    """Return units by worth, each that leans behind the one that it stands below.

    Those that nothing can stand above are left out.
    """
    above: dict[int, float] = {}
    for i, unit in enumerate(units):
        # Those that lean come last, in reading order: all that may stand above are known.
        if unit.follows:
            worth[i] = min(worth[i], above.get(unit.first - 1, -math.inf))
        above[unit.last] = max(worth[i], above.get(unit.last, -math.inf))
    order = sorted(range(len(units)), key=lambda i: -worth[i])
    return [i for i in order if worth[i] > -math.inf]


def _leaning(units: Sequence[Unit]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (1 << i, sum(1 << j for j, above in enumerate(units) if above.last == unit.first - 1))
        for i, unit in enumerate(units)
        if unit.follows
    )


def _of_units(units: Sequence[Unit], counts: Floats) -> Floats:
    firsts = np.array([unit.first for unit in units])
    lasts = np.array([unit.last for unit in units])
    rows: Floats = counts[firsts].copy()
    for more in range(1, int((lasts - firsts).max(initial=0)) + 1):
        longer = lasts - firsts >= more
        rows[longer] += counts[firsts[longer] + more]
    return rows


def _same_figures(units: Sequence[Unit]) -> NDArray[np.bool_]:
    told = [figures(unit.text) for unit in units]
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


def _overlap(units: Sequence[Unit]) -> NDArray[np.bool_]:
    firsts = np.array([unit.first for unit in units])
    lasts = np.array([unit.last for unit in units])
    overlap: NDArray[np.bool_] = (firsts[:, None] <= lasts[None, :]) & (
        firsts[None, :] <= lasts[:, None]
    )
    return overlap
