"""How a question's words stand in an article's sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from summarizer.answering.asked import Asked
from summarizer.answering.evidence import EVIDENCE, evidence
from summarizer.answering.indexed import Indexed
from summarizer.answering.terms import Term, empty_stems
from summarizer.ranking.coverage.concepts import Floats
from summarizer.stories.rarity import rarities, stem_number

#: Of a sentence, in order; ``evidence`` follows.
MATCHES = (
    "bm25",
    "said",
    "said rare",
    "most bm25",
    "most said",
    "around",
    "before",
    "behind",
    "pairs",
    "order",
    "two before",
    "next bm25",
)

FEATURES = (*MATCHES, *EVIDENCE)

#: Of an article, in order: shares of the question's words, and of those that are rare and those that are names.
COVERAGE = ("sentence", "sentence rare", "article", "article rare", "names", "paragraph", "words")

#: Robertson & Zaragoza 2009, https://doi.org/10.1561/1500000019: how soon repeating a word adds no more, and
#: how much of its length a sentence pays for.
_K1, _B = 1.2, 0.75

#: Logarithm of texts per text that has it, of a word that is everywhere and of a number.
_COMMON, _RARE = 0.5, 9.0

#: What an empty word is worth in the order of words, beside 1; and words of a sentence that are looked at for it.
_EMPTY, _LONG_RUN = 0.3, 60

#: Shares are of something.
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Matched:
    """A question beside an article's n sentences."""

    indexed: Indexed
    asked: Asked

    #: By which answers are looked for; () for "How much?".
    terms: tuple[Term, ...]

    #: n x ``FEATURES``.
    matches: Floats

    #: ``COVERAGE``.
    coverage: Floats


def asked_terms(indexed: Indexed, asked: Asked) -> list[Term]:
    """Return the terms that answers are looked for by, each once; function words alone say nothing.

    Of a question in another language than the article only names, numbers and what the article has count.
    """
    foreign = asked.language not in {indexed.language, None}
    empty = empty_stems(indexed.language) | (
        empty_stems(asked.language) if foreign else frozenset()
    )
    terms = {term.stem: term for term in asked.terms if term.stem not in empty}
    return [
        term
        for term in terms.values()
        if not foreign or term.is_number or term.capital or indexed.has(term)
    ]


def match(indexed: Indexed, asked: Asked, question: str) -> Matched:
    """Return how a question's words stand in an article's sentences."""
    terms = asked_terms(indexed, asked)
    told = np.array(
        [
            evidence(asked, question, each.sentence.text, own, indexed.language)
            for each, own in zip(indexed.sentences, indexed.terms, strict=True)
        ],
        np.float32,
    )
    if terms:
        matches, coverage = _matches(indexed, asked, terms)
    else:
        matches = np.zeros((len(indexed.sentences), len(MATCHES)), np.float32)
        coverage = np.zeros(len(COVERAGE), np.float32)
    return Matched(indexed, asked, tuple(terms), np.hstack([matches, told]), coverage)


