"""Paragraphs to sentences, by rules: no model, no download, linear time.

A stop ends a sentence unless what stands before it (an abbreviation, an initial) or behind it (a
small letter) says otherwise. Of sentencex, blingfire and these rules, these part most of the hard
cases rightly (55 of 55, which were written beside them; sentencex 40, blingfire 37:
``tests/benchmarks/sentences.py``), and blingfire's wheel weighs 99 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from summarizer.language.thai import is_thai, thai_sentences

#: Stops that need no blank behind them, with the closing marks that belong to the sentence.
_WIDE = r"[。！？｡！？]+[」』”’）】》\"']*"

#: Danda, Urdu, Arabic, Armenian, Ethiopic, Burmese, Khmer, Tibetan: no abbreviation ends in them.
_SURE = r"[।॥۔؟։።፧။៕།]+[\"'”’»)\]]*(?=\s|$|[^\s\d])"

_STOP = r"(?:[.!?…‼⁇⁈⁉]+)(?:[\"'”’»«“)\]]|[ \u00a0\u202f]»)*(?=\s|$)"
_END = re.compile(rf"(?P<wide>{_WIDE})|(?P<sure>{_SURE})|(?P<stop>{_STOP})")

_WORD_BEFORE = re.compile(r"[^\s(\[{\"'“‘«„/—–-]*$")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")

#: "z. B.", "u. a.", as German is set.
_SPACED = re.compile(r"(?<!\w)[^\W\d_]\.[ \u00a0\u202f]?[a-zäöü]$")
_OPENING = re.compile(r"\s*[\"'“‘«„‹(\[¿¡—–-]*\s*")

#: Languages that write ordinals with a stop: "3. Oktober".
_ORDINAL = frozenset(
    {
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "hr",
        "hu",
        "is",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "tr",
    }
)

#: Words that often begin a sentence, and hardly ever follow an abbreviation within one.
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those there but and so in on at for if when while after "
    "his her its their as now then however meanwhile what who how why "
    "der die das ein eine er sie es wir ich und aber im am in auf "
    "le la les un une il elle ils elles nous je et mais en "
    "el los las una ella ellos en y pero "
    "он она оно они мы я но и в на это как по "
    "o os as um uma ele ela eles mas em foi "
    "lo gli uno una egli ma nel che".split()
)

#: How far back an abbreviation is looked for; longer runs are none.
_MAX_WORD = 24


def split_sentences(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the sentences of a paragraph, each an exact run of it without blanks around.

    Args:
        text: One paragraph.
        language: ISO 639-1 code, for what differs between languages; None if not known.
    """
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if match["stop"] and not _ends(text, match, language):
            continue
        if match["wide"] and not _ends_wide(text, match):
            continue
        found += _between(text[start : match.end()])
        start = match.end()
    return (*found, *_between(text[start:]))


def _between(run: str) -> Iterator[str]:
    """Yield what stands between two stops: a sentence, unless it is Thai, which has none."""
    if sentence := run.strip():
        yield from thai_sentences(sentence) if is_thai(sentence) else (sentence,)


def _ends_wide(text: str, match: re.Match[str]) -> bool:
    """A closed quotation that goes on (「はい。」と彼は言った) is not the end."""
    closed = match[0][-1] in "」』”’"
    following = text[match.end() : match.end() + 1]
    return not (closed and following in "とってという")


def _ends(text: str, match: re.Match[str], language: str | None) -> bool:
    opening = _OPENING.match(text, match.end())
    begin = opening.end() if opening else match.end()
    following = text[begin : begin + _MAX_WORD]
    if not following:
        return True
    if following[0].islower():
        return False  # "Stop!" she cried; e.g. this
    if following[0] in ",;:":
        return False
    stops = match[0].rstrip(" \u00a0\u202f\"'”’»«“)]")
    if stops != ".":
        return True
    if is_thai(text[match.start() - 1 : match.start()]):
        return False  # an abbreviation: Thai has no full stops
    before = text[max(match.start() - _MAX_WORD, 0) : match.start()]
    return not _goes_on(before, following, language)


def _goes_on(before: str, following: str, language: str | None) -> bool:
    """Whether a stop belongs to the word that it stands behind, and the sentence goes on."""
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    low = word.casefold()
    always, before_number, maybe = _abbreviations(language or "en")
    if word.isdigit():
        return language in _ORDINAL and len(word) <= 2
    if low in before_number and following[0].isdigit():
        return True
    if low in always:
        return True
    # J. K. Rowling, or the end of "vitamin C. The": what follows tells.
    initial = len(word) == 1 and word.isalpha() and (word.isupper() or not word.isascii())
    spaced = language == "de" and _SPACED.search(before)
    if initial or spaced or low in maybe or _ACRONYM.search(word):
        return not _starts_sentence(following)
    return False


def _starts_sentence(following: str) -> bool:
    word = re.match(r"\w+", following)
    # Of zones' letters, "9 p.m. ET" is none though the French "et" is one.
    shouted = word is not None and len(word[0]) > 1 and word[0].isupper()
    return word is not None and not shouted and word[0].casefold() in _STARTERS


@cache
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return words whose stop never ends a sentence, those before numbers, and those that may."""
    table = list(_table())
    own = language if any(language in languages for _, languages, _ in table) else "en"
    always, number, maybe = (
        frozenset(
            word
            for kind, languages, words in table
            if kind == wanted and {"*", own} & languages
            for word in words
        )
        for wanted in ("always", "number", "maybe")
    )
    return always, number, maybe


def _table() -> Iterator[tuple[str, frozenset[str], list[str]]]:
    """Yield kind, languages and words of each line."""
    text = files("summarizer.data").joinpath("abbreviations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            head, _, words = line.partition(":")
            kind, languages = head.split()
            yield kind, frozenset(languages.split(",")), words.split()
