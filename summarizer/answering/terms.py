"""A text's words as questions and sentences share them: stems, and pieces of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from summarizer.language.tokenizer import stop_words
from summarizer.ranking.coverage.concepts import stems
from summarizer.ranking.rules.phrases import phrases
from summarizer.topics.words.fold import respelt
from summarizer.topics.words.words import IS_UNSPACED, Word, clean, runs

#: Letters of a piece of a word, and of a word that are parted into such: what is longer is none that people type.
_PIECE, _LONGEST = 4, 40

#: Letters of a run that stands for a word: of Han and kana; of scripts that spell vowels and tones, Thai to Khmer.
_RUN, _RUN_SPELT = 2, 3
_SPELT = re.compile(r"[\u0e00-\u1fff]")

#: Languages where accents are all that tells many words apart.
_TONES = frozenset({"vi"})


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text, or some letters of a script without blanks."""

    #: As hashtags spell it.
    word: str

    #: What its forms share, and words for the same thing.
    stem: str

    #: Runs of its letters, to find forms and compounds that have another stem.
    pieces: tuple[str, ...]

    is_number: bool = False

    #: Whether it begins with a capital.
    capital: bool = False


def terms_of(text: str, language: str | None) -> list[Term]:
    """Return the terms of a text in order, function words among them.

    Args:
        text: A sentence or a question.
        language: ISO 639-1 code of the article.
    """
    found: list[Term] = []
    for run in runs(clean(text)):
        letters: list[str] = []
        for word in run:
            if len(word.text) == 1 and IS_UNSPACED.match(word.text):
                letters.append(word.text)
                continue
            if letters:
                found += _of_letters(letters)
                letters = []
            found.append(_term(word, language))
        if letters:
            found += _of_letters(letters)
    return found


@cache
def empty_stems(language: str | None) -> frozenset[str]:
    """Return the stems of words that say nothing of what a question is about."""
    own = phrases("asking", language) if language else None
    words = own["empty"].split() if own else stop_words(language)
    return frozenset(term.stem for word in words for term in terms_of(word, language))


def _of_letters(letters: list[str]) -> Iterator[Term]:
    """Yield all runs of so many letters, n >= 1, of which no blanks part words."""
    size = _RUN_SPELT if _SPELT.match(letters[0]) else _RUN
    for start in range(max(len(letters) - size + 1, 1)):
        run = "".join(letters[start : start + size])
        yield Term(run, run, (run,))


@lru_cache(maxsize=1 << 14)
def _term(word: Word, language: str | None) -> Term:
    spelt = respelt(word.text)[:_LONGEST]
    pieces = tuple(spelt[i : i + _PIECE] for i in range(len(spelt) - _PIECE + 1)) or (spelt,)
    stem = _stem(word.text, language)
    same = _same(language).get(stem, stem)
    return Term(word.text, same, pieces, word.text[0].isdigit(), word.capital > 0)


def _stem(word: str, language: str | None) -> str:
    stem = stems(language)(word)
    return stem if language in _TONES else respelt(stem)


@cache
def _same(language: str | None) -> Mapping[str, str]:
    """Return stem -> the one that stands for all words of the same thing."""
    own = phrases("asking", language) if language else None
    found: dict[str, str] = {}
    for line in own.get("same", ()) if own else ():
        first, *others = (_stem(word, language) for word in line.split())
        found.update((other, found.get(first, first)) for other in others if other not in found)
    return found
