"""What is known of each concept: numbers for the networks that judge it.

Nothing here depends on a language but the lexicon, and every number is of the article's own scale
or bounded, so that texts unlike those learned from stay within what was seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.ranking.coverage.concepts import Concepts, Floats, Ints

#: Columns of the lexicon: inverse document frequency (nats), log odds of standing in a summary,
#: log odds of standing there twice, whether the word is known.
LEXICON = ("idf", "odds", "odds_twice", "known")
LEXICON_WIDTH = len(LEXICON)

_COMMON = (
    "times", "sentences", "sentences_share", "first", "second", "first_share", "last_share",
    "in_first", "in_second", "in_third", "in_next_five", "length_of_first",
)  # fmt: skip
_BY_SENTENCES = (
    "best",
    "best_deviation",
    "best_rank",
    "mean_deviation",
    "first_deviation",
    "first_rank",
)

#: What the first network sees of a word, the second one besides, and both see of a bigram.
WORDS = (
    *_COMMON, *LEXICON, "weight", "weight_rank", "times_rank", "first_token", "first_token_share", "into_first",
    "capital", "digits", "size", "quoted", "topical", "topical_first",
    "odds_before", "odds_behind", "idf_before", "idf_behind",
    "article_words", "article_sentences", "sentence_length", "lead_length",
)  # fmt: skip
SECOND_WORDS = ("logits", "logits_before", "logits_behind", *_BY_SENTENCES, "expected_words")
PAIRS = (
    *_COMMON, "logits_left", "logits_right", "logits_least", "idf_left", "idf_right", "odds_left", "odds_right",
    "known_left", "known_right", "share_of_left", "share_of_right", "first_token", "first_token_share",
    "into_first", "capital", *_BY_SENTENCES, "article_sentences",
)  # fmt: skip

#: A place that is none: behind everything.
_NOWHERE = 400.0


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where concepts stand; each array has one entry a concept."""

    frequency: Floats
    sentences: Floats
    first: Ints
    second: Floats
    last: Ints
    first_token: Ints


def occurrence(counts: Floats, ids: Ints, tokens: Ints) -> Occurrence:
    """Gather where concepts stand.

    Args:
        counts: sentences x concepts.
        ids: The concept at each place, in reading order.
        tokens: The place, in tokens, of each of ``ids``.
    """
    present = counts > 0
    height = len(counts)
    places = np.arange(height)
    first = present.argmax(axis=0)
    behind = present & (places[:, None] > first)
    second = np.where(behind.any(axis=0), behind.argmax(axis=0), _NOWHERE).astype(np.float32)
    first_token = np.zeros(counts.shape[1], np.int64)
    first_token[ids[::-1]] = tokens[::-1]
    return Occurrence(
        frequency=counts.sum(axis=0),
        sentences=present.sum(axis=0).astype(np.float32),
        first=first,
        second=second,
        last=height - 1 - present[::-1].argmax(axis=0),
        first_token=first_token,
    )


def word_features(
    concepts: Concepts, where: Occurrence, lexicon: Floats, quoted: Sequence[bool]
) -> Floats:
    """Return words x ``WORDS``, before any pass.

    Args:
        concepts: The article's.
        where: Of its words.
        lexicon: words x ``LEXICON_WIDTH``.
        quoted: Of each sentence: whether it holds a quotation.
    """
    counts, size = concepts.word_counts, len(concepts.words)
    height, length = len(counts), len(concepts.ids)
    lengths = counts.sum(axis=1)
    idf, odds = lexicon[:, 0], lexicon[:, 1]
    weight = where.frequency * idf
    present = (counts > 0).astype(np.float32)
    topical = present @ np.minimum(weight, 40.0) / (lengths + 5.0)
    capital = np.bincount(concepts.ids, weights=concepts.capital, minlength=size)[:size]
    before, behind = _neighbours(concepts, where.first_token)
    start = np.searchsorted(concepts.sentences, concepts.sentences[where.first_token])
    digits = np.array([word.isdigit() for word in concepts.words], np.float32)
    sizes = np.array([len(word) for word in concepts.words], np.float32)
    return np.stack(
        [
            *_common(where, counts, lengths),
            idf, odds, lexicon[:, 2], lexicon[:, 3],
            np.minimum(weight / weight.max(initial=1.0), 1.0),
            _rank(weight), _rank(where.frequency),
            np.log1p(where.first_token), where.first_token / max(length, 1),
            (where.first_token - start) / lengths[where.first],
            capital / where.frequency, digits, np.log1p(sizes),
            present.T @ np.asarray(quoted, np.float32) / where.sentences,
            present.T @ topical / where.sentences, topical[where.first],
            np.where(before >= 0, odds[before], 0.0), np.where(behind >= 0, odds[behind], 0.0),
            np.where(before >= 0, idf[before], 0.0), np.where(behind >= 0, idf[behind], 0.0),
            np.full(size, np.log1p(length)), np.full(size, np.log1p(height)),
            np.full(size, length / height / 25.0),
            np.full(size, lengths[:3].sum() / 75.0),
        ],
        axis=1,
        dtype=np.float32,
    )  # fmt: skip


