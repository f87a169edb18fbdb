"""Whom a text cites: the agencies and papers that it names as its sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from summarizer.language.phrases import any_of, phrases
from summarizer.reading.credits import agencies, cited
from summarizer.reading.credits.agencies import agency_named, spellings
from summarizer.reading.credits.papers import also_words, in_quotes, papers
from summarizer.reading.page.names import name_key

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

_LETTERS = re.compile(r"[KW][A-Z]{2,3}(?:-TV)?")

#: What says of a name that no table knows that it is a source, and that name before it.
_KIND_REPORTS = re.compile(
    r"(?<=\s)(?:news\s+agency|newspaper|daily)\s+(?:reported|said|reports|quoted)"
)
_UNKNOWN = re.compile(r"(?P<name>(?:[A-Z][\w.&'’-]+\s){1,4})$")

#: Characters of such a name; a longer one may be a hostile page's.
_MAX_UNKNOWN = 120

_CAPITALS = re.compile(r"(?<![\w-])(?:[A-Z][\w&'’-]*\s){1,3}$")

#: Characters of the words before the last.
_MAX_CALLED = 50

#: From here on scripts put no blanks between words, or particles behind them: Japanese, Chinese, Korean.
_DENSE = "\u3040"

#: From here on letters are not Latin; of these languages all are.
_OTHER_SCRIPTS = "\u0370"
_LATIN = frozenset(
    "af az ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sv sw tl tr vi".split()
)

#: Arabic writes "to" and "and" with the word behind.
_ARABIC_TO = " ل"
_PREFIXED = r"(?:(?<!\w)|(?<=\sل)|(?<=\sو))"


def cites_of(
    paragraphs: Iterable[str], own: Iterable[str | None] = (), language: str | None = None
) -> tuple[str, ...]:
    """Return the agencies and papers that a text names as its sources, in order.

    Args:
        paragraphs: The text.
        own: Those that are no source of it: its own agency and publisher.
        language: Of the text; None: any.
    """
    text = "\n".join(paragraphs)[:_CITED_WITHIN]
    unwanted = [name_key(name) for name in own if name]
    found: dict[str, str] = {}
    for spelling, name in _cited(text, cited.words_of(language), latin=language in _LATIN):
        keys = name_key(spelling), name_key(name)
        if not any(_same(key, other) for key in keys for other in unwanted):
            found.setdefault(name_key(name), name)
    return tuple(found.values())[:_MAX_CITES]


def _cited(text: str, words: cited.Words, *, latin: bool) -> Iterator[tuple[str, str]]:
    """Yield spellings and names in the order of the text, whatever tells that they are sources."""
    known = _known(latin=latin, prefixed=_ARABIC_TO in text)
    found = _sources(text, words, known)
    found += _STATION.finditer(text)
    found += _unknown(text)
    for match in sorted(found, key=lambda match: match.start("name")):
        spelling = match["name"].strip()
        name = spellings().get(spelling) or papers().get(spelling) or agency_named(spelling)
        yield spelling, name or spelling


def _sources(text: str, words: cited.Words, known: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the names beside which, or beside whose neighbours, stands that they are sources."""
    names = list(known.finditer(text))
    taken = {at for match in names for at in range(*match.span("name"))}
    names += (match for match in _called(text) if taken.isdisjoint(range(*match.span("name"))))
    names.sort(key=lambda match: match.start("name"))
    are = [_is_source(text, match, words) for match in names]
    # "the Gazette and the Post reported": told behind the last, or before the first.
    for order in (range(len(names) - 1), reversed(range(len(names) - 1))):
        for left in order:
            if are[left] != are[left + 1] and _are_beside(text, names[left : left + 2], words):
                are[left] = are[left + 1] = True
    return [match for match, is_source in zip(names, are, strict=True) if is_source]


