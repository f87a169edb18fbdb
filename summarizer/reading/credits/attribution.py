"""Who reported it first: the agency whose copy it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, product, takewhile

from summarizer.language.phrases import any_of
from summarizer.reading.credits.agencies import (
    agency_named,
    also_words,
    pattern,
    spellings,
    spelt_in,
)
from summarizer.reading.credits.byline_words import by

#: How far into the text a dateline reaches.
_DATELINE_LENGTH = 140

#: How far from the end of a line a credit begins.
_CREDIT_LENGTH = 200

#: What an article may begin with before its text: a list of what is in it.
_MAX_POINTS = 6
_PARAGRAPH = 80

_TABLE = "sources"

#: In so many letters a line says that it is of a picture; in such a line an agency took it.
_OPENING_LENGTH = 30

#: Behind an agency who took its picture: "PAP/ Jan Kowalski".
_TAKEN_BY = re.compile(r"^\W*(?P<agency>\w[\w. -]*?)\s?/\s?[^\W\d_a-z][\w.-]+\s[^\W\d_a-z]\S*$")

#: Between the names of a byline.
_BETWEEN = re.compile(r"[,;|/•·&=(]|\s(?:and|with|und|mit|et|avec|y|con|e|com|и|с)\s|\s[–—-]\s")


def agency_of(
    bylines: Iterable[str],
    paragraphs: Sequence[str],
    tail: Iterable[str] = (),
    beside: Iterable[str] = (),
) -> str | None:
    """Return the agency whose copy an article is.

    Args:
        bylines: Names and lines that stand as its author.
        paragraphs: Its text; the first may begin with a dateline, the last end with a credit.
        tail: Lines below the text that are no part of it: credits, disclaimers.
        beside: Lines anywhere around it, captions among them: credits stand alone there.
    """
    lines = list(bylines)
    written = (line for line in map(_without_by, lines) if not _is_taken_by(line))
    parts = (part for line in written for part in _BETWEEN.split(line))
    if name := next(filter(None, map(agency_named, parts)), None):
        return name
    return _agency_in(paragraphs, tail, (*beside, *lines))


def _agency_in(paragraphs: Sequence[str], tail: Iterable[str], beside: Iterable[str]) -> str | None:
    """Return the agency of a text's dateline or credit."""
    points = sum(1 for _ in takewhile(lambda line: len(line) < _PARAGRAPH, paragraphs))
    first = points + 1 if points <= _MAX_POINTS else 0
    starts = _naming(p[:_DATELINE_LENGTH] for p in paragraphs[: max(first, 2)])
    below, alone = _ends((*paragraphs[-2:], *tail)), _ends(beside)
    # Most texts have none: then nothing is compiled.
    looks = chain(
        product(starts, _datelines() if starts else ()),
        product(below, (*_credits(), *_endings()) if below else ()),
        product(alone, _credits() if alone else ()),
    )
    return _first_named(looks)


def _first_named(looks: Iterable[tuple[str, re.Pattern[str]]]) -> str | None:
    """Return the agency that the first of lines has in what it is looked through for."""
    searches = (expression.search(line) for line, expression in looks)
    found = (match for match in searches if match and not _is_something_else(match))
    match = next(found, None)
    return spellings()[match["agency"]] if match else None


def _ends(lines: Iterable[str]) -> list[str]:
    """Return the ends of lines in which agencies may be credited with a text."""
    return [line[-_CREDIT_LENGTH:] for line in _naming(lines) if not _is_of_picture(line)]


def _naming(lines: Iterable[str]) -> list[str]:
    """Return the lines in which agencies may be named; few are, and expressions are slow."""
    told = list(lines)
    names = spelt_in("\n".join(told))
    return [line for line in told if any(name in line for name in names)]


def _is_of_picture(line: str) -> bool:
    return _pictures().search(line[:_OPENING_LENGTH]) is not None