def _matches(indexed: Indexed, asked: Asked, terms: Sequence[Term]) -> tuple[Floats, Floats]:
    count = len(indexed.sentences)
    near = indexed.near(terms)
    weights = _idf(near.sum(axis=0), count)
    total = max(float(weights.sum()), _LEAST)
    lengths = indexed.lengths / indexed.lengths.mean()
    pays = _K1 * (1 - _B + _B * lengths)[:, None]
    bm25 = (near * (_K1 + 1) / (near + pays)) @ weights / total
    said = near @ weights / total
    rare = _rarity(terms)
    said_rare = near @ rare / rare.sum()
    same = indexed.paragraphs[1:] == indexed.paragraphs[:-1]
    before, earlier, behind = (np.zeros_like(near) for _ in range(3))
    before[1:] = near[:-1] * same[:, None]
    earlier[2:] = near[:-2] * (same[1:] & same[:-1])[:, None]
    behind[:-1] = near[1:] * same[:, None]
    following = np.zeros_like(bm25)
    following[:-1] = bm25[1:] * same
    around = _paragraphs(indexed, near, terms)
    rows = [
        bm25,
        said,
        said_rare,
        bm25 / max(float(bm25.max()), _LEAST),
        said / max(float(said.max()), _LEAST),
        _share(around)[indexed.paragraphs],
        np.clip(before - near, 0, 1) @ weights / total,
        np.clip(behind - near, 0, 1) @ weights / total,
        _pairs(indexed, asked),
        _order(indexed, asked),
        np.clip(earlier - near, 0, 1) @ weights / total,
        following,
    ]
    best = near.max(axis=0)
    names = np.array([term.capital or term.is_number for term in terms])
    coverage = [
        said.max(),
        said_rare.max(),
        best.mean(),
        best @ rare / rare.sum(),
        best[names].mean() if names.any() else best.mean(),
        (around @ rare).max() / rare.sum(),
        np.log1p(len(terms)),
    ]
    return np.array(rows, np.float32).T, np.array(coverage, np.float32)


def _idf(standing: Floats, count: int) -> Floats:
    found: Floats = np.log1p((count - standing + 0.5) / (standing + 0.5)).astype(np.float32)
    return found


def _rarity(terms: Sequence[Term]) -> Floats:
    known = rarities([stem_number(term.stem) for term in terms])
    numbers = np.array([_RARE if term.is_number else _COMMON for term in terms])
    found: Floats = np.maximum(known, numbers).astype(np.float32)
    return found


def _paragraphs(indexed: Indexed, near: Floats, terms: Sequence[Term]) -> Floats:
    """Return paragraphs x terms: where a term stands in a paragraph or in a heading above it."""
    found = np.zeros((int(indexed.paragraphs.max()) + 1, len(terms)), np.float32)
    np.maximum.at(found, indexed.paragraphs, near)
    for paragraph, stems in indexed.headings.items():
        if paragraph < len(found):
            found[paragraph, [term.stem in stems for term in terms]] = 1
    return found


def _share(found: Floats) -> Floats:
    weights = _idf(found.sum(axis=0), len(found))
    share: Floats = found @ weights / max(float(weights.sum()), _LEAST)
    return share


def _pairs(indexed: Indexed, asked: Asked) -> Floats:
    """Return which share of the question's pairs of words, not both empty, each sentence has."""
    empty = empty_stems(indexed.language)
    stems = [term.stem for term in asked.terms]
    pairs = {pair for pair in pairwise(stems) if not empty.issuperset(pair)}
    if not pairs:
        return np.zeros(len(indexed.sentences), np.float32)
    found = [
        len(pairs & set(pairwise([term.stem for term in own]))) / len(pairs)
        for own in indexed.terms
    ]
    return np.array(found, np.float32)


def _order(indexed: Indexed, asked: Asked) -> Floats:
    """Return which share of the question's words each sentence has in their order, empty ones for less."""
    empty = empty_stems(indexed.language)
    places = {term.stem: place for place, term in reversed(list(enumerate(asked.terms)))}
    worth = {place: _EMPTY if stem in empty else 1.0 for stem, place in places.items()}
    total = max(sum(worth.values()), _LEAST)
    found = [
        _longest_rise([places[term.stem] for term in own if term.stem in places], worth) / total
        for own in indexed.terms
    ]
    return np.array(found, np.float32)


def _longest_rise(run: Sequence[int], worth: Mapping[int, float]) -> float:
    """Return what the heaviest rising part of a run is worth."""
    best: dict[int, float] = {}
    for place in run[:_LONG_RUN]:
        below = max((value for other, value in best.items() if other < place), default=0.0)
        best[place] = max(best.get(place, 0.0), below + worth[place])
    return max(best.values(), default=0.0)