def _called(text: str) -> Iterator[re.Match[str]]:
    """Yield what is called like a paper, though no table knows it."""
    for last in _last_word().finditer(text):
        before = _CAPITALS.search(text, max(last.start() - _MAX_CALLED, 0), last.start() + 1)
        match = _paper().match(text, before.start()) if before else None
        if match is None or match.end() < last.end():
            continue
        first, _, rest = match["name"].removeprefix("The ").partition(" ")
        if rest and first not in cited.NO_NAMES and not _LETTERS.fullmatch(first):
            yield match


def _unknown(text: str) -> Iterator[re.Match[str]]:
    """Yield what is no more than said to be a source, by the kind that it is of."""
    if not any(kind in text for kind in _KINDS):
        return
    for kind in _KIND_REPORTS.finditer(text):
        begin = max(kind.start() - _MAX_UNKNOWN, 0)
        match = _UNKNOWN.search(text, begin, kind.start())
        if match and not all(map(_is_of_kind, match["name"].split())):
            yield match


def _is_of_kind(word: str) -> bool:
    """Whether a word only says which source of a kind is meant: "The German newspaper"."""
    return any(phrases("citations", part).whole.fullmatch(word) for part in ("which", "of"))


def _are_beside(text: str, names: Sequence[re.Match[str]], words: cited.Words) -> bool:
    """Whether names are told in one breath; words that are also names are not believed."""
    if any(_is_word(text, name) for name in names):
        return False
    (left, right) = names
    return words.between(text[left.end("name") : right.start("name")])


def _is_source(text: str, name: re.Match[str], words: cited.Words) -> bool:
    """Whether what stands before or behind a name says that something was learned from it."""
    begin, end = name.span("name")
    if text.startswith(" affiliate", end):
        return False
    spelling = name["name"]
    if spelling in in_quotes() and not _is_quoted(text, name):
        return False
    says = spelling in spellings() and spelling not in agencies.also_words()
    return (
        words.behind(text, end, says=says)
        or words.before(text, begin)
        or (not _is_word(text, name) and words.around(text, begin, end))
    )


def _is_word(text: str, name: re.Match[str]) -> bool:
    """Whether a name is a word as well, and does not stand in quotes."""
    spelling = name["name"]
    others = spelling in also_words() or spelling in agencies.also_words()
    return others and not _is_quoted(text, name)


def _is_quoted(text: str, name: re.Match[str]) -> bool:
    begin = name.start("name")
    return text[max(begin - 1, 0) : begin] in cited.OPENING


def _same(key: str, own: str) -> bool:
    """Whether a name is the paper's own, or a part of it: the BBC is no source of BBC News."""
    return key == own or (len(min(key, own, key=len)) >= _MIN_PART and (key in own or own in key))


@cache
def _known(*, latin: bool, prefixed: bool) -> re.Pattern[str]:
    """Return an expression for any name; where it can, the longest one matches.

    Args:
        latin: Only those in Latin letters.
        prefixed: Words may begin with letters that are none of the name's: in Arabic.
    """
    letters: defaultdict[str, list[str]] = defaultdict(list)
    # Codes such as "sid" stand in credits alone.
    codes = {word for word in agencies.also_words() if word.islower() and word.isascii()}
    for name in sorted(
        {**papers(), **spellings()}.keys() - codes, key=lambda name: (-len(name), name)
    ):
        if latin and name[0] >= _OTHER_SCRIPTS:
            continue
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
    begin = _PREFIXED if prefixed else r"(?<!\w)"
    return re.compile(rf"(?P<name>{begin}(?:{words})(?!\w){'|' if dense else ''}{dense})")


def _last_words() -> str:
    """Return what papers are called, behind what: "Harbour Gazette", but for "the Times of the harbour"."""
    return rf"(?:[A-Z]\w+-)?(?:{any_of('citations', 'last_word')})(?![\w-]|\s(?:of|for)\b)"


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(rf"\s{_last_words()}")


@cache
def _paper() -> re.Pattern[str]:
    # Two words at least: "the Times" is the paper itself.
    return re.compile(rf"(?P<name>(?:[A-Z][\w&'’-]*\s){{1,3}}{_last_words()})")
