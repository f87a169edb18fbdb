"""How likely each word and each bigram of an article stands in a summary of it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.language.width import width
from summarizer.ranking.coverage.concepts import Concepts, Floats, find_concepts, stemmed_stop_words
from summarizer.ranking.coverage.features import (
    Occurrence,
    occurrence,
    pair_features,
    second_word_features,
    sentence_scores,
    word_features,
)
from summarizer.ranking.coverage.network import chances
from summarizer.ranking.coverage.weights import Passes, Weights

#: Words of a summary, before the article tells more.
USUAL_LENGTH = 45.0

#: Log odds that a word gains by standing in the headline too, and a bigram for each such word. What
#: was learned from has no headlines; of the headline's words nine in ten are in other people's
#: summaries, of such words without a headline every second.
_TITLED, _TITLED_PAIR = 2.0, 1.0

#: The same in other languages: French gains .1 ROUGE-1 by it, Vietnamese .2.
_TITLED_ELSEWHERE, _TITLED_PAIR_ELSEWHERE = 3.0, 1.5

#: What the expected length of an English summary is taken by. F measures of summaries of many lengths
#: are on average those of a shorter one than the average; .6-.85 did alike on articles held out, and with
#: .7 points are no longer than the first three sentences.
_SHORTER = 0.7

_QUOTE = re.compile(r"[\"“”«»„]")


@dataclass(frozen=True, slots=True)
class Salience:
    """An article's concepts, and how likely each stands in a summary of it."""

    concepts: Concepts

    #: Of each word: to stand in the summary at all, and twice if it does.
    word_chances: Floats
    again: Floats

    #: Of each bigram.
    pair_chances: Floats

    #: Words in the summary.
    expected_length: float

    #: Of each word, its share of the names that are likely in the summary, 1 in all; None where names
    #: are not told from other words.
    names: Floats | None = None

    #: Characters of one of the first three sentences, on average.
    lead_length: float = math.inf


@dataclass(frozen=True, slots=True)
class Draft:
    """A text's concepts with what the passes work on; made of ``drafted``."""

    concepts: Concepts
    words: Occurrence
    pairs: Occurrence
    lexicon: Floats
    features: Floats


def drafted(concepts: Concepts, sentences: Sequence[str], lexicon: Floats) -> Draft:
    """Describe the concepts of sentences, n >= 1.

    Args:
        concepts: Theirs.
        sentences: In reading order.
        lexicon: words x ``LEXICON_WIDTH``.
    """
    words = occurrence(concepts.word_counts, concepts.ids, np.arange(len(concepts.ids)))
    quoted = [bool(_QUOTE.search(sentence)) for sentence in sentences]
    return Draft(
        concepts=concepts,
        words=words,
        pairs=occurrence(concepts.pair_counts, concepts.pair_ids, concepts.pair_tokens),
        lexicon=lexicon,
        features=word_features(concepts, words, lexicon, quoted),
    )


def first_pair_features(of: Draft, logits: Floats) -> Floats:
    """Return bigrams x features once the words were judged for the first time."""
    scores = sentence_scores(of.concepts.word_counts, chances(logits), USUAL_LENGTH)
    return _pairs(of, logits, scores)


def second_features(of: Draft, logits: Floats, pair_logits: Floats) -> tuple[Floats, Floats]:
    """Return words x features for the second pass, and the sentences' scores by the first."""
    scores = sentence_scores(of.concepts.word_counts, chances(logits), USUAL_LENGTH)
    by_pairs = sentence_scores(of.concepts.pair_counts, chances(pair_logits), USUAL_LENGTH - 3)
    more = second_word_features(of.concepts, of.words, logits, scores + by_pairs)
    return np.concatenate([of.features, more], axis=1), by_pairs


