"""How sentences begin that lean on the one before: pronouns, "but", "for this reason", by language.

The table lies in ``data/phrases/leaning.json``; its ``about`` says what each part means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.ranking.rules.phrases import phrases

#: What may stand before the first word, and what ends it: blanks, marks and digits. Vowel signs of
#: Indian scripts do not, so that it is not told by what ``\w`` is.
_OPEN = r"[\s\"'“‘«„‹「『(\[¿¡…—–־-]*"
_FIRST_WORD = re.compile(rf"{_OPEN}([^\s\d_/,.;:!?…。،؛؟।()\[\]\"“”„«»'’׳״—–־]+)")


@dataclass(frozen=True, slots=True)
class Leaning:
    """How sentences of one language begin that lean."""

    words: frozenset[str]

    #: First letters, where no blanks part words.
    starts: tuple[str, ...]

    #: Of phrases that join a sentence to the one before; of those that only begin like such.
    joins: re.Pattern[str] | None
    stands: re.Pattern[str] | None

    def opens(self, sentence: str) -> bool:
        """Whether a sentence begins so."""
        if self.joins is not None and self.joins.match(sentence):
            return True
        if self.stands is not None and self.stands.match(sentence):
            return False
        if self.starts:
            return sentence.lstrip("\"'“‘「『（( ").startswith(self.starts)
        first = _FIRST_WORD.match(sentence)
        return first is not None and first[1].casefold() in self.words


@cache
def leaning(language: str) -> Leaning | None:
    """Return the table of a language by its ISO 639-1 code; None if there is none."""
    found = phrases("leaning", language)
    if found is None:
        return None
    answers = found.get("answers")
    return Leaning(
        words=frozenset(found.get("words", "").casefold().split()),
        starts=tuple(found.get("starts", "").split()),
        joins=_pattern(
            [*found.get("joins", ()), *([rf"(?:{answers})[,.:!،、，]"] if answers else ())]
        ),
        stands=_pattern(found.get("stands", ())),
    )


def _pattern(several: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(rf"{_OPEN}(?:{'|'.join(several)})", re.IGNORECASE) if several else None
