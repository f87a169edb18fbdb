"""Whether a mark ends its sentence: what stands before it, and behind it, says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.language.abbreviations import Abbreviations, Kinds
from summarizer.language.looks import may_abbreviate
from summarizer.language.thai import is_thai

#: How far back an abbreviation is looked for, and how much of what follows; longer runs are none.
_MAX_WORD = 24

#: Characters of a sentence that has hardly begun: "W 2019 r.", "В мае 2022 г.".
_HARDLY = 24

#: Words of a date without the preposition: "maju 2019".
_DATE = 2

#: What may stand between a blank and a word.
_OPENS = re.compile(r"[(\[{\"“‘«„—–]")

_WORD = re.compile(r"\w+")
_NEXT_PART = re.compile(r"[^\W\d_]{1,5}(?=\.)")
_LABEL_NEXT = re.compile(r"\d|(?:[IVXLC]+|[A-Z]\d*)\b(?!['’])")
_DAY_NEXT = re.compile(r"(?:[^\W\d_]{3,}\.? )?\d")
_ROMAN = re.compile(r"[IVXLCDM]+$")

#: "1.", "2.3.", "(a).": what follows is numbered by it.
_NUMBERED = re.compile(r"[(\[]?(?:\d{1,4}|\d{1,3}(?:\.\d{1,3})+|[^\W\d_]|[ivxIVX]{2,5})[)\]]?$")

#: "from 19 to 25.", "3 na 2.": the second counts, too; "2–1.", "6:4.": a score.
_COUNTED = re.compile(r"\d%?\s[^\W\d_]{1,3}\s\d+$|\d[–:-]\d+$")

#: Languages that write ordinals with a stop ("3. Oktober"), and those of them that write capitals behind them.
_ORDINAL = frozenset("bs cs da de et fi fo hr hu is lb lv nb nn no pl sh sk sl sr tr".split())
_CAPITALS = frozenset({"de", "lb", "tr"})

#: Letters of the words before an ordinal elsewhere: "na 60. Festivalu".
_MAX_PREPOSITION = 3

#: Hebrew and Arabic, which have no capitals that tell whether an ellipsis ends.
_UNCASED = re.compile(r"[\u0590-\u06ff]")

_NONE: Kinds = frozenset()


@dataclass(slots=True)
class Mark:
    """A mark that may end a sentence."""

    text: str

    #: Characters: where the sentence begins, where the mark stands, where what follows begins.
    start: int
    at: int
    next: int

    #: The mark alone, without what closes behind it.
    sign: str
    language: str | None
    words: Abbreviations

    #: The sentence's last characters, and its last word with its inner stops.
    before: str = field(init=False)
    word: str = field(init=False)
    following: str = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.text[max(self.start, self.at - _MAX_WORD) : self.at]
        self.word = last_word(self.before)
        self.following = self.text[self.next : self.next + _MAX_WORD]

    @property
    def ahead(self) -> str:
        """What stands before the word, without the blank."""
        return self.before[: -len(self.word)].rstrip()


def ends(mark: Mark) -> bool:
    """Whether a full stop, question or exclamation mark or ellipsis ends its sentence.

    What follows it is not empty, and its first letter no small one.
    """
    if _is_within_name(mark):
        return False
    if mark.sign == ".":
        return not _goes_on(mark)
    if "…" in mark.sign or mark.sign.startswith(".."):
        return not _pauses(mark)
    # Such as in: a big (!) step.
    return not mark.before.endswith("(") or mark.text[mark.at + len(mark.sign)] != ")"


def last_word(text: str) -> str:
    """Return the word that a text ends in, with its inner stops."""
    if not text or text[-1].isspace():
        return ""
    word = text.rsplit(None, 1)[-1]
    if word.isalnum():
        return word
    word = _OPENS.split(word)[-1]
    # "l'ing. Neri", but "Mulligan's."
    _, elided, tail = word.replace("’", "'").rpartition("'")
    return tail if elided and (len(tail) > 1 or tail.isupper()) else word


def _is_within_name(mark: Mark) -> bool:
    for name in mark.words.names.get(mark.word + mark.sign, ()):
        if not mark.before.endswith(name.head[: -len(mark.sign)]):
            continue
        if mark.following.startswith(name.tail[:_MAX_WORD]) if name.tail else not _starts(mark):
            return True
    return False


def _pauses(mark: Mark) -> bool:
    """Whether an ellipsis is a pause, or leaves out words, within a sentence."""
    before = mark.before
    if before.endswith(("(", "[")):
        return not (before[:-1].rstrip().endswith((".", "!", "?")) or _starts(mark))
    spaced = before[-1:].isspace()
    if _UNCASED.match(mark.following) or (spaced and mark.following[0].isdigit()):
        return True
    has_begun = mark.at - mark.start >= _HARDLY
    if not has_begun and len(_WORD.findall(mark.text, mark.start, mark.at)) <= 1:
        return mark.text[mark.next - 1] not in "\"'“‘«„"
    return last_word(before.rstrip()).casefold() in mark.words.open


def _goes_on(mark: Mark) -> bool:
    """Whether a full stop belongs to the word that it stands behind, and the sentence goes on."""
    word = mark.word
    if mark.at - mark.start < _HARDLY and _NUMBERED.match(mark.before.strip()):
        return True
    if not word or is_thai(word[-1]):
        return bool(word)  # an abbreviation: Thai has no full stops
    if word.isdigit():
        return _is_ordinal(mark)
    kinds = _find_kinds(mark)
    if kinds and (known := _says(kinds, mark)) is not None:
        return known
    if "word" in kinds or not may_abbreviate(word, mark.ahead, mark.language):
        return False
    return not _starts(mark)


def _find_kinds(mark: Mark) -> Kinds:
    """Return the kinds of the longest abbreviation that a text ends in."""
    words, part = mark.words, _NEXT_PART.match(mark.following)
    for run in _runs(mark):
        # "z." of "z. B."
        if part and f"{run}.{part[0]}".casefold() in words.beginnings:
            return frozenset({"title"})
        if kinds := words.kinds_of(run):
            return kinds
    *rest, tail = re.split(r"[-/]", mark.word)
    if not rest:
        # "Prof.Dr.": hosts are none, "example.com".
        *rest, tail = mark.word.split(".")
        rest = rest if all(map(words.kinds_of, rest)) else []
    return (words.kinds_of(tail) if rest else _NONE) or words.kinds_by_ending(mark.word)


def _runs(mark: Mark) -> list[str]:
    """Return a word with what stands before it in an abbreviation, and alone; the longest first."""
    runs, rest = [mark.word], mark.ahead
    while rest.endswith(".") and runs[0].casefold() in mark.words.tails:
        part = last_word(rest[:-1])
        if not part.isalpha():
            break
        runs.insert(0, f"{part}.{runs[0]}")
        rest = rest[: -len(part) - 1].rstrip()
    return runs


def _says(kinds: Kinds, mark: Mark) -> bool | None:
    """Tell whether a known abbreviation goes on; None where it is an ordinary word here."""
    if not kinds.isdisjoint(("unit", "year")) and _is_counted(mark):
        if mark.language in _CAPITALS:
            return not _starts(mark)
        return _has_hardly_begun(mark, dated="year" in kinds)
    if not kinds.isdisjoint(("title", "year")) or _is_label(kinds, mark):
        return True
    if not kinds.isdisjoint(("maybe", "unit")):
        return not _starts(mark)
    if "hour" in kinds:
        found = _WORD.match(mark.following)
        return found is not None and found[0].casefold() in mark.words.zones
    return _has_hardly_begun(mark) if "closing" in kinds else None


def _is_label(kinds: Kinds, mark: Mark) -> bool:
    """Whether what follows is the number of a figure, or the month of a day."""
    if "day" in kinds and _DAY_NEXT.match(mark.following):
        return True
    if "label" in kinds and (found := _LABEL_NEXT.match(mark.following)):
        # "an art. I think"
        return mark.language != "en" or mark.word[0].isupper() or found[0] not in {"A", "I"}
    return "number" in kinds and mark.following[0].isdigit()


def _is_counted(mark: Mark) -> bool:
    ahead = mark.ahead
    return ahead[-1:].isdigit() or _ROMAN.match(last_word(ahead)) is not None


def _said(mark: Mark) -> list[str]:
    """Return the words before the last of a sentence that has hardly begun, or as many of another."""
    return mark.text[mark.start : min(mark.at - len(mark.word), mark.start + _HARDLY)].split()


def _has_hardly_begun(mark: Mark, *, dated: bool = False) -> bool:
    """Whether too little was said for a sentence: but a word, or a date ("W maju 2019 r.")."""
    said = _said(mark)
    if mark.at - mark.start >= _HARDLY or not said:
        return False
    # A preposition, or the day, begins a date.
    leads = said[0].isdigit() or len(said[0]) <= len("We")
    return len(said) <= (_DATE + leads if dated else 1)


def _is_ordinal(mark: Mark) -> bool:
    """Whether a number with its stop is one in a row: "am 3. Oktober", not "von 19 auf 25."."""
    ahead = mark.ahead
    if ahead.endswith((":", ";")):
        return True  # "The steps: 1. Open it"
    if mark.language not in _ORDINAL or len(mark.word) > len("31") or _COUNTED.search(mark.before):
        return False
    previous = last_word(ahead)
    if previous.casefold() in mark.words.cardinal:
        return False
    if mark.following[0].isdigit():
        return True
    # "str. 24. Regndress" has an abbreviation there.
    leads = previous.isalpha() and previous.islower() and len(previous) <= _MAX_PREPOSITION
    return (leads or mark.language in _CAPITALS) and not _starts(mark)


def _starts(mark: Mark) -> bool:
    """Whether what follows often begins a sentence."""
    found = _WORD.match(mark.following)
    if found is None:
        return False
    word = found[0]
    if len(word) == 1 and mark.following[1:2] == ".":
        return False  # an initial
    # Of zones' letters, "9 p.m. ET" is none though the French "et" is one.
    shouted = len(word) > 1 and word.isupper()
    return not shouted and word.casefold() in mark.words.starts
