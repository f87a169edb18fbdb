"""The set of points that covers best what a summary would say: by expected ROUGE.

Source of the idea, concepts with weights and sets that cover them: Gillick & Favre 2009,
https://aclanthology.org/W09-1802. The weights here are chances, so that the F measure of a set can
be expected: what is said twice counts once, and every word costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.language.width import width
from summarizer.ranking.concepts import Floats, Ints
from summarizer.ranking.expectation import Chances, expected
from summarizer.ranking.judgement import Judgement
from summarizer.ranking.products import product, weighted
from summarizer.ranking.units import Unit

#: Points that an article gives at most.
MOST_POINTS = 8

#: Units that sets of three are made of, one more for each point beyond; those that would do worst alone are left out.
_SHORTLIST = 14

#: Sets kept after each step. A shortlist of 14 has 91 pairs: of three points every set is tried.
_BEAM = 96

#: From this share of common words on, the shorter of two units says nothing new.
_ALIKE = 0.5

#: Characters a point, on average, wide ones for two: three come to 250-700.
_MIN_PER_POINT, _MAX_PER_POINT = 84, 233

#: What points cost, in F measures, for every length of the text's first sentences that they have beyond
#: so many: who writes short sentences is quoted in short ones.
_LONG, _COST = 1.2, 0.1


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best set of units."""

    #: In reading order.
    units: tuple[Unit, ...]

    #: How many units there are of which no two say the same.
    room: int


@dataclass(frozen=True, slots=True)
class _Shortlist:
    """Units and what they hold, each array one row a unit."""

    units: tuple[Unit, ...]

    #: Columns: the words, and the bigrams, that stand in any of them.
    words: Floats
    pairs: Floats
    chances: Chances

    characters: Floats

    #: Of a point, as long as the text's first sentences.
    usual: float

    #: 0 the unit worth most alone.
    ranks: Ints

    #: Worth by place.
    lead: Floats

    #: Of each unit: a bit for every unit that cannot be a point beside it, itself among them.
    clashes: Ints

    #: The bits of the units that cannot be the first point.
    weak: int

    #: The units that lean on what stands before them, and of each of those a bit for every unit that
    #: ends there: one of them must be a point as well.
    leaning: Ints
    before: Ints


def choose_units(
    units: Sequence[Unit],
    judgement: Judgement,
    common: frozenset[str],
    points: int,
    lead: float,
) -> Chosen:
    """Choose the units, at most ``points`` and at least one, that together cover most.

    Args:
        units: n >= 1; their places are those of the judged sentences.
        judgement: Of the article.
        common: Stop words, stemmed: no two points are alike for them.
        points: How many are wanted.
        lead: What the first sentence is worth for its place alone, in ROUGE-1; the n-th an n-th.
    """
    size = _SHORTLIST + max(points, MOST_POINTS) - 3
    short = _shortlist(units, judgement, common, size=size, lead=lead)
    room = _apart(short)
    points = min(points, len(room))
    # A set is a number: bit i stands for unit i of the shortlist.
    bits = np.left_shift(1, np.arange(len(short.units)))
    bits = bits[short.ranks < _SHORTLIST + max(points - 3, 0)]
    clashes = short.clashes[short.ranks < _SHORTLIST + max(points - 3, 0)]
    sets, count = bits, 1
    while count < points:
        kept = _best(sets, short, count)[:, None]
        wider = np.unique((kept | bits)[(kept & clashes) == 0])
        if not len(wider):
            break
        sets, count = wider, count + 1
    best = int(_best(sets, short, count)[0])
    if count < points:
        # The sets worth most led nowhere: so many there are all the same.
        best = sum(1 << i for i in room[:points])
    chosen = tuple(unit for i, unit in enumerate(short.units) if best >> i & 1)
    return Chosen(chosen, room=len(room))


def _apart(short: _Shortlist) -> list[int]:
    """Return units that stand alone and do not clash, taken one by one, those that clash with fewest first."""
    degrees = [int(clash).bit_count() for clash in short.clashes]
    found: list[int] = []
    taken = 0
    for i in sorted(range(len(degrees)), key=lambda i: (degrees[i], short.ranks[i])):
        if not taken & int(short.clashes[i]) and not short.units[i].leans:
            found.append(i)
            taken |= 1 << i
    return found


