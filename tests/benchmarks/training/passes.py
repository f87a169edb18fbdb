"""The four networks: words, bigrams, and both again knowing what the first pass thought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
from summarizer.ranking.network import Network, chances
from summarizer.ranking.weights import neutral_row
from tests.benchmarks.training.corpus import Example
from tests.benchmarks.training.learn import fit
from tests.benchmarks.training.lexicon import Lexicon

_HIDDEN = (64, 32)
_WORD_EPOCHS, _PAIR_EPOCHS = 6, 5

#: One article in five is seen as if in a language without a lexicon, half of these without stop
#: words, so that the same networks judge those.
_NEUTRAL = 0.2

#: Words. Longer summaries are articles.
_LONGEST_SUMMARY = 120


@dataclass(frozen=True, slots=True)
class Passes:
    words_first: Network
    pairs_first: Network
    words: Network
    pairs: Network
    expected_length: Floats


def fit_passes(first: list[Example], second: list[Example], lexicon: Lexicon) -> Passes:
    """Fit the first pass on some articles and the second on others, so that it sees fair guesses."""
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
    examples: list[Example], lexicon: Lexicon, random: np.random.Generator
) -> Iterable[Draft]:
    common = stemmed_stop_words("en")
    for example in examples:
        words, lot = example.concepts.words, random.random()
        if lot < _NEUTRAL:
            stops = common if lot < _NEUTRAL / 2 else frozenset[str]()
            rows = np.array([neutral_row(word, stops) for word in words], np.float32)
        else:
            rows = lexicon.describe(words)
        yield drafted(example.concepts, example.sentences, rows)


def _labels(counts: Iterable[Floats]) -> Floats:
    return np.concatenate([count > 0 for count in counts]).astype(np.float32)
