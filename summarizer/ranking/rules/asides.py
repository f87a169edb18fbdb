"""Sentences that speak to the reader or of the article itself, and say nothing of its matter.

Calls to act, teasers, greetings, credits, prices, disclaimers, and what the article is going to do.
Others of their kind are told by what was learned; these are sure. The table by language lies in
``data/phrases/asides.json``; its ``about`` says what each part means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.language.clues import clues_of, folded
from summarizer.ranking.rules.phrases import phrases


@dataclass(frozen=True, slots=True)
class Asides:
    """What asides of one language look like."""

    opens: re.Pattern[str]
    holds: re.Pattern[str] | None

    #: One of these stands in all that ``holds`` matches; empty: not known.
    clues: frozenset[str]

    def match(self, sentence: str) -> bool:
        """Whether a sentence is one."""
        return self.opens.match(sentence) is not None or self._holds_one(sentence)

    def _holds_one(self, sentence: str) -> bool:
        if self.holds is None:
            return False
        low = folded(sentence)
        clued = not self.clues or any(map(low.__contains__, self.clues))
        return clued and self.holds.search(sentence) is not None


def is_aside(sentence: str, language: str | None) -> bool:
    """Whether a sentence speaks to the reader or of the article, by the phrases of its language."""
    found = _asides(language or "en")
    return found is not None and found.match(sentence)


@cache
def _asides(language: str) -> Asides | None:
    found = phrases("asides", language)
    if found is None:
        return None
    holds = found.get("holds", ())
    return Asides(
        opens=re.compile(rf"[\W_]*(?:{_any(found['opens'])})", re.IGNORECASE),
        holds=re.compile(_any(holds), re.IGNORECASE) if holds else None,
        clues=clues_of(_any(holds)),
    )


def _any(several: Sequence[str]) -> str:
    return "|".join(f"(?:{phrase})" for phrase in several)