def second_word_features(
    concepts: Concepts, where: Occurrence, logits: Floats, sentence_scores: Floats
) -> Floats:
    """Return words x ``SECOND_WORDS``, which the first pass makes known."""
    size = len(concepts.words)
    before, behind = _neighbours(concepts, where.first_token)
    return np.stack(
        [
            logits,
            np.where(before >= 0, logits[before], -3.0),
            np.where(behind >= 0, logits[behind], -3.0),
            *_of_sentences(concepts.word_counts, where, sentence_scores),
            np.full(size, float(1 / (1 + np.exp(-logits)).sum()) if size else 0.0),
        ],
        axis=1,
        dtype=np.float32,
    )


def pair_features(
    concepts: Concepts,
    where: Occurrence,
    words: Occurrence,
    *,
    lexicon: Floats,
    logits: Floats,
    sentence_scores: Floats,
) -> Floats:
    """Return bigrams x ``PAIRS``.

    Args:
        concepts: The article's.
        where: Of its bigrams.
        words: Of its words.
        lexicon: words x ``LEXICON_WIDTH``.
        logits: Of its words, as judged.
        sentence_scores: By the words alone.
    """
    left, right = concepts.pairs[:, 0], concepts.pairs[:, 1]
    counts = concepts.pair_counts
    lengths = concepts.word_counts.sum(axis=1)
    start = np.searchsorted(concepts.sentences, concepts.sentences[where.first_token])
    return np.stack(
        [
            *_common(where, counts, lengths),
            logits[left], logits[right], np.minimum(logits[left], logits[right]),
            lexicon[left, 0], lexicon[right, 0], lexicon[left, 1], lexicon[right, 1],
            lexicon[left, 3], lexicon[right, 3],
            where.frequency / words.frequency[left], where.frequency / words.frequency[right],
            np.log1p(where.first_token), where.first_token / max(len(concepts.ids), 1),
            (where.first_token - start) / lengths[where.first],
            concepts.capital[where.first_token] & concepts.capital[where.first_token + 1],
            *_of_sentences(counts, where, sentence_scores),
            np.full(len(left), np.log1p(len(counts))),
        ],
        axis=1,
        dtype=np.float32,
    )  # fmt: skip


def sentence_scores(counts: Floats, chances: Floats, expected: float) -> Floats:
    """Return how well each sentence alone would do as the summary: its expected ROUGE-1 F1."""
    matched = (counts > 0) @ chances
    scores: Floats = 2 * matched / (counts.sum(axis=1) + expected)
    return scores


def _common(where: Occurrence, counts: Floats, lengths: Floats) -> list[Floats]:
    height = len(counts)
    early = [np.minimum(counts[i], 2.0) if i < height else np.zeros(counts.shape[1])
             for i in range(3)]  # fmt: skip
    return [
        np.log1p(where.frequency),
        np.log1p(where.sentences),
        where.sentences / height,
        np.log1p(where.first),
        np.log1p(where.second),
        where.first / height,
        where.last / height,
        *early,
        np.log1p(counts[3:8].sum(axis=0)),
        np.log1p(lengths[where.first]),
    ]


def _of_sentences(counts: Floats, where: Occurrence, scores: Floats) -> list[Floats]:
    present = counts > 0
    spread = float(scores.std()) or 1.0
    normed = (scores - scores.mean()) / spread
    order = _rank(scores)
    return [
        np.where(present, scores[:, None], 0.0).max(axis=0, initial=0.0),
        np.where(present, normed[:, None], -5.0).max(axis=0, initial=-5.0),
        np.where(present, order[:, None], 1.0).min(axis=0, initial=1.0),
        present.T.astype(np.float32) @ normed / where.sentences,
        normed[where.first],
        order[where.first],
    ]


def _neighbours(concepts: Concepts, first_token: Ints) -> tuple[Ints, Ints]:
    """Return the word ids before and behind each word's first place; -1 at a sentence's ends."""
    ids, sentences = concepts.ids, concepts.sentences
    last = max(len(ids) - 1, 0)
    left, right = np.maximum(first_token - 1, 0), np.minimum(first_token + 1, last)
    own = sentences[first_token]
    before = np.where((sentences[left] == own) & (left != first_token), ids[left], -1)
    behind = np.where((sentences[right] == own) & (right != first_token), ids[right], -1)
    return before, behind


def _rank(values: Floats) -> Floats:
    """Return each value's place among all, 0 the highest, 1 the lowest; the first of equals leads."""
    order = np.argsort(-values, kind="stable")
    ranks = np.empty(len(values), np.float32)
    ranks[order] = np.arange(len(values)) / max(len(values) - 1, 1)
    return ranks
