"""Paragraphs to sentences, by rules: no model, no download, linear time.

A mark ends a sentence unless what stands before it (an abbreviation, an initial, a name) or behind it (a
small letter) says otherwise: ``stops``. Of sentencex, blingfire and these rules, these part most hard cases
and treebanks rightly (``tests/benchmarks/sentences.py``), and blingfire's wheel weighs 99 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.abbreviations import abbreviations_of
from summarizer.language.marks import BAR, NOTES, STOPS, SURE, WIDE, YEARS_NOTE
from summarizer.language.stops import Mark, ends, last_word
from summarizer.language.thai import is_thai, thai_sentences

#: "war.2", "war.”2", "in 1887.2": the digits are a footnote's.
_DIGITS = r"\d{1,3}(?:[,–]\d{1,3})*"
_NOTES = rf"{NOTES}(?P<note>(?<=[^\W\d_][.!?]){_DIGITS}|(?<=[.!?][\"”’»)]){_DIGITS}|{YEARS_NOTE})?"

#: Stops that need no blank behind them, with the closing marks that belong to the sentence.
_WIDE = rf"[{WIDE}]+[」』”’）】》\"'。]*{NOTES}"

#: "។ល។" is "etc.".
_SURE_SIGN = rf"(?:(?!។\s?ល\s?។)[{SURE}]|፡፡)"
_SURE = rf"{_SURE_SIGN}(?:[ \u00a0]?{_SURE_SIGN})*[!?.…]*[\"'”’»)\]]*{NOTES}(?=\s|$|[^\s\d])"

#: A bar typed for the danda, a colon for the Armenian stop and the Ethiopic one.
_TYPED = (
    rf"{BAR}\|?(?=\s|$|[\u0900-\u0d7f])"
    r"|:(?:(?<=[\u0561-\u0587»]:)(?=\s+[«“\"]?[\u0531-\u0556]|\s*$)"
    r"|(?<=[\u1200-\u137f]:):(?=\s|$|[\u1200-\u137f]))"
)

#: The semicolon asks in Greek.
_STOP = (
    r"(?P<sign>[.!?…‼⁇⁈⁉]+|;(?<=[\u0370-\u03ff\u1f00-\u1fff];)|\u037e)"
    rf"(?:[\"'”’»«“)\]]|[ \u00a0\u202f]»)*{_NOTES}(?=\s|$)"
)
_END = re.compile(rf"(?P<stop>{_STOP})|(?P<sure>{_SURE}|{_TYPED})|(?P<wide>{_WIDE})")

#: Their first characters: looked for alone, they are found ten times as fast.
_SIGN = re.compile(rf"[{STOPS}‼⁇⁈⁉;\u037e|:፡][.!?…‼⁇⁈⁉]*")

_OPENING = re.compile(r"\s*[\"'“‘«„‹(\[¿¡—–-]*\s*")

#: "iPhone", "eBay": names that begin a sentence in small letters; Georgian, which has no capitals.
_BEGINS_SMALL = re.compile(r"[a-z]{1,2}[A-Z]|[\u10d0-\u10ff]")

#: "a. The first point", which the next follows.
_LETTERED = re.compile(r"\s*\(?[a-e][.)] [^\W\d_a-z]")

#: Japanese and Chinese words that go on behind a closed quotation.
_QUOTED = re.compile(
    r"[とをの]|って|という|など|(?:[他她它我你]们?|记者)[^。，！？]{0,4}(?:说|道|问|表示|喊|答)"
)

_WORD = re.compile(r"\w+")

#: Brackets that hold a sentence together, and how far their other half is looked for.
_BRACKETS = (("「", "」"), ("『", "』"), ("（", "）"))
_MAX_BRACKET = 300

#: Characters of a run without a letter, which is no sentence.
_ORNAMENT = 4

#: Characters of an initial, as Urdu spells Latin letters.
_MAX_INITIAL = 8


def split_sentences(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the sentences of a paragraph, each an exact run of it without blanks around.

    Args:
        text: One paragraph.
        language: ISO 639-1 code, for what differs between languages; None if not known.
    """
    found: list[str] = []
    start = 0
    looked = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < looked:
            continue
        match = _END.match(text, sign.start())
        looked = match.end() if match else sign.end()
        if match and _ends(text, match, start, language):
            found += _between(text[start:looked])
            start = looked
    return (*found, *_between(text[start:]))


