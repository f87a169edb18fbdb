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

#: Kinds of which something is: what it is of is the subject.
_KINDS = frozenset(
    map(
        fold,
        "type kind list lot part way example case benefit step reason advantage idea version aspect element number amount "
        "exemple cas partie façon liste nombre raison tipo ejemplo caso parte forma lista número razón esempio exemplo".split(),
    )
)

#: Between the words of a phrase they make it a call to who reads: "communicate your desires".
_OF_READERS = frozenset("your my our their his her its a an the".split())

#: What somebody does, of which the object is the subject.
_BEGINNINGS = frozenset(
    "balancing becoming being building buying choosing communicate finding getting going having investing keep keeping "
    "looking making renting saving seeking stay staying surviving taking talking trying using".split()
)

#: How English adverbs end: "remotely", no "supply" and "family".
_ADVERB = re.compile(r"[a-z]{3}(?:al|ck|ct|ght|me|ng|nt|rd|re|se|sh|te|ul|us|ve)ly$")

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
    word, *others = phrase.words
    if others:
        return not phrase.is_name and _is_part_of_sentence(word, others, language)
    return is_everyday(word, language) or _is_unfollowed(phrase, language, small)


def _is_part_of_sentence(word: str, others: list[str], language: str | None) -> bool:
    """Whether words name a kind of something, or what somebody does: "types of catering", "choosing an EV"."""
    if others[0] in _OF and fold(word) in _KINDS:
        return True
    return language == _ENGLISH and (
        not _OF_READERS.isdisjoint(others)
        or _ADVERB.search(others[-1]) is not None
        or word in _BEGINNINGS
    )


def _is_unfollowed(phrase: Keyphrase, language: str | None, small: frozenset[str]) -> bool:
    """Whether a phrase of one word is two letters or an adjective."""
    (word,) = phrase.words
    if word.isalpha() and len(word) <= _LETTERS and word[0] <= _LAST_LATIN:
        return True
    if language in CAPITAL_NOUNS:
        return bool(_GERMAN_ADJECTIVES.search(word)) or _is_adjective(fold(word), small)
    return language == _ENGLISH and not phrase.is_name and word.endswith(_ADJECTIVES)


def is_everyday(word: str, language: str | None) -> bool:
    """Whether a word is one that any text of a language may have, as a name, too."""
    return fold(word) in everyday_nouns().get(language or "", frozenset())


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
