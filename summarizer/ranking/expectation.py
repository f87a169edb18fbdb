"""What ROUGE a set of points can expect from the chances of its words and bigrams."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.ranking.concepts import Floats

#: What a bigram matched is worth beside a word, and what all the names that are likely in a summary
#: are worth beside an F measure of 1: with .07 three points hold 2 % more of the names in other
#: people's summaries, and ROUGE is the same; .2 holds 4 % more, and costs .4 ROUGE-1.
_PAIRS, _NAMES = 1.0, 0.07


@dataclass(frozen=True, slots=True)
class Chances:
    """What ``Judgement`` says, of some words and bigrams."""

    words: Floats
    again: Floats
    pairs: Floats
    names: Floats
    length: float


def expected(words: Floats, pairs: Floats, chances: Chances) -> Floats:
    """Return the expected ROUGE-1 F1 of sets, that of ROUGE-2, and the share of names, by weight.

    Args:
        words: sets x words, how often.
        pairs: sets x bigrams, how often.
        chances: Of both, in columns' order.
    """
    present = words > 0
    matched = present @ chances.words + (words > 1) @ chances.again
    matched_pairs = (pairs > 0) @ chances.pairs
    found: Floats = 2 * matched / (words.sum(axis=1) + chances.length)
    found += _PAIRS * 2 * matched_pairs / (pairs.sum(axis=1) + chances.length - 2)
    found += _NAMES * (present @ chances.names)
    return found