def _best(sets: Ints, short: _Shortlist, size: int) -> Ints:
    """Return the sets worth most, the best first."""
    members = (sets[:, None] >> np.arange(len(short.units)) & 1).astype(np.float32)
    worth = expected(product(members, short.words), product(members, short.pairs), short.chances)
    worth += weighted(members, short.lead)
    characters = weighted(members, short.characters)
    # Length comes before worth: a set within bounds wins over any without.
    worth -= 4.0 * (characters > size * _MAX_PER_POINT)
    worth -= 2.0 * (characters < size * _MIN_PER_POINT)
    worth -= _COST * np.maximum(characters / (size * short.usual) - _LONG, 0)
    # The lowest bit is the first point's.
    worth -= 8.0 * (sets & -sets & short.weak > 0)
    if len(short.leaning):
        chosen = sets[:, None] >> short.leaning & 1 > 0
        worth -= 8.0 * (chosen & (sets[:, None] & short.before == 0)).any(axis=1)
    best: Ints = sets[np.argsort(-worth.round(5), kind="stable")[:_BEAM]]
    return best


def _shortlist(
    units: Sequence[Unit],
    judgement: Judgement,
    common: frozenset[str],
    *,
    size: int,
    lead: float,
) -> _Shortlist:
    concepts = judgement.concepts
    words = _of_units(units, concepts.word_counts)
    pairs = _of_units(units, concepts.pair_counts)
    chances = Chances(
        judgement.word_chances,
        judgement.word_chances * judgement.again,
        judgement.pair_chances,
        np.zeros_like(judgement.word_chances) if judgement.names is None else judgement.names,
        judgement.expected_length,
    )
    worth = expected(words, pairs, chances) + _lead(units, lead)
    order = np.argsort(-worth.round(5), kind="stable")[:size].tolist()
    ranked = sorted(enumerate(order), key=lambda item: (units[item[1]].first, units[item[1]].last))
    kept = tuple(units[i] for _, i in ranked)
    words, pairs = _of_units(kept, concepts.word_counts), _of_units(kept, concepts.pair_counts)
    some, some_pairs = words.any(axis=0), pairs.any(axis=0)
    content = np.array([word not in common for word in concepts.words], np.bool_)[some]
    clash = _alike(words[:, some] > 0, content) | _overlap(kept)
    return _Shortlist(
        units=kept,
        words=words[:, some],
        pairs=pairs[:, some_pairs],
        chances=Chances(
            chances.words[some],
            chances.again[some],
            chances.pairs[some_pairs],
            chances.names[some],
            chances.length,
        ),
        ranks=np.array([rank for rank, _ in ranked]),
        lead=_lead(kept, lead),
        characters=np.array([width(unit.text) for unit in kept], np.float32),
        usual=max(judgement.lead_length, _MIN_PER_POINT / 2),
        clashes=clash.astype(np.int64) @ np.left_shift(1, np.arange(len(kept))),
        weak=sum(1 << i for i, unit in enumerate(kept) if not unit.opens),
        leaning=np.array([i for i, unit in enumerate(kept) if unit.leans], np.int64),
        before=np.array([_before(unit, kept) for unit in kept if unit.leans], np.int64),
    )


def _before(unit: Unit, others: Sequence[Unit]) -> int:
    """Return the bits of those that end right before a unit."""
    return sum(1 << i for i, other in enumerate(others) if other.last == unit.first - 1)


def _lead(units: Sequence[Unit], lead: float) -> Floats:
    worth: Floats = np.array([lead / (1 + unit.first) for unit in units], np.float32)
    return worth


def _of_units(units: Sequence[Unit], counts: Floats) -> Floats:
    firsts = np.array([unit.first for unit in units])
    lasts = np.array([unit.last for unit in units])
    rows: Floats = counts[firsts].copy()
    for more in range(1, int((lasts - firsts).max(initial=0)) + 1):
        longer = lasts - firsts >= more
        rows[longer] += counts[firsts[longer] + more]
    return rows


def _alike(present: NDArray[np.bool_], content: NDArray[np.bool_]) -> NDArray[np.bool_]:
    bare = (present & content).astype(np.float32)
    sizes = bare.sum(axis=1)
    fewer = np.maximum(np.minimum(sizes[:, None], sizes[None, :]), 1)
    alike: NDArray[np.bool_] = (bare @ bare.T) / fewer > _ALIKE
    return alike


def _overlap(units: Sequence[Unit]) -> NDArray[np.bool_]:
    firsts = np.array([unit.first for unit in units])
    lasts = np.array([unit.last for unit in units])
    overlap: NDArray[np.bool_] = (firsts[:, None] <= lasts[None, :]) & (
        firsts[None, :] <= lasts[:, None]
    )
    return overlap
