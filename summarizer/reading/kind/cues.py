"""What tells the kind of an article, as tables: headlines, headings, places, words, types."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from summarizer.language.clues import may_be_in

_TELLING = "?!:$€"
_TOKEN = re.compile(rf"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[{_TELLING}]")
_PLACE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")

#: Characters of a headline or a heading: the time that some patterns take grows with the square.
_LOOKED_AT = 300

#: Casefolding parts the dot from the Turkish capital, as no word of the tables has it.
_DOT = "\u0307"


@dataclass(frozen=True, slots=True)
class KindCues:
    """The tables of ``data/kinds.json``; each sign is a kind's slug or another name."""

    #: By language, then by kind; that of no language has all of them.
    headlines: Mapping[str, Mapping[str, Sequence[str]]]
    headings: Mapping[str, re.Pattern[str]]

    #: By sign, what a text says where it opens, and where it ends.
    openings: Mapping[str, re.Pattern[str]]
    ends: Mapping[str, re.Pattern[str]]

    #: Parts of a paper's name, and of hosts of blogs.
    press: re.Pattern[str]
    blogs: re.Pattern[str]

    #: Of a word, the signs it is one of; a word can be of several.
    places: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    types: Mapping[str, tuple[str, ...]]

    #: Names of the signs, in the tables' order.
    of_places: tuple[str, ...]
    of_words: tuple[str, ...]
    of_types: tuple[str, ...]


@cache
def kind_cues() -> KindCues:
    """Read the tables, once a process."""
    text = files("summarizer.data").joinpath("kinds.json").read_text(encoding="utf-8")
    told = json.loads(text)
    headlines: dict[str, dict[str, list[str]]] = {"": {}}
    for kind, languages in told["headlines"].items():
        for language, entry in languages.items():
            for among in ("", language):
                headlines.setdefault(among, {}).setdefault(kind, []).extend(entry["patterns"])
    return KindCues(
        headlines=headlines,
        headings=_compiled(told["headings"]),
        openings=_compiled({sign: e["patterns"] for sign, e in told["openings"].items()}),
        ends=_compiled({sign: e["patterns"] for sign, e in told["ends"].items()}),
        press=re.compile("|".join(told["press"]["patterns"])),
        blogs=re.compile("|".join(told["blogs"]["patterns"])),
        places=_by_word({sign: words.split() for sign, words in told["places"].items()}),
        words=_by_word({sign: words.split() for sign, words in told["words"].items()}),
        types=_by_word(told["types"]),
        of_places=tuple(told["places"]),
        of_words=tuple(told["words"]),
        of_types=tuple(told["types"]),
    )


def in_headline(title: str, language: str | None) -> frozenset[str]:
    """Return the kinds that a headline's form speaks for, in its language, or in any if not known."""
    return _found(
        _headlines(language if language in kind_cues().headlines else ""), title[:_LOOKED_AT]
    )


@cache
def _headlines(language: str | None) -> Mapping[str, re.Pattern[str]]:
    """Compile the forms of one language, when it is first met."""
    return _compiled(kind_cues().headlines[language or ""])


def in_heading(text: str) -> frozenset[str]:
    """Return the signs that a heading within an article is one of."""
    return _found(kind_cues().headings, text[:_LOOKED_AT])


def in_opening(text: str) -> frozenset[str]:
    """Return the signs that a text's beginning holds."""
    return _found(kind_cues().openings, text)


def at_end(text: str) -> frozenset[str]:
    """Return the signs that a text's end holds."""
    return _found(kind_cues().ends, text)


def _found(table: Mapping[str, re.Pattern[str]], text: str) -> frozenset[str]:
    folded = fold(text)
    return frozenset(
        sign for sign, form in table.items() if may_be_in(form, folded) and form.search(folded)
    )


def in_places(text: str) -> frozenset[str]:
    """Return the kinds that words of a path, a section or a kicker speak for."""
    places = kind_cues().places
    whole = _PLACE.findall(fold(text))
    return frozenset(sign for word in whole for sign in places.get(word, ()))


@lru_cache(maxsize=16)
def fold(text: str) -> str:
    """Return the form in which texts are compared with the tables."""
    return " ".join(text.casefold().replace(_DOT, "").replace("\u2019", "'").split())


@lru_cache(maxsize=8)
def tokens(text: str) -> tuple[tuple[str, ...], Counter[str]]:
    """Return words, numbers and telling marks of a text, and how often each is said."""
    found = tuple(_TOKEN.findall(fold(text)))
    return found, Counter(found)


def is_word(token: str) -> bool:
    """Whether it is one, of what ``tokens`` returns."""
    return not (token[0].isdecimal() or token in _TELLING)


def _compiled(table: Mapping[str, Iterable[str]]) -> dict[str, re.Pattern[str]]:
    return {sign: re.compile("|".join(patterns)) for sign, patterns in table.items()}


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sign, words in table.items():
        for word in words:
            found[word] = (*found.get(word, ()), sign)
    return found
