"""The four networks: words, bigrams, and both again knowing what the first pass thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.coverage.network import chances
from summarizer.ranking.coverage.salience import (
    drafted,
    first_pair_features,
    length_features,
    second_features,
    second_pair_features,
)
from summarizer.ranking.coverage.weights import Lexicon, Passes
from tests.benchmarks.training.corpus import Example
from tests.benchmarks.training.learn import fit

_HIDDEN = (64, 32)
_WORD_EPOCHS, _PAIR_EPOCHS = 6, 5

#: Words. Longer summaries are articles.
_LONGEST_SUMMARY = 120


@dataclass(frozen=True, slots=True)
class Described:
    """An article, and what is known of its words: words x ``LEXICON_WIDTH``."""

    example: Example
    lexicon: Floats


def described(examples: Iterable[Example], lexicon: Lexicon) -> list[Described]:
    return [Described(e, lexicon.describe(e.concepts.words)) for e in examples]


def fit_passes(first: list[Described], second: list[Described]) -> Passes:
    """Fit the first pass on some articles and the second on others, so that it sees fair guesses."""
    drafts = [drafted(d.example.concepts, d.example.sentences, d.lexicon) for d in first]
    words_first = fit(
        np.concatenate([d.features for d in drafts]), _labels(d.example.words for d in first),
        _HIDDEN, _WORD_EPOCHS, 1,
    )  # fmt: skip
    pairs_first = fit(
        np.concatenate([first_pair_features(d, words_first.logits(d.features)) for d in drafts]),
        _labels(d.example.pairs for d in first), _HIDDEN, _PAIR_EPOCHS, 2,
    )  # fmt: skip
    drafts = [drafted(d.example.concepts, d.example.sentences, d.lexicon) for d in second]
    guesses = [pairs_first.logits(first_pair_features(d, words_first.logits(d.features)))
               for d in drafts]  # fmt: skip
    told = [second_features(d, words_first.logits(d.features), guess)
            for d, guess in zip(drafts, guesses, strict=True)]  # fmt: skip
    words = fit(
        np.concatenate([features for features, _ in told]), _labels(d.example.words for d in second),
        _HIDDEN, _WORD_EPOCHS, 3,
    )  # fmt: skip
    logits = [words.logits(features) for features, _ in told]
    pairs = fit(
        np.concatenate([second_pair_features(d, own, guess, by_pairs) for d, own, guess, (_, by_pairs)
                        in zip(drafts, logits, guesses, told, strict=True)]),
        _labels(d.example.pairs for d in second), _HIDDEN, _PAIR_EPOCHS, 4,
    )  # fmt: skip
    lengths = np.array([d.example.length for d in second], np.float32)
    known = np.stack([length_features(d, chances(own)) for d, own
                      in zip(drafts, logits, strict=True)])  # fmt: skip
    usual = lengths < _LONGEST_SUMMARY
    expected, *_ = np.linalg.lstsq(known[usual], lengths[usual], rcond=None)
    return Passes(words_first, pairs_first, words, pairs, expected.astype(np.float32))


def _labels(counts: Iterable[Floats]) -> Floats:
    return np.concatenate([count > 0 for count in counts]).astype(np.float32)
