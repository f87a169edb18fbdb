"""Whom a text cites: the agencies and papers that it names as its sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.language.phrases import any_of
from summarizer.reading.credits.agencies import agency_named, spellings
from summarizer.reading.credits.papers import papers
from summarizer.reading.page.names import name_key

_TABLE = "citations"

_MAX_CITES = 6

#: Long texts are looked at up to here; sources are named early and often.
_CITED_WITHIN = 30_000

#: Stand in what finds names that no table knows.
_KINDS = ("agency", "newspaper", "daily")

#: Shorter names say nothing by being a part of another: "AP" of "The Japan Times".
_MIN_PART = 3

#: American stations go by letters; these are no stations.
_STATION = re.compile(
    r"\b(?:told|affiliates?|station)\s+(?P<name>(?!WADA|WIPO|KFOR|WIFI)[KW][A-Z]{3}(?:-TV)?(?!\w))"
)

#: A name that no table knows, beside what says that it is a source.
_UNKNOWN = re.compile(
    r"(?P<name>(?:[A-Z][\w.&'’-]+\s){1,4})(?:news\s+agency|newspaper|daily)\s+(?:reported|said|reports|quoted)"
)

#: From here on scripts put no blanks between words, or particles behind them: Japanese, Chinese, Korean.
_DENSE = "\u3040"

#: Characters in which the words before a name stand.
_BEFORE = 90


def cites_of(paragraphs: Iterable[str], own: Iterable[str | None] = ()) -> tuple[str, ...]:
    """Return the agencies and papers that a text names as its sources, in order.

    Args:
        paragraphs: The text.
        own: Those that are no source of it: its own agency and publisher.
    """
    text = "\n".join(paragraphs)[:_CITED_WITHIN]
    unwanted = [name_key(name) for name in own if name]
    found: dict[str, str] = {}
    for spelling, name in _cited(text):
        keys = name_key(spelling), name_key(name)
        if not any(_same(key, other) for key in keys for other in unwanted):
            found.setdefault(name_key(name), name)
    return tuple(found.values())[:_MAX_CITES]


def _cited(text: str) -> Iterator[tuple[str, str]]:
    """Yield spellings and names in the order of the text, whatever tells that they are sources."""
    found = [match for match in _known().finditer(text) if _is_source(text, match)]
    found += _STATION.finditer(text)
    # Looking for these is cheaper than trying each capital letter.
    if any(kind in text for kind in _KINDS):
        found += _UNKNOWN.finditer(text)
    for match in sorted(found, key=lambda match: match.start("name")):
        spelling = match["name"].strip()
        known = spellings().get(spelling) or papers().get(spelling) or agency_named(spelling)
        yield spelling, known or spelling


def _is_source(text: str, name: re.Match[str]) -> bool:
    """Whether what stands before or behind a name says that something was learned from it."""
    begin, end = name.span()
    if text.startswith(" affiliate", end):
        return False
    return (
        _reported().match(text, end) is not None
        or (name["name"] in spellings() and _said().match(text, end) is not None)
        or _told().search(text[max(begin - _BEFORE, 0) : begin]) is not None
    )


@cache
def _kind() -> str:
    """Return an expression for what a source is called beside its name: "state news agency"."""
    of, kinds = any_of(_TABLE, "of"), any_of(_TABLE, "kinds")
    return rf"(?i:(?:{of})[\s-]+)*(?i:run|owned)?\s*(?i:{kinds})?"


@cache
def _reported() -> re.Pattern[str]:
    """Return what stands behind a source. Agencies "say"; a broadcaster that "said" is spoken of."""
    verbs, dense = any_of(_TABLE, "reported"), any_of(_TABLE, "dense")
    return re.compile(rf"(?:['’]s)?\s*,?\s*{_kind()}\s*,?\s*(?:{verbs})|{dense}")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s)?\s*,?\s*{_kind()}\s*,?\s*(?:said|says|informed|added)")


@cache
def _told() -> re.Pattern[str]:
    """Return what stands before a source and what it is: "told the Russian news agency "."""
    return re.compile(
        rf"\b(?i:{any_of(_TABLE, 'told')})\s+[\"“«„'‘]?"
        r"(?i:the|die|der|das|dem|den|des|von|el|la|le|les|l['’]|il|lo|o|au|al|du|del|à)?"
        rf"\s*{_kind()}\s*[\"“«„'‘]?$"
        r"|(?:据|據|援引|引述)(?:《|美国|英国|俄罗斯|法国|日本)*$"
    )


def _same(key: str, own: str) -> bool:
    """Whether a name is the paper's own, or a part of it: the BBC is no source of BBC News."""
    return key == own or (len(min(key, own, key=len)) >= _MIN_PART and (key in own or own in key))


@cache
def _known() -> re.Pattern[str]:
    """Return an expression for any name; where it can, the longest one matches."""
    letters: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({**papers(), **spellings()}, key=len, reverse=True):
        # Two letters before a name are initials: "TT Torrez".
        rest = re.escape(name[1:]) + r"(?!\s[A-Z])" * (len(name) < _MIN_PART)
        letters[name[0]].append(rest)
    # By the first letter: hundreds of names would else be tried at each word.
    words, dense = (
        "|".join(
            f"{re.escape(first)}(?:{'|'.join(rests)})"
            for first, rests in letters.items()
            if (first >= _DENSE) is wanted
        )
        for wanted in (False, True)
    )
    return re.compile(rf"(?P<name>(?<!\w)(?:{words})(?!\w)|{dense})")
