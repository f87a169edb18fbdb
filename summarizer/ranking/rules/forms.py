"""What the rules tell of one sentence by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.marks import BAR, NOTES, STOPS, YEARS_NOTE
from summarizer.ranking.rules.asides import is_aside
from summarizer.ranking.rules.dependence import is_no_statement, is_question, leans_back
from summarizer.ranking.rules.quotations import has_open_quote, has_unnamed_speaker, is_bare_quote

#: A word and three dots: left to the reader, or cut off, as openings before a paywall are. Four dots and
#: those of Chinese end whole sentences. Of 26 that were graded none was good.
_TRAILS_OFF = re.compile(r"[^\W\d_](?:…|\.{3})[\"'”’»)]?$|\s[\[(](?:…|\.{3})[\])]\.?$")
_TAIL = 8

_ENDS = re.compile(
    rf"(?:[{STOPS}:;：；]|{BAR})[\"'”’»›」』)\]*]*{NOTES}(?:(?<=[^\W\d_][.!?])\d{{1,3}}|{YEARS_NOTE})?$"
)


@dataclass(frozen=True, slots=True)
class SentenceForm:
    """Why a sentence may be no point of its own."""

    #: It cannot be understood without the one before.
    leans: bool

    #: It is boilerplate, a byline, an aside to the reader, or too little to say anything.
    says_nothing: bool

    #: It has no mark at its end, as headings and rows of tables.
    unmarked: bool

    asks: bool
    open_quote: bool

    #: Its end is left out.
    trails_off: bool

    #: A quotation of nobody, or a quotation and nothing else.
    nobodys_quote: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is missing, and it tells something."""
        return not (self.asks or self.open_quote or self.trails_off or self.nobodys_quote)


def form_of(text: str, language: str | None) -> SentenceForm:
    """Read a sentence.

    Args:
        text: One sentence, without blanks around.
        language: ISO 639-1 code; None if not known.
    """
    return SentenceForm(
        leans=leans_back(text, language),
        says_nothing=is_aside(text, language) or is_no_statement(text),
        unmarked=_ENDS.search(text) is None,
        asks=is_question(text, language),
        open_quote=has_open_quote(text),
        trails_off=_TRAILS_OFF.search(text[-_TAIL:]) is not None,
        nobodys_quote=is_bare_quote(text) or has_unnamed_speaker(text, language),
    )
