"""The four networks: words, bigrams, and both again knowing what the first pass thought."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from summarizer.ranking.concepts import Floats, stemmed_stop_words
from summarizer.ranking.judgement import (
    Draft,
    drafted,
    first_pair_features,
    length_features,
    second_features,
    second_pair_features,
)
from summarizer.ranking.network import chances
from summarizer.ranking.weights import Passes, neutral_row
from tests.benchmarks.training.corpus import Example
from tests.benchmarks.training.learn import fit
from tests.benchmarks.training.lexicon import Lexicon

_HIDDEN = (64, 32)
_WORD_EPOCHS, _PAIR_EPOCHS = 6, 5

#: Share of articles whose language is taken to have stop words.
_STOPPED = 0.5

#: Words. Longer summaries are articles.
_LONGEST_SUMMARY = 120


def fit_passes(first: list[Example], second: list[Example], lexicon: Lexicon | None) -> Passes:
    """Fit the first pass on some articles and the second on others, so that it sees fair guesses.

    Args:
        first: Articles.
        second: Others.
        lexicon: Of English; None for networks that know no words of any language.
    """
    random = np.random.default_rng(1)
    drafts = list(_drafts(first, lexicon, random))
    words_first = fit(
        np.concatenate([d.features for d in drafts]), _labels(e.words for e in first),
        _HIDDEN, _WORD_EPOCHS, 1,
    )  # fmt: skip
    pairs_first = fit(
        np.concatenate([first_pair_features(d, words_first.logits(d.features)) for d in drafts]),
        _labels(e.pairs for e in first), _HIDDEN, _PAIR_EPOCHS, 2,
    )  # fmt: skip
    drafts = list(_drafts(second, lexicon, random))
    guesses = [pairs_first.logits(first_pair_features(d, words_first.logits(d.features)))
               for d in drafts]  # fmt: skip
    told = [second_features(d, words_first.logits(d.features), guess)
            for d, guess in zip(drafts, guesses, strict=True)]  # fmt: skip
    words = fit(
        np.concatenate([features for features, _ in told]), _labels(e.words for e in second),
        _HIDDEN, _WORD_EPOCHS, 3,
    )  # fmt: skip
    logits = [words.logits(features) for features, _ in told]
    pairs = fit(
        np.concatenate([second_pair_features(d, own, guess, by_pairs) for d, own, guess, (_, by_pairs)
                        in zip(drafts, logits, guesses, told, strict=True)]),
        _labels(e.pairs for e in second), _HIDDEN, _PAIR_EPOCHS, 4,
    )  # fmt: skip
    lengths = np.array([example.length for example in second], np.float32)
    known = np.stack([length_features(d, chances(own)) for d, own
                      in zip(drafts, logits, strict=True)])  # fmt: skip
    usual = lengths < _LONGEST_SUMMARY
    expected, *_ = np.linalg.lstsq(known[usual], lengths[usual], rcond=None)
    return Passes(words_first, pairs_first, words, pairs, expected.astype(np.float32))


def _drafts(
    examples: list[Example], lexicon: Lexicon | None, random: np.random.Generator
) -> Iterable[Draft]:
    for example in examples:
        if lexicon is None:
            yield _neutral(example, random)
        else:
            rows = lexicon.describe(example.concepts.words)
            yield drafted(example.concepts, example.sentences, rows)


def _neutral(example: Example, random: np.random.Generator) -> Draft:
    """Half of the articles are seen as if their language had no stop words."""
    common = stemmed_stop_words(example.language) if random.random() < _STOPPED else frozenset()
    rows = np.array([neutral_row(word, common) for word in example.concepts.words], np.float32)
    return drafted(example.concepts, example.sentences, rows)


def _labels(counts: Iterable[Floats]) -> Floats:
    return np.concatenate([count > 0 for count in counts]).astype(np.float32)
