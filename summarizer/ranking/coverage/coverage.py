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

from summarizer.ranking.candidates import Candidate
from summarizer.ranking.coverage.concepts import Concepts, Ints
from summarizer.ranking.coverage.expected_rouge import expected
from summarizer.ranking.coverage.matrices import product, weighted
from summarizer.ranking.coverage.salience import Salience
from summarizer.ranking.coverage.shortlist import Shortlist, shortlist

#: Points that an article gives at most.
MOST_POINTS = 8

#: Candidates that sets of three are made of, one more for each point beyond.
_SHORTLIST = 14

#: Sets kept after each step. A shortlist of 14 has 91 pairs: of three points every set is tried.
_BEAM = 96

#: Characters a point, on average, wide ones for two: three come to 250-700.
_MIN_PER_POINT, _MAX_PER_POINT = 84, 233

#: Sentences. A text of fewer gives two points at most, and those have to come to 250 characters.
_SHORT_TEXT = 6

#: What the first point counts for once more where grades are known: it is read first, and may be all
#: that is read. It makes first points better by .03, and all of them no worse.
_FIRST = 0.6

#: What points cost, in F measures, for every length of the text's first sentences that they have beyond
#: so many: who writes short sentences is quoted in short ones.
_LONG, _COST = 1.2, 0.1


@dataclass(frozen=True, slots=True)
class Chosen:
    """The best set of candidates."""

    #: In reading order.
    candidates: tuple[Candidate, ...]

    #: How many candidates there are of which no two say the same.
    room: int


def choose_candidates(
    candidates: Sequence[Candidate],
    concepts: Concepts,
    common: frozenset[str],
    points: int,
    salience: Salience | None = None,
) -> Chosen:
    """Choose the candidates, at most ``points`` and at least one, that together are worth most.

    Args:
        candidates: n >= 1; their places are rows of the concepts.
        concepts: Of the sentences.
        common: Stop words, stemmed: no two points are alike for them.
        points: How many are wanted.
        salience: What a summary would say; None where what candidates are worth counts alone.
    """
    size = _SHORTLIST + max(points, MOST_POINTS) - 3
    short = shortlist(candidates, concepts, common, salience, size=size, points=points)
    room = _apart(short)
    points = min(points, len(room))
    # A set is a number: bit i stands for candidate i of the shortlist.
    bits = np.left_shift(1, np.arange(len(short.candidates)))
    bits = bits[short.ranks < _SHORTLIST + max(points - 3, 0)]
    clashes = short.clashes[short.ranks < _SHORTLIST + max(points - 3, 0)]
    sets, count = bits[_stand(bits, short)], 1
    while count < points:
        kept = _best(sets, short, count, _MIN_PER_POINT * count)[:, None]
        wider = _different((kept | bits)[(kept & clashes) == 0])
        wider = wider[_stand(wider, short)]
        if not len(wider):
            break
        sets, count = wider, count + 1
    brief = len(concepts.word_counts) < _SHORT_TEXT
    least = _MIN_PER_POINT * (3 if brief and count == 2 else count)
    best = int(_best(sets, short, count, least)[0])
    if count < points:
        # The sets worth most led nowhere: so many there are all the same.
        best = sum(1 << i for i in room[:points])
    chosen = tuple(candidate for i, candidate in enumerate(short.candidates) if best >> i & 1)
    return Chosen(chosen, room=len(room))


def _different(sets: Ints) -> Ints:
    """Return each set once, in order; by sorting, which is faster for some thousands than hashing."""
    ordered = np.sort(sets)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _apart(short: Shortlist) -> list[int]:
    """Return candidates no two of which clash, taken one by one, those that clash with fewest first."""
    degrees = [int(clash).bit_count() for clash in short.clashes]
    alone = [i for i, candidate in enumerate(short.candidates) if not candidate.follows]
    found: list[int] = []
    taken = 0
    for i in sorted(alone, key=lambda i: (degrees[i], short.ranks[i])):
        if not taken & int(short.clashes[i]):
            found.append(i)
            taken |= 1 << i
    return found


def _stand(sets: Ints, short: Shortlist) -> NDArray[np.bool_]:
    """Whether every candidate that leans has the one before it in the set, which is then right above."""
    found = np.ones(len(sets), np.bool_)
    for bit, above in short.leaning:
        found &= (sets & bit == 0) | (sets & above > 0)
    return found


def _best(sets: Ints, short: Shortlist, size: int, least: int) -> Ints:
    """Return the sets worth most, the best first.

    Args:
        sets: Of one size.
        short: What they are made of.
        size: Candidates in each.
        least: Characters.
    """
    members = (sets[:, None] >> np.arange(len(short.candidates)) & 1).astype(np.float32)
    worth = weighted(members, short.worth)
    if short.chances is not None:
        held, pairs = product(members, short.words), product(members, short.pairs)
        worth += expected(held, pairs, short.chances)
    else:
        worth += _FIRST * short.worth[np.argmax(members, axis=1)]
    characters = weighted(members, short.characters)
    usual = max(short.usual, _MIN_PER_POINT / 2)
    # Length comes before worth: a set within bounds wins over any without.
    worth -= 4.0 * (characters > size * _MAX_PER_POINT)
    worth -= 2.0 * (characters < least)
    worth -= _COST * np.maximum(characters / (size * usual) - _LONG, 0)
    # The lowest bit is the first point's.
    worth -= 8.0 * (sets & -sets & short.weak > 0)
    best: Ints = sets[np.argsort(-worth.round(5), kind="stable")[:_BEAM]]
    return best
