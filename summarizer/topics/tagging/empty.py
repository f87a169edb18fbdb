"""Words of a text that nobody would follow: adjectives, everyday nouns, two letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.meant import CAPITAL_NOUNS
from summarizer.topics.words.fold import fold
from summarizer.topics.words.phrases import Keyphrase

#: Endings of English adjectives that few nouns have: "historical", no "musical"; "economic", no "comic".
_ADJECTIVES = ("nomic", "tical", "rical", "ogical", "ional", "ious", "eous")

#: What makes adjectives of German words, with the endings that nouns of these letters do not have: "erfolgreiches",
#: no "Bereiche".
_GERMAN_ADJECTIVES = re.compile(
    r"(?:reich|lich|los|voll|bar|sam|isch|ig)es$|(?:lich|sam)(?:e|er|en|em)$"
)

#: What stands between a kind and what is of it: "types of catering".
_OF = frozenset("of de du des".split())

#: Endings of German adjectives, the longer ones first.
_INFLECTIONS = ("en", "em", "er", "es", "e")

#: Letters up to which a word that is no topic is an abbreviation of something that only the text knows.
_LETTERS = 2

#: Letters of Latin are up to this.
_LAST_LATIN = "\u024f"

_ENGLISH = "en"


def says_little(phrase: Keyphrase, language: str | None, small: frozenset[str]) -> bool:
    """Tell whether nobody would follow what a phrase says.

    Args:
        phrase: Of a text.
        language: ISO 639-1 code of the text.
        small: Words that it writes small somewhere, folded.
    """
    if phrase.key in alias_table().topics:
        return False
    everyday = everyday_nouns().get(language or "", frozenset())
    word, *others = phrase.words
    if others:
        return not phrase.is_name and others[0] in _OF and fold(word) in everyday
    return fold(word) in everyday or _is_unfollowed(phrase, language, small)


def _is_unfollowed(phrase: Keyphrase, language: str | None, small: frozenset[str]) -> bool:
    """Whether a phrase of one word is two letters or an adjective."""
    (word,) = phrase.words
    if word.isalpha() and len(word) <= _LETTERS and word[0] <= _LAST_LATIN:
        return True
    if language in CAPITAL_NOUNS:
        return bool(_GERMAN_ADJECTIVES.search(word)) or _is_adjective(fold(word), small)
    return language == _ENGLISH and not phrase.is_name and word.endswith(_ADJECTIVES)


@cache
def everyday_nouns() -> Mapping[str, frozenset[str]]:
    """Return language -> nouns that any text may have, folded."""
    text = files("summarizer.data").joinpath("everyday.txt").read_text(encoding="utf-8")
    rows = (line.split(":", 1) for line in text.splitlines() if not line.startswith("#"))
    return {language: frozenset(map(fold, nouns.split())) for language, nouns in rows}


def _is_adjective(word: str, small: frozenset[str]) -> bool:
    """Whether a text writes a German word small, in this form or with another ending: "Große", "großen"."""
    if word in small:
        return True
    ending = next((end for end in _INFLECTIONS if word.endswith(end)), None)
    if ending is None:
        return False
    stem = word.removesuffix(ending)
    return any(f"{stem}{end}" in small for end in _INFLECTIONS)
