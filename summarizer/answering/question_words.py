"""Words that ask, and what for; light, as the bot looks at each reply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache

from summarizer.ranking.rules.phrases import phrases, table

#: Characters of a question that are looked at.
MAX_QUESTION = 500

#: What a letter may be, for patterns: marks of Indic letters are no ``\w``.
LETTER = r"[\w\u0300-\u036f\u0900-\u0dff]"

#: Languages that write no blanks between words: a phrase may stand within a run of letters.
UNSPACED = frozenset({"zh", "ja", "th"})

#: Languages whose words that ask stand where the answer would, and so anywhere in a question.
_IN_PLACE = frozenset({"fa", "hi", "id", "ja", "ko", "th", "tr", "vi", "zh"})

#: Question marks, of every script that has one of its own.
_MARKS = re.compile(
    "[?\uff1f\u061f\u055e\u037e\u1367\u2047-\u2049\u203d\u2cfa\ua60f\ua6f7\u2753\u2754]"
)

#: Its letters; their question mark is a semicolon.
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")

#: What ends an exclamation: "How nice!" asks for nothing.
_EXCLAIMED = re.compile(r"[!\uff01]\W*$")

#: Characters of a question without a mark: what is longer tells something.
_LONGEST_UNMARKED = 200


class AnswerKind(StrEnum):
    """What kind of answer a question asks for."""

    #: A person or a body.
    WHO = "who"

    WHEN = "when"
    WHERE = "where"

    #: How many, how much, how long, how old.
    NUMBER = "number"

    WHY = "why"
    HOW = "how"

    #: Yes or no.
    WHETHER = "whether"

    #: Anything else, or what no word says.
    WHAT = "what"


def asks(text: str, languages: Iterable[str | None] | None = None) -> bool:
    """Tell whether a text asks something: by a question mark, or by a word that it begins with.

    Args:
        text: As it was typed.
        languages: ISO 639-1 codes of those whose words count; None: of all that are known, by which many
            a text seems to ask that does not.
    """
    if not any(map(str.isalnum, text)):
        return False
    said = " ".join(text.split())
    if _MARKS.search(said) or (said.endswith(";") and _GREEK.search(said)):
        return True
    if len(said) > _LONGEST_UNMARKED or _EXCLAIMED.search(said):
        return False
    codes = table("asking") if languages is None else languages
    return any(_asks_in(said, code) for code in codes if code)


def _asks_in(text: str, language: str) -> bool:
    return any(
        (pattern.search if language in _IN_PLACE else pattern.match)(text)
        for kind, pattern in _patterns(language).items()
        # Without a mark, "can do" and "was nice" are no questions.
        if kind is not AnswerKind.WHETHER
    )


def asking_languages(language: str | None) -> Iterator[str]:
    """Return the languages whose words may ask, that of the article first."""
    if language and phrases("asking", language):
        yield language
    yield from (code for code in table("asking") if code != language)


def first_asking(
    text: str, language: str, *, anywhere: bool
) -> tuple[AnswerKind, re.Match[str]] | None:
    """Return what asks first, the longest of those that begin there; in other languages what begins the text."""
    found = [
        (match.start(), -len(match[0]), number, kind, match)
        for number, (kind, pattern) in enumerate(_patterns(language).items())
        if (match := (pattern.search if anywhere else pattern.match)(text)) and match[0].strip()
    ]
    if not found:
        return None
    *_, kind, match = min(found)
    return kind, match


@cache
def _patterns(language: str) -> Mapping[AnswerKind, re.Pattern[str]]:
    own = phrases("asking", language) or {}
    begin, end = ("", "") if language in UNSPACED else (f"(?<!{LETTER})", f"(?!{LETTER})")
    # Marks that stand before a Spanish question, and a hashtag's.
    mark = r"[¿¡\"“«#]?"
    return {
        kind: re.compile(
            f"{mark}{begin}(?:{own[kind]}){end}".replace("(?:^", "(?:^\\s*[¿¡]?"), re.IGNORECASE
        )
        for kind in AnswerKind
        if kind in own
    }
