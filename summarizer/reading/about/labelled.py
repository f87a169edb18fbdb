"""An article, to be asked what it says of the labels that its page gives it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

#: So much of a text is asked whether it says a label.
_MAX_TEXT = 30_000

WORD = re.compile(r"[^\W_]+")

#: Letters of a word that its other forms share at least, and those of an ending.
_STEM, _ENDING = 4, 3


@dataclass(frozen=True)
class Labelled:
    """An article, to be asked what it says of a label."""

    title: str
    paragraphs: tuple[str, ...]

    #: Titles that the page declares, and its address.
    titles: tuple[str, ...] = ()
    url: str = ""

    #: Names of who wrote and printed it, and of its site, as ``name_key`` has them.
    tellers: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()

    #: ISO 639-1.
    language: str | None = None

    @cached_property
    def headlines(self) -> tuple[frozenset[str], ...]:
        """Return the words of each title, and of the address, which may be of an older one."""
        last = unquote(urlsplit(self.url).path).rstrip("/").rpartition("/")[2]
        return tuple(map(plain_words, dict.fromkeys((self.title, *self.titles, last))))

    @cached_property
    def folders(self) -> frozenset[str]:
        """Return the folders of its address, which are called as sections are: ``tvshowbiz``."""
        return frozenset(urlsplit(self.url).path.split("/")[1:-1])

    @cached_property
    def said(self) -> str:
        """Return title and text."""
        return "\n".join((self.title, *self.paragraphs))[:_MAX_TEXT]

    @cached_property
    def _small(self) -> str:
        return self.said.casefold()

    def says(self, label: str) -> bool:
        """Tell whether the article has the words of a label, in whatever form and order."""
        if label in self.said:
            return True
        found = WORD.findall(label.casefold())
        return bool(found) and all(self._has(word) for word in found)

    def _has(self, word: str) -> bool:
        if len(word) > _STEM or not word.isascii():
            return word[: max(_STEM, len(word) - _ENDING)] in self._small
        return bool(re.search(rf"\b{word}s?\b", self._small))


def plain_words(text: str) -> frozenset[str]:
    """Return a text's words without accents, and as addresses have them: ``Samsun'da``, ``samsunda``."""
    joined = re.sub(r"['’`.]", "", text.casefold())  # as pages write it
    if not joined.isascii():
        apart = unicodedata.normalize("NFKD", joined)
        joined = "".join(c for c in apart if not unicodedata.combining(c))
    return frozenset(WORD.findall(joined))
