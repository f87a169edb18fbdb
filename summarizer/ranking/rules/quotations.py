"""Quotations that go on in another sentence, and quotations of nobody."""

from __future__ import annotations

import re
from functools import cache

from summarizer.language.phrases import any_of
from summarizer.language.width import width

#: "X said:" without what was said, and quotations whose speaker stands elsewhere.
_QUOTATION = re.compile(r"[\"“„«].{8,}|^[‘'].{8,}[’']|^[「『].{8,}")
_QUOTED = re.compile(
    r"„[^“”„]*[“”]?|[\"“][^\"“”]*[\"”]?|«[^«»]*»?|»[^«»]*«|^[‘'].*[’'](?![^\W_])|「[^「」]*」?|『[^『』]*』?"
)
_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Yy]ou|[Oo]ne|The|A|An|But|And|So|In|On|At|As)\b"
)
#: Letters of scripts without capitals are no name.
_NAME = re.compile(r"[^\W\d_]\w*")

#: Words. A quotation with less around it says nobody's name.
_MIN_OUTSIDE = 6

#: The same in scripts without capitals, in letters, wide ones for two: names look like other words.
_MIN_LETTERS = 8

_OPENERS, _CLOSERS = "“„«‹「『", "”»›」』"
_MARK = re.compile(rf"[\"{_OPENERS}{_CLOSERS}]")

#: 'on fire," he said. "But': as many marks as there should be, of two quotations that go on elsewhere.
_BACK_TO_FRONT = re.compile(
    r"[^\"]*[^\s\"(\[{/=:—–-]\"(?![^\W_])|.*(?:^|\s)\"[^\W_][^\"]*$|[^“”„]*”(?!\w)[^“”„]*“",
    re.DOTALL,
)

#: Swedish and Finnish open with the mark that they close with.
_OPENS_BY_CLOSER = re.compile(r"(?:^|[\s(])[”»](?=\w)")


def holds_quote(sentence: str) -> bool:
    """Whether it has a mark of quotation, single ones aside."""
    return _MARK.search(sentence) is not None


def has_open_quote(sentence: str) -> bool:
    """Whether a quotation begins or ends outside the sentence."""
    if _is_open_single(sentence):
        return True
    return holds_quote(sentence) and _is_open_double(sentence)


def _is_open_double(sentence: str) -> bool:
    if sentence.count('"') % 2 or _BACK_TO_FRONT.match(sentence):
        return True
    opened = sum(sentence.count(mark) for mark in _OPENERS)
    closed = sum(sentence.count(mark) for mark in _CLOSERS)
    if not opened and _OPENS_BY_CLOSER.search(sentence):
        return closed % 2 > 0
    # German closes with the mark that English opens with.
    return opened != closed and not ("„" in sentence and sentence.count("„") == sentence.count("“"))


def _is_open_single(sentence: str) -> bool:
    """Whether a quotation in single marks, which are apostrophes too, begins and does not end."""
    return sentence[:1] in "'‘" and not re.search(r"[^\s'‘][’'](?![^\W_])", sentence[1:])


def has_unnamed_speaker(sentence: str, language: str | None = "en") -> bool:
    """Whether a quotation is somebody's who is only called "he", or nobody's."""
    if not _QUOTATION.search(sentence):
        return False
    outside = _QUOTED.sub(" ", sentence)
    if _is_caseless(outside):
        return width("".join(filter(str.isalpha, outside))) < _MIN_LETTERS
    if language not in {"en", None}:
        said = _said_he().search(outside)
        # Behind "a-t-elle dit" stand places and papers; German nouns have capitals all over.
        until = said.start() if said and language in {"fr", "id"} else len(outside)
        named = any(word[0][0].isupper() for word in _NAME.finditer(outside, 0, until))
        return not named and (len(outside.split()) < _MIN_OUTSIDE or said is not None)
    words = _PRONOUN.sub(" ", outside)
    if _saying().search(outside):
        return not re.search(r"\b[A-Z][\w.]+|\b(?:the|an?|one|police|officials?)\s+\w", words)
    return len(outside.split()) < _MIN_OUTSIDE


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(any_of("speech", "says"))


@cache
def _said_he() -> re.Pattern[str]:
    """Return "said he" of other languages."""
    return re.compile(any_of("speech", "said he"), re.IGNORECASE)


def _is_caseless(text: str) -> bool:
    """Whether most letters are of a script without capitals; not so where there are none."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.lower() == letter.upper() for letter in letters) > len(letters) / 2


def is_bare_quote(sentence: str) -> bool:
    """Whether it is a quotation and nothing else, so that nobody knows whose."""
    return bool(
        re.fullmatch(r"[\"“«„'‘「『].*[\"”»“'’」』][.!?。！？]?", sentence)
    ) and not re.search(r"[\"”»]\s*,?\s+\w.*\w[.!?,]?\s*[\"“«]?|[”」』][^“「『]*\w", sentence[1:-1])
