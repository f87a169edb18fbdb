"""The form of a name or a noun that a reader would look for: "Bischof" for "des Bischofs"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import Mentions
from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import glue

#: Endings of cases and of what is whose, the shorter form of which the text has somewhere, too; longer ones last.
_ENDINGS = {
    "cs": "a e u y em ovi",
    "da": "s",
    "de": "n s en es",
    "nb": "s",
    "no": "s",
    "pl": "a u em ie om owi ów",
    "ru": "а е и у ы ю я ей ем ой ом",
    "sv": "s",
    "uk": "а е и у ю я ів ем ом ою",
}
_SPLIT_ENDINGS = {language: endings.split() for language, endings in _ENDINGS.items()}

_GERMAN = "de"

#: Stand before a German genitive, which no other form of the word need stand beside.
_GENITIVE = frozenset("des eines dieses jenes keines meines seines ihres unseres".split())

#: German adjectives: endings of cases, those of the nominative, how adjectives end before, and nouns before which theirs
#: is the first of these.
_ADJECTIVE = re.compile(r"(.{3,})(?:en|em)$")
_EVIDENT = re.compile(r"(?:bar|ell|haft|ig|isch|iv|lich|los|sam|tional)$")
_NOMINATIVE = ("e", "er", "es")
_FEMININE = re.compile(r"(?:ung|heit|keit|schaft|tion|sion|tät|wehr|partei)$")

#: Letters of a word that is left.
_LEAST = 4


class BaseForms:
    """A text, to be asked in which form it has a word that may be inflected."""

    def __init__(self, mentions: Mentions, language: str | None) -> None:
        self._mentions = mentions
        self._language = language or ""

    def of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a phrase as they are looked for; as they are where nothing shows another form."""
        if self._language not in _SPLIT_ENDINGS:
            return words
        if self._language != _GERMAN or len(words) == 1:
            return tuple(map(self._shorter, words))
        adjective, noun = words[:-1], words[-1]
        return (*self._nominative(adjective, noun), noun)

    def _shorter(self, word: str) -> str:
        of = word.removesuffix("er")
        if self._language == _GERMAN and of != word and _is_place(of):
            # "Kölner", of what is there.
            return of
        for ending in _SPLIT_ENDINGS[self._language]:
            base = word.removesuffix(ending)
            if base != word and len(base) >= _LEAST and self._is_noun(base):
                return base
        return self._without_genitive(word) if self._language == _GERMAN else word

    def _is_noun(self, word: str) -> bool:
        return word in self._before or _is_place(word)

    def _without_genitive(self, word: str) -> str:
        """Return a German noun without its ending where it is a genitive each time."""
        before = self._before.get(word)
        if not before or not before <= _GENITIVE:
            return word
        return word.removesuffix("es") if word.endswith("es") else word.removesuffix("s")

    def _nominative(self, adjectives: tuple[str, ...], noun: str) -> tuple[str, ...]:
        """Return what stands before a German noun in the form that the text, or the noun, tells."""
        found = _ADJECTIVE.match(adjectives[0])
        if found is None or len(adjectives) > 1:
            return adjectives
        forms = [found[1] + ending for ending in _NOMINATIVE]
        told = (form for form in forms if self._is_said(form, noun))
        if form := next(told, None):
            return (form,)
        is_told = _EVIDENT.search(found[1]) and _FEMININE.search(noun)
        return (forms[0],) if is_told else adjectives

    def _is_said(self, adjective: str, noun: str) -> bool:
        known = glue([fold(adjective), fold(noun)]) in alias_table().topics
        return known or adjective in self._before.get(noun, ())

    @cached_property
    def _before(self) -> dict[str, set[str]]:
        """Each word that has a capital -> the words that stand before it, "" where none does."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for run in self._mentions.runs:
            last = ""
            for word in run.words:
                if word.capital:
                    found[word.text].add(last)
                last = word.text
        return dict(found)


def _is_place(word: str) -> bool:
    table = alias_table()
    return table.topics.get(fold(word)) in table.places


def inflected_place(key: str) -> str | None:
    """Return the place whose name a word is with an ending: "waszyngtonu"; None if it is of none."""
    table = alias_table()
    stems = (key[:-letters] for letters in (1, 2, 3) if len(key) - letters > _LEAST)
    found = (table.topics.get(stem) for stem in stems)
    return next((topic for topic in found if topic in table.places), None)
