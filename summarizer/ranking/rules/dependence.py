"""Sentences that lean on what stands before them, and sentences that are none."""

from __future__ import annotations

import re

from summarizer.language.phrases import phrases
from summarizer.ranking.rules.clauses import is_about_unnamed
from summarizer.ranking.rules.leaning import leaning
from summarizer.reading.body.boilerplate import is_boilerplate, is_byline

_TABLE = "dependence"

#: The same nouns where the sentence says which: "the report of the police", "the fire in Passau", "the
#: woman, Jane Roe"; and "the two-day festival".
_NUMBER = r"(?:two|three|four|other|same)"
_NO_NOUN = r"(?:that|this|these|those|h[ei][rsm]|its?|them|their)\b"
_OF = rf"(?:of|by|against|behind|between|accused|who|whose|that|with)\s+(?!{_NO_NOUN})"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_IN = rf"(?:to|in|on|at|over|with|from)\s+(?!{_DAY}|{_MONTH})[A-Z]"
_SAID_WHICH = re.compile(
    rf"[\"'“‘(\[]*[Tt]he\s+(?:(?:two|three|four)-|(?:{_NUMBER}\s+)?\w+(?:,\s+[A-Z]|\s+{_OF}|\s+{_IN}))"
)

#: One mark, behind a letter: texts whose quotation marks were lost have marks like it in their place.
_ASKS = re.compile(r"[^?？؟]*[^\W_][)\]]?[?？؟]")
_PART = re.compile(r"(?:[:;.]|\s[-–—]|,\s(?:but|and|or|so))\s")

_ENGLISH_ASKS_BRIEFLY = re.compile(r"(?:[^\s,?]+\s){0,5}[^\s,?]+\?")
_MARKS = re.compile(r"[?？؟][?!？！؟]*$")
_FRENCH_ASKS = re.compile(r"[^?]*[^\W_][)\]]?\s?\?")

#: Somebody named before, called by his age.
_AGED = re.compile(r"[\"'“‘(\[]*The\s\d+-year-old\b")


def leans_back(sentence: str, language: str | None) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    if phrases(_TABLE, "time").begin(sentence):
        return False
    if _goes_on(sentence):
        return True
    if is_impersonal(sentence, language) or says_which(sentence, language):
        return False
    if language in {"en", None} and (_is_just_named(sentence) or is_about_unnamed(sentence)):
        return True
    found = leaning(language or "en")
    return found is not None and found.opens(sentence)


def _goes_on(sentence: str) -> bool:
    """Whether it begins within a sentence, or stands in brackets behind one.

    "iPhone" does not begin within one, nor does Georgian, all small letters.
    """
    if sentence[:1] in {"(", "（"} and sentence.rstrip(".。")[-1:] in {")", "）"}:
        return True
    first, second = sentence[:1], sentence[1:2]
    small = first.islower() and first != first.title() and not second.isupper()
    return small or first in set(",;:)]…")


def is_impersonal(sentence: str, language: str | None) -> bool:
    """Whether it begins with a pronoun that stands for nothing: "There is", "Il faut"."""
    return phrases(_TABLE, "impersonal", language or "en").begin(sentence)


def _is_just_named(sentence: str) -> bool:
    """Whether its subject is a noun that means one just named, or a phrase joins it to what was said."""
    return phrases(_TABLE, "just named").begin(sentence)


def is_question(sentence: str, language: str | None) -> bool:
    """Whether it asks, and nobody is quoted to ask: no answer to what the article says."""
    if language == "el":
        return sentence[-1:] in {";", "\u037e", "?"}
    sentence = _MARKS.sub("?", sentence)
    if sentence[-1:] != "?":
        return False
    if (_FRENCH_ASKS if language == "fr" else _ASKS).fullmatch(sentence) is None:
        return False
    # Quotations that lost their marks end in one as well: English says by a word that it asks.
    return language not in {"en", None} or _asks_in_english(sentence)


def _asks_in_english(sentence: str) -> bool:
    return (
        any(map(phrases("questions", "asks").begin, _PART.split(sentence)))
        or phrases("questions", "bare").begin(sentence)
        or _ENGLISH_ASKS_BRIEFLY.fullmatch(sentence) is not None
    )


def says_which(sentence: str, language: str | None) -> bool:
    """Whether it begins as if its subject were known, and says which is meant: "The report of"."""
    if language not in {"en", None}:
        return False
    if _AGED.match(sentence):
        return True
    return _is_just_named(sentence) and _SAID_WHICH.match(sentence) is not None


def is_no_statement(sentence: str) -> bool:
    """Whether it is boilerplate, a byline, a heading or too little to say anything."""
    return (
        is_boilerplate(sentence)
        or is_byline(sentence)
        or sum(map(str.isalpha, sentence)) < 0.5 * len(sentence.replace(" ", ""))
        or phrases("clutter").are_in(sentence)
    )