def _between(run: str) -> Iterator[str]:
    """Yield what stands between two stops: a sentence, unless it is Thai, which has none."""
    if sentence := run.strip():
        yield from thai_sentences(sentence) if is_thai(sentence) else (sentence,)


def _ends(text: str, match: re.Match[str], start: int, language: str | None) -> bool:
    if match["stop"]:
        return _ends_stop(text, match, start, language)
    if match["wide"]:
        return _ends_wide(text, match, start)
    return _ends_sure(text, match, start, language)


def _ends_sure(text: str, match: re.Match[str], start: int, language: str | None) -> bool:
    """Ornaments that open a text are no sentence; Urdu writes initials with its stop."""
    run = text[start : match.start()] if match.start() - start <= _ORNAMENT else "a"
    if not any(map(str.isalnum, run)):
        return False
    if match[0] != "۔":
        return True
    word = last_word(text[max(match.start() - _MAX_INITIAL, start) : match.start()])
    return "title" not in abbreviations_of(language).kinds_of(word)


def _ends_wide(text: str, match: re.Match[str], start: int) -> bool:
    """A closed quotation that goes on (「はい。」と彼は言った) is not the end, nor is one within it."""
    if match[0][-1] in "」』”’":
        return not _QUOTED.match(text, match.end())
    return not any(
        text.rfind(opening, max(start, match.start() - _MAX_BRACKET), match.start())
        > text.rfind(closing, max(start, match.start() - _MAX_BRACKET), match.start())
        and text.find(closing, match.end(), match.end() + _MAX_BRACKET) >= 0
        for opening, closing in _BRACKETS
    )


def _ends_stop(text: str, match: re.Match[str], start: int, language: str | None) -> bool:
    opening = _OPENING.match(text, match.end())
    begin = opening.end() if opening else match.end()
    following = text[begin : begin + len("(b) Two")]
    if not following:
        return True
    first = following[0]
    # "Stop!" she cried; e.g. this
    if first in ",;:/)]" or (first.islower() and not _begins_small(text, start, following)):
        return False
    if first in ".!?…" and not following[1:2].isalnum():
        return False
    words = abbreviations_of(language)
    mark = Mark(text, start, match.start(), begin, match["sign"], language, words)
    return (not match["note"] or _is_note(mark, first)) and ends(mark)


def _begins_small(text: str, start: int, following: str) -> bool:
    """Whether a sentence begins with a small letter: a name's, or that of the next point."""
    if _BEGINS_SMALL.match(following):
        return True
    return _LETTERED.match(following) is not None and _LETTERED.match(text, start) is not None


def _is_note(mark: Mark, first: str) -> bool:
    """Whether digits behind a stop are a footnote's: "the war.2 The", but not "v.2 The"."""
    word = mark.word
    if word.isdecimal():
        return first.isupper() and _is_year(mark)
    is_word = len(word) > 1 and word.islower() and not mark.words.kinds_of(word)
    return first.isupper() and (is_word or not word[-1:].isalnum())


def _is_year(mark: Mark) -> bool:
    """Whether a number is a year, no version's ("PyCharm 2019.2 Professional") and no price's ("at 1887.1 Tuesday")."""
    _, _, last = mark.ahead.rpartition(" ")
    following = _WORD.match(mark.following)
    is_price = following is not None and following[0].lower() in mark.words.zones
    return last[:1].islower() and not is_price