def second_pair_features(
    of: Draft, logits: Floats, pair_logits: Floats, by_pairs: Floats
) -> Floats:
    """Return bigrams x features for the second pass.

    Args:
        of: The text.
        logits: Of the words, by the second pass.
        pair_logits: Of the bigrams, by the first.
        by_pairs: The sentences' scores by the first.
    """
    scores = sentence_scores(of.concepts.word_counts, chances(logits), USUAL_LENGTH)
    return np.concatenate([_pairs(of, logits, scores + by_pairs), pair_logits[:, None]], axis=1)


def length_features(of: Draft, word_chances: Floats) -> Floats:
    """Return what the summary's length is told by."""
    counts = of.concepts.word_counts
    lead = counts[:3].sum() / 75
    return np.array(
        [1, word_chances.sum(), np.log(max(counts.sum(), 1)), np.log(len(counts)), np.exp(lead)],
        np.float32,
    )


def estimate_salience(
    sentences: Sequence[str], title: str, language: str | None, weights: Weights
) -> Salience:
    """Judge an article's concepts in two passes.

    Args:
        sentences: Those that say something, n >= 1, in reading order.
        title: The headline; may be empty.
        language: ISO 639-1 code; None if not known.
        weights: What was learned.
    """
    concepts = find_concepts(sentences, language)
    lexicon = weights.describe(concepts.words, language, stemmed_stop_words(language))
    of = drafted(concepts, sentences, lexicon)
    english = language == "en"
    passes = weights.english if english else weights.neutral
    logits, pairs = run(of, passes)
    titled = _in_title(concepts, title, language)
    gain, pair_gain = (
        (_TITLED, _TITLED_PAIR) if english else (_TITLED_ELSEWHERE, _TITLED_PAIR_ELSEWHERE)
    )
    word_chances = chances(logits + gain * titled)
    pairs = pairs + pair_gain * titled[concepts.pairs].sum(axis=1)
    length = float(length_features(of, word_chances) @ passes.expected_length)
    return Salience(
        concepts=concepts,
        word_chances=word_chances,
        again=chances(lexicon[:, 2]),
        pair_chances=chances(pairs),
        expected_length=max(length * (_SHORTER if english else 1.0), 15.0),
        names=_names(concepts, word_chances) if english else None,
        lead_length=_mean_width(sentences[:3]),
    )


def _mean_width(sentences: Sequence[str]) -> float:
    return sum(map(width, sentences)) / len(sentences)


def run(of: Draft, passes: Passes) -> tuple[Floats, Floats]:
    """Return the log odds of words and of bigrams."""
    logits = passes.words_first.logits(of.features)
    pair_logits = passes.pairs_first.logits(first_pair_features(of, logits))
    features, by_pairs = second_features(of, logits, pair_logits)
    logits = passes.words.logits(features)
    return logits, passes.pairs.logits(second_pair_features(of, logits, pair_logits, by_pairs))


def _names(concepts: Concepts, word_chances: Floats) -> Floats:
    """Return the share of each word in the names expected: by how often it has a capital within a sentence."""
    size = len(concepts.words)
    capital = np.bincount(concepts.ids, weights=concepts.capital, minlength=size)
    rate = capital / np.maximum(concepts.word_counts.sum(axis=0), 1)
    common = stemmed_stop_words("en")
    rate[[word in common for word in concepts.words]] = 0
    likely = word_chances * rate
    shares: Floats = (likely / max(likely.sum(), 1e-6)).astype(np.float32)
    return shares


def _in_title(concepts: Concepts, title: str, language: str | None) -> Floats:
    """Return 1 for each word that the headline has too, stop words aside."""
    if not title:
        return np.zeros(len(concepts.words), np.float32)
    named = set(find_concepts([title], language).words) - stemmed_stop_words(language)
    return np.array([word in named for word in concepts.words], np.float32)


def _pairs(of: Draft, logits: Floats, scores: Floats) -> Floats:
    return pair_features(
        of.concepts,
        of.pairs,
        of.words,
        lexicon=of.lexicon,
        logits=logits,
        sentence_scores=scores,
    )
