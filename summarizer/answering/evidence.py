"""What a sentence holds that answers a kind of question: numbers, times, names, reasons."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from summarizer.answering.asked import Asked
from summarizer.answering.question_words import LETTER, UNSPACED, AnswerKind
from summarizer.answering.terms import Term
from summarizer.ranking.rules.phrases import phrases
from summarizer.reading.dates.months import names_month_in, plain

#: What ``evidence`` tells, in order.
EVIDENCE = ("digits", "numeral", "year", "time", "person", "place", "reason", "length")

_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f]\d+)*")
#: A year that stands alone is hardly a count; what Chinese and Japanese write behind parts of a date.
_A_YEAR = re.compile(r"(?<![\d.,])(?:1[6-9]|20)\d\d(?![\d.,%]\d)(?!%)")
_DATED = re.compile(r"\d+(?=[年月日号號](?!间|間))")

_YEAR = re.compile(r"(?:1\d|20)\d\d")

#: Languages that write months with a capital: "may" and "march" are other words.
_CAPITALS = frozenset({"en", "de", "el"})

#: Letters of a name that is cut, and may be another word.
_SHORT = 3

_NONE = (0.0,) * len(EVIDENCE)


def evidence(
    asked: Asked, question: str, sentence: str, terms: Sequence[Term], language: str | None
) -> tuple[float, ...]:
    """Return how much of what is asked for a sentence holds, 0 of what other kinds ask for.

    Args:
        asked: What the question asks for.
        question: It itself: what it says is no answer.
        sentence: Of the article.
        terms: Of the sentence.
        language: ISO 639-1 code of the article.
    """
    row = dict.fromkeys(EVIDENCE, 0.0)
    match asked.kind:
        case AnswerKind.NUMBER:
            counts = _numbers(sentence) - _numbers(question) - _of_dates(sentence, terms, language)
            row["digits"] = float(bool(counts))
            row["numeral"] = float(not row["digits"] and _has("numerals", sentence, language))
        case AnswerKind.WHEN:
            new = _numbers(sentence) - _numbers(question)
            row["year"] = float(any(map(_YEAR.fullmatch, new)))
            row["time"] = float(
                _has("times", sentence, language) or _month(terms, language, dated=bool(new))
            )
        case AnswerKind.WHO | AnswerKind.WHERE:
            said = {term.stem for term in asked.terms}
            names = {term.stem for term in terms[1:] if term.capital} - said
            row["person" if asked.kind is AnswerKind.WHO else "place"] = math.log1p(len(names))
        case AnswerKind.WHY | AnswerKind.HOW:
            row["reason"] = float(
                asked.kind is AnswerKind.WHY and _has("reasons", sentence, language)
            )
            row["length"] = math.log1p(len(terms))
        case _:
            return _NONE
    return tuple(row.values())


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def _of_dates(sentence: str, terms: Sequence[Term], language: str | None) -> set[str]:
    """Return the numbers of a sentence that say when, and so not how many: years, and days beside a month."""
    days = {
        number.word
        for one, other in pairwise(terms)
        for number, month in ((one, other), (other, one))
        if number.is_number and names_month_in(plain(month.word), language or "")
    }
    return days | set(_DATED.findall(sentence)) | set(_A_YEAR.findall(sentence))


def _month(terms: Sequence[Term], language: str | None, *, dated: bool) -> bool:
    """Whether a sentence names a month: "In December"; beside a number what may be another word, too."""
    return any(
        names_month_in(plain(term.word), language or "")
        for term in terms
        if dated or term.capital or (language not in _CAPITALS and len(term.word) > _SHORT)
    )


def _has(part: str, sentence: str, language: str | None) -> bool:
    pattern = _pattern(part, language)
    return pattern is not None and pattern.search(sentence.casefold()) is not None


@cache
def _pattern(part: str, language: str | None) -> re.Pattern[str] | None:
    own = phrases("asking", language) if language else None
    if own is None:
        return None
    words = "|".join(sorted(map(re.escape, own[part].split()), key=len, reverse=True))
    return re.compile(words if language in UNSPACED else f"(?<!{LETTER})(?:{words})(?!{LETTER})")
