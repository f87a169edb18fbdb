"""Names and phrases that a text comes back to: TF-IDF, weighted by where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.tokenizer import stemmer, stop_words
from summarizer.models import Article
from summarizer.ranking.weights import load_weights, neutral_row
from summarizer.topics.keys import topic_key
from summarizer.topics.mentions import CAPITAL_NOUNS, OPENING, TITLE, TITLES, Mentions
from summarizer.topics.words import UNSPACED, Word, glue

#: A mention in title or opening counts like so many in the body.
_IN_TITLE, _IN_OPENING = 3.0, 1.5

#: Least score: twice in the text and once in its title, of words that one text in a hundred has.
_LEAST = 20.0

#: Names are worth more than phrases that are as rare.
_NAME = 1.5

_MAX_NAME_WORDS = 4
_MAX_CANDIDATES = 400

#: Days and months are in every story.
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december reuter ap afp".split()
)

#: Letters in a row are no words: what they mean needs a dictionary.
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")

Rarity = Callable[[str], float]


@dataclass(slots=True)
class _Candidate:
    words: tuple[str, ...]
    is_name: bool = False
    weight: float = 0.0
    #: In the text.
    times: int = 0


def keyphrases(article: Article, mentions: Mentions) -> Iterator[tuple[str, str]]:
    """Yield the key and the label of names and phrases, the weightiest first.

    Those that are in the alias table are left to it.
    """
    found: dict[str, _Candidate] = {}
    capitals_are_names = article.language not in CAPITAL_NOUNS
    for zone, run, folded in mentions.runs:
        weight = {TITLE: _IN_TITLE, OPENING: _IN_OPENING}.get(zone, 1.0)
        for start, end, is_name in _spans(run, folded, in_title=zone == TITLE):
            key = glue(folded[start:end])
            candidate = found.get(key)
            if candidate is None:
                if (
                    key not in mentions.phrases
                    or _IS_UNSPACED.search(key)
                    or len(found) >= _MAX_CANDIDATES
                ):
                    continue
                candidate = found[key] = _Candidate(tuple(word.text for word in run[start:end]))
            candidate.weight += weight
            candidate.times += zone != TITLE
            candidate.is_name |= is_name and (end - start > 1 or capitals_are_names)
    rarity = _rarity(article.language)
    scored = [
        (_score(candidate, rarity), key, candidate)
        for key, candidate in found.items()
        if candidate.times > 1
    ]
    for score, key, candidate in sorted(scored, key=lambda row: (-row[0], row[1])):
        if score >= _LEAST and topic_key(key):
            yield topic_key(key), " ".join(candidate.words)


def _score(candidate: _Candidate, rarity: Rarity) -> float:
    rarest = [rarity(word) for word in candidate.words]
    if not all(rarest):
        return 0.0
    mean = sum(rarest) / len(rarest)
    return candidate.weight * mean * (_NAME if candidate.is_name else 1.0)


def _spans(
    run: list[Word], folded: list[str], *, in_title: bool
) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether it is a name: runs of capitals, pairs of small words."""
    start = 0
    while start < len(run):
        end = start
        while end < len(run) and run[end].capital and end - start < _MAX_NAME_WORDS:
            end += 1
        first = start
        while first < end and (folded[first] in TITLES or folded[first] in _DATES):
            first += 1
        # A capital at the beginning of a sentence tells nothing; nor do those of titles.
        if first < end and (end - first > 1 or start > 0) and not in_title:
            yield first, end, True
        start = max(end, start + 1)
    for place, word in enumerate(run):
        if in_title:
            yield place, place + 1, False
        if place and (in_title or not (word.capital or run[place - 1].capital)):
            yield place - 1, place + 1, False


@lru_cache(maxsize=8)
def _rarity(language: str | None) -> Rarity:
    """Return the log of texts per text with a word, learned for English; 0 for stop words."""
    stem = stemmer(language)
    common = frozenset(map(stem, stop_words(language)))
    learned = load_weights()

    # Stems are dear, and texts have the same words.
    @lru_cache(maxsize=4096)
    def rarity(word: str) -> float:
        root = stem(word)
        if root in common:
            return 0.0
        if language != "en":
            return neutral_row(root, common)[0]
        return float(learned.lexicons["en"].describe([root])[0, 0])

    return rarity