def _is_taken_by(line: str) -> bool:
    """Whether a line names who took an agency's picture."""
    match = _TAKEN_BY.match(line)
    return match is not None and agency_named(match["agency"]) is not None


def _is_something_else(match: re.Match[str]) -> bool:
    """Whether a name stands for something else than an agency."""
    bare = match.group().strip() == match["agency"] and match["agency"] in also_words()
    return bare or _is_spelt_out(match)


def _is_spelt_out(match: re.Match[str]) -> bool:
    """Whether an agency's name is the initials of the words before: "Aam Aadmi Party (AAP)"."""
    name = match["agency"]
    words = re.findall(r"[^\W\d_]+(?:['’]\w+)?", match.string[: match.start("agency")])
    initials = "".join(word[0] for word in words[-len(name) :])
    return len(name) > 1 and name.isupper() and initials.casefold() == name.casefold()


def _without_by(line: str) -> str:
    return _label().sub("", by().sub("", line))


@cache
def _label() -> re.Pattern[str]:
    labels = any_of(_TABLE, "labels")
    return re.compile(rf"^\W*(?:{labels})\s*[:：]?\s+", re.IGNORECASE)


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(any_of(_TABLE, "pictures"), re.IGNORECASE)


#: Up to an agency in brackets: no end of a sentence, but for the dots of "Ky." and "Aug."
_UP_TO = r"(?:[^.!?]|\b\w{1,5}\.(?=[\s,.;:(\[\w])){0,80}"
_NO_SENTENCE = r"(?![.,:;]?\s*[a-zß-öø-ÿа-яё])"


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    agency, sure = rf"(?P<agency>{pattern()})", rf"(?P<agency>{pattern(sure=True)})"
    behind = r"(?:\s*[/,-][^()\[\]]{1,30})?"
    expressions = (
        # MOSCOW, Feb 18 (Xinhua) -- / (ANSA) - ROMA / नई दिल्ली, 18 फरवरी (भाषा) / (AP/Reuters)
        # What goes on in small letters is a sentence that has but mentioned it.
        rf"^{_UP_TO}[(\[（【]\s*(?:[^()\[\]]{{1,30}}/\s*)??{agency}{behind}\s*[)\]）】]{_NO_SENTENCE}",
        # ［東京 １８日 ロイター］ / (Tokyo, Reuters)
        rf"^[\[［(（【](?:[^()（）\[\]［］【】]{{0,30}}[\s,、])?{agency}[\]］)）】]{_NO_SENTENCE}",
        # （中央社記者王小明台北三日電） / （新華社北京五日電）
        rf"^[(（【]{agency}[^()（）【】]{{0,30}}[)）】]",
        # МОСКВА, 18 февраля. /ТАСС/. / КИЇВ. 18 лютого. УНІАН. / МОСКВА, 18 фев — РИА Новости.
        rf"^[^!?]{{2,60}}\s/\s?{agency}\s?/",
        rf"^(?-i:[A-ZА-ЯЁІЇЄҐ]{{3,}})[^!?]{{2,40}}[.,—–-]\s*{agency}\.\s",
        # 【ロンドン共同】 / (서울=연합뉴스) / (Ankara) AA -
        rf"^【[^】]{{0,12}}{agency}】",
        rf"^[(\[][^()\[\]]{{1,20}}=\s*{agency}[)\]]",
        rf"^\([^()]{{2,30}}\)\s*{agency}\s*[—–-]",
        # नई दिल्ली, एएनआई। / पीटीआई, नई दिल्ली। / AFP, MANILA -
        rf"^(?:[^.!?।]{{2,30}},\s*)?{agency}(?:,\s*[^.!?।,]{{2,30}})?\s*[।|]\s",
        rf"^{sure},\s[A-Z]{{3}}[A-Z. ]{{0,20}}\s?[—–:-]\s",
        # Reuters - / PTI: / Berlin. dpa -
        rf"^(?:[^.!?]{{2,40}}[.,—–-]\s*)?{agency}\s*[—–:-]{{1,2}}\s",
        # 新华社莫斯科2月18日电
        rf"^{agency}[^。，,]{{0,20}}[电電讯訊]",
    )
    return tuple(map(re.compile, expressions))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    """Return what a line of its own credits an agency by, or a sentence of one."""
    agency, sure = rf"(?P<agency>{pattern()})", rf"(?P<agency>{pattern(sure=True)})"
    labels, made_with = any_of(_TABLE, "labels"), any_of(_TABLE, "with")
    expressions = (
        rf"(?i:{made_with})\s*(?:the\s+)?{agency}(?!\w)",
        # The Associated Press contributed to this report. / Mit dpa und Reuters
        rf"(?<!\w){agency}(?:[^.!?]{{0,120}})?\s(?i:{any_of(_TABLE, 'contributed')})",
        rf"^\W*(?:[a-z]{{2,4}}/)?(?i:{any_of(_TABLE, 'and')})\s+(?:the\s+)?{agency}(?:\s?[/,&]\s?[\w.-]{{2,25}}|\s(?i:{any_of(_TABLE, 'also')})\s[\w.-]{{2,25}}){{0,3}}\W*$",
        # AFP, MANILA / Associated Press in Valencia / Haberler - Anadolu Ajansı
        rf"^(?:the\s+|(?i:by)\s+)?{sure}(?:,\s(?=[A-Z])|\sin\s(?=[A-Z]))[\w.’' -]{{2,30}}$",
        rf"^[^\W\d_]{{3,15}}\s[–—-]\s{sure}$",
        # Source: The Gazette + Reuters / Quelle: ntv.de, dpa/rts
        rf"(?<!\w)(?i:{labels})\s*[:：-]\s*(?:[^:：+/,،]{{1,30}}\s*[+/,،]\s*){{0,2}}?{agency}(?!\w)",
        rf"(?i:copyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?(?:by\s+)?(?:the\s+)?{agency}(?!\w)",
        # "© Reuters / Jane Doe" is a photographer's, and so is what stands behind a sentence.
        rf"^\W*(?i:copyright)?\W*[©]\s*(?:\d{{4}}\s*)?{agency}(?!\w|\s*/\s*[A-Z])",
        rf"^[\W_]*[—–-]{{1,2}}\s*{agency}\s*\.?$",
        rf"^[(\[（【]\s*(?:[a-z]{{2,4}}/)?{agency}(?:\s*[/,-]\s*\w{{1,12}}){{0,3}}\s*[)\]）】]\s*\.?$",
        # Editors' initials stand before it, or behind: ab/dpa, dpa/ab.
        rf"^(?:[a-z]{{2,4}}/){{0,3}}{agency}(?:[/,](?:[a-z]{{1,12}}|{pattern()})){{0,4}}(?:\s+[A-Z]{{2,4}}){{0,4}}\s*\.?$",
    )
    return tuple(map(re.compile, expressions))


@cache
def _endings() -> tuple[re.Pattern[str], ...]:
    """Return what credits an agency behind the last sentence of a text."""
    agency, sure = rf"(?P<agency>{pattern()})", rf"(?P<agency>{pattern(sure=True)})"
    expressions = (
        # ... he said. — PTI / ... he said. PTI / (PTI) / (dpa/ab)
        rf"(?:^|[.!?”\"’)]\s*)[—–-]{{1,2}}\s*{agency}\s*\.?$",
        rf"[^.!?]{{40}}[.!?।][”\"’)]*\s+{sure}$",
        rf"[(\[（【]\s*(?:[a-z]{{2,4}}/)?{agency}(?:\s*[/,-]\s*\w{{1,12}}){{0,3}}\s*[)\]）】]\s*\.?$",
    )
    return tuple(map(re.compile, expressions))
