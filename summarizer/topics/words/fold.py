"""A word without the endings that change nothing about its topic: plural, case, article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

#: An ``s`` that is no plural, though it looks like one.
_NO_PLURAL = frozenset("news lens mars wales texas always perhaps brothers".split())
_SHORTEST_PLURAL = 4

#: Plurals of words in -ie, not in -y.
_IN_IE = frozenset(
    "movies cookies zombies selfies calories rookies smoothies hoodies brownies veggies junkies techies foodies "
    "hippies newbies genies aussies birdies budgies bookies collies cuties yuppies aunties barbies boogies caddies "
    "doggies eyries freebies genies goalies groupies hankies homies indies kiddies lassies laddies magpies menageries "
    "neckties oldies pixies pinkies prairies quickies reveries rotisseries roomies softies sorties sweeties talkies "
    "townies walkies beanies bogies brasseries patisseries coteries cowries dearies gillies".split()
)

#: Plurals in -uses of words in -use; behind "a", "e" and "o" all are.
_IN_USE = frozenset("excuses abuses muses fuses ruses refuses recluses misuses uses reuses".split())

#: Endings of Russian, Ukrainian and Bulgarian nouns and adjectives, longest first; four letters stay, since of
#: fewer many words are made: "Китай" is no whale ("кит").
_CYRILLIC = re.compile(
    "(?<=.{4})(?:иями|ями|ами|ией|иям|иях|ого|его|ому|ему|ыми|ими|ой|ей|ий|ый|ая|яя|ое|ее|ов|ев|ём|ом|ем|ам"
    "|ям|ах|ях|ую|юю|ых|их|ым|им|ия|ья|ию|ью|ие|ье|ії|ію|ів|а|я|о|е|и|ы|у|ю|ь|й|і|ї|є)$"
)

#: The article, with the prepositions that are written onto it.
_ARABIC_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=\\w{3})")

#: Spellings of one letter: hamza, alef maqsura, ta marbuta, Persian yeh and kaf; the rest are
#: letters that do not decompose.
_SAME = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ـ": "",
     "ё": "е", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)  # fmt: skip

_ARABIC_VOWELS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_LATIN_ACCENTS = re.compile("(?<=[a-zα-ω])[\u0300-\u036f]+")


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return what all forms of a word share; folding that again changes nothing.

    Args:
        word: In small letters, as ``words`` returns it.
    """
    if "_" in word:
        # "AT&T": a hashtag has its parts as words.
        return "_".join(map(fold, word.split("_")))
    if word.isascii():
        return _latin(word)
    spelt = respelt(word)
    if spelt.isascii():
        return _latin(spelt)
    if "\u0400" <= spelt[0] <= "\u04ff":
        return _stem(spelt)
    if "\u0600" <= spelt[0] <= "\u06ff":
        return _without_article(spelt)
    return _singular(spelt)


def respelt(word: str) -> str:
    """Return a word, in small letters, without the accents and other spellings of its letters, endings and all."""
    return unicodedata.normalize("NFKC", _unaccented(word.translate(_SAME))).casefold()


def shared_beginning(one: str, other: str) -> int:
    """Return with how many letters alike two words begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _unaccented(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return _ARABIC_VOWELS.sub("", _LATIN_ACCENTS.sub("", apart)) or word


def _latin(word: str) -> str:
    listed = _listed()
    if word in listed:
        return listed[word]
    one = _singular(word)
    return listed.get(one, one)


@cache
def _listed() -> Mapping[str, str]:
    """Return other spelling, or irregular plural -> word."""
    text = files("summarizer.data").joinpath("spellings.txt").read_text(encoding="utf-8")
    rows = (line.split(":") for line in text.splitlines() if line and line[0] != "#")
    return {other: word for word, others in rows for other in others.split()}


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or word[-1] != "s" or word in _NO_PLURAL:
        return word
    if word in _IN_IE:
        return word[:-1]
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL:
        return f"{word[:-3]}y"
    if word.endswith("uses"):
        return word[: -2 if word[-5:-4] not in {"", *"aeo"} and word not in _IN_USE else -1]
    if word.endswith(("sses", "xes", "shes", "ches", "oes")):
        return word[:-2]
    return word if word[-2] in "saiu" else word[:-1]


def _stem(word: str) -> str:
    while (bare := _CYRILLIC.sub("", word)) != word:
        word = bare
    return word


def _without_article(word: str) -> str:
    while (bare := _ARABIC_ARTICLE.sub("", word)) != word:
        word = bare
    return word
