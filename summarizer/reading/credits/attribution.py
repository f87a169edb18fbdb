"""Who reported it first: the agency whose copy it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, product, takewhile

from summarizer.reading.credits.agencies import agency_named, pattern, spellings

#: How far into the text a dateline reaches.
_DATELINE_LENGTH = 140

#: What an article may begin with before its text: a list of what is in it.
_MAX_POINTS = 6
_PARAGRAPH = 80

#: What papers write before the source of a text.
_SOURCE = (
    "source|sources|quelle|quellen|fuente|fonte|bron|kilde|källa|lähde|źródło|zdroj|sursa|forrás|πηγή|"
    "kaynak|sumber|nguồn|источник|джерело|स्रोत|সূত্র|المصدر|منبع|מקור|来源|來源|出典|출처"
)

#: In a line that begins so, an agency is the photographer's.
_OF_A_PICTURE = re.compile(
    r"(?i)\b(?:(?:file\s)?photos?|images?|pictured?|fotos?|(?:archiv|symbol)?bild|imagen|immagine|фото)\b"
)

_OPENING_LENGTH = 30

#: Between the names of a byline.
_BETWEEN = re.compile(r"[,;|/•·&=]|\s(?:and|with|und|mit|et|avec|y|con|e|com|и|с)\s|\s[–—-]\s")


def agency_of(
    bylines: Iterable[str], paragraphs: Sequence[str], tail: Iterable[str] = ()
) -> str | None:
    """Return the agency whose copy an article is.

    Args:
        bylines: Names and lines that stand as its author.
        paragraphs: Its text; the first may begin with a dateline, the last end with a credit.
        tail: Lines below the text that are no part of it: credits, disclaimers.
    """
    parts = (part for line in bylines for part in _BETWEEN.split(_without_by(line)))
    if name := next(filter(None, map(agency_named, parts)), None):
        return name
    return _agency_in(paragraphs, tail)


def _agency_in(paragraphs: Sequence[str], tail: Iterable[str]) -> str | None:
    """Return the agency of a text's dateline or credit."""
    points = sum(1 for _ in takewhile(lambda line: len(line) < _PARAGRAPH, paragraphs))
    first = points + 1 if points <= _MAX_POINTS else 0
    starts = [paragraph[:_DATELINE_LENGTH] for paragraph in paragraphs[: max(first, 2)]]
    ends = [
        line[-200:]
        for line in (*paragraphs[-2:], *tail)
        if not _OF_A_PICTURE.search(line[:_OPENING_LENGTH])
    ]
    looks = chain(product(starts, _datelines()), product(ends, _credits()))
    searches = (expression.search(line) for line, expression in looks)
    match = next(filter(None, searches), None)
    return spellings()[match["agency"]] if match else None


def _without_by(line: str) -> str:
    return re.sub(rf"(?i)^\s*(?:by|von|par|por|di|{_SOURCE})\s*:?\s+", "", line)


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?P<agency>{pattern()})"
    expressions = (
        # MOSCOW, Feb 18 (Xinhua) -- / (ANSA) - ROMA / नई दिल्ली, 18 फरवरी (भाषा) / (AP/Reuters)
        rf"^[^.!?]{{0,80}}[(\[（【]\s*{agency}(?:\s*[/,-][^()\[\]]{{1,30}})?\s*[)\]）】]",
        # МОСКВА, 18 февраля. /ТАСС/. / КИЇВ. 18 лютого. УНІАН. / МОСКВА, 18 фев — РИА Новости.
        rf"^[^!?]{{2,60}}\s/{agency}/",
        rf"^(?-i:[A-ZА-ЯЁІЇЄҐ]{{3,}})[^!?]{{2,40}}[.,—–-]\s*{agency}\.\s",
        # 【ロンドン共同】 / (서울=연합뉴스) / (Ankara) AA -
        rf"^【[^】]{{0,12}}{agency}】",
        rf"^\([^()]{{1,20}}=\s*{agency}\)",
        rf"^\([^()]{{2,30}}\)\s*{agency}\s*[—–-]",
        # Reuters - / PTI: / Berlin. dpa -
        rf"^(?:[^.!?]{{2,40}}[.,—–-]\s*)?{agency}\s*[—–:-]{{1,2}}\s",
        # 新华社莫斯科2月18日电
        rf"^{agency}[^。，,]{{0,20}}[电電讯訊]",
    )
    return tuple(map(re.compile, expressions))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?P<agency>{pattern()})"
    expressions = (
        rf"(?i:(?:with|based on|from)\s+(?:agency\s+)?inputs?\s+from)\s+(?:the\s+)?{agency}\b",
        # Source: The Gazette + Reuters
        rf"(?i:{_SOURCE})\s*[:：]\s*(?:[^.:：+/,،]{{1,30}}\s*[+/,،]\s*)?{agency}(?!\w)",
        rf"(?i:copyright)\s*(?:©\s*)?(?:\d{{4}}\s*)?(?:by\s+)?(?:the\s+)?{agency}(?!\w)",
        # (Theo TTXVN)
        rf"^\(?(?i:theo)\s+{agency}\)?\.?$",
        # "© Reuters / Jane Doe" is a photographer's.
        rf"[©]\s*(?:\d{{4}}\s*)?{agency}(?!\w|\s*/\s*[A-Z])",
        # ... he said. — PTI / (PTI) / dpa/ak / PTI AB CD
        rf"(?:^|[.!?”\"’)]\s*)[—–-]{{1,2}}\s*{agency}\s*\.?$",
        rf"[(\[（【]\s*{agency}\s*[)\]）】]\s*\.?$",
        # "AA" alone sets the size of letters.
        # Editors' initials stand before it, or behind: ab/dpa, dpa/ab.
        rf"^(?!AA$)(?:[a-z]{{2,4}}/){{0,3}}{agency}(?:[/,]\w{{1,12}}){{0,4}}(?:\s+[A-Z]{{2,4}}){{0,4}}\s*\.?$",
    )
    return tuple(map(re.compile, expressions))
