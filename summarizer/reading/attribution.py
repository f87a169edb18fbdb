"""Who reported it first: the agency whose copy it is, and whom the text cites."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import takewhile

from summarizer.reading.agencies import agency_named, pattern, spellings

_MAX_CITES = 6

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

#: Long texts are looked at up to here; sources are named early and often.
_CITED_WITHIN = 30_000


def agency_of(
    bylines: Iterable[str], paragraphs: Sequence[str], tail: Iterable[str] = ()
) -> str | None:
    """Return the agency whose copy an article is.

    Args:
        bylines: Names and lines that stand as its author.
        paragraphs: Its text; the first may begin with a dateline, the last end with a credit.
        tail: Lines below the text that are no part of it: credits, disclaimers.
    """
    for line in bylines:
        for part in re.split(
            r"[,;|/•·&=]|\s(?:and|with|und|mit|et|avec|y|con|e|com|и|с)\s|\s[–—-]\s",
            _without_by(line),
        ):
            if name := agency_named(part):
                return name
    points = sum(1 for _ in takewhile(lambda line: len(line) < _PARAGRAPH, paragraphs))
    first = points + 1 if points <= _MAX_POINTS else 0
    starts = [paragraph[:_DATELINE_LENGTH] for paragraph in paragraphs[: max(first, 2)]]
    ends = [
        line[-200:]
        for line in (*paragraphs[-2:], *tail)
        if not _OF_A_PICTURE.search(line[:_OPENING_LENGTH])
    ]
    for lines, expressions in ((starts, _datelines()), (ends, _credits())):
        for line in lines:
            for expression in expressions:
                if match := expression.search(line):
                    return spellings()[match["agency"]]
    return None


def cites_of(paragraphs: Iterable[str], own: Iterable[str | None] = ()) -> tuple[str, ...]:
    """Return the agencies and papers that a text names as its sources, in order.

    Args:
        paragraphs: The text.
        own: Those that are no source of it: its own agency and publisher.
    """
    text = "\n".join(paragraphs)[:_CITED_WITHIN]
    unwanted = {_key(name) for name in own if name}
    found: dict[str, str] = {}
    for name in _cited(text):
        if _key(name) not in unwanted:
            found.setdefault(_key(name), name)
    return tuple(found.values())[:_MAX_CITES]


#: Stand in what the last of the citations finds.
_KINDS = ("agency", "newspaper", "daily")


def _cited(text: str) -> Iterator[str]:
    *named, by_kind = _citations()
    # Looking for these is cheaper than trying each capital letter.
    expressions = [*named, by_kind] if any(kind in text for kind in _KINDS) else named
    matches = [match for expression in expressions for match in expression.finditer(text)]
    # In the order of the text, whichever pattern finds it.
    for match in sorted(matches, key=lambda match: match.start("name")):
        name = match["name"].strip()
        yield spellings().get(name) or agency_named(name) or name


def _without_by(line: str) -> str:
    return re.sub(rf"(?i)^\s*(?:by|von|par|por|di|{_SOURCE})\s*:?\s+", "", line)


def _key(name: str) -> str:
    return re.sub(r"\W", "", re.sub(r"^the\s", "", name.casefold()))


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


@cache
def _citations() -> tuple[re.Pattern[str], ...]:
    papers: list[str] = json.loads(
        files("summarizer.data").joinpath("papers.json").read_text(encoding="utf-8")
    )["papers"]
    known = "|".join(map(re.escape, sorted([*spellings(), *papers], key=len, reverse=True)))
    # The first letter is looked at before hundreds of names are tried.
    first = "".join(sorted({re.escape(name[0]) for name in (*spellings(), *papers)}))
    name = rf"(?P<name>(?<!\w)(?=[{first}])(?:{known})(?!\w))"
    kind = r"(?i:(?:state|official|national|news|wire|press)[\s-]*)*(?i:run|owned)?\s*(?i:news\s+agency|agency|newspaper|daily|broadcaster|Nachrichtenagentur|agence|agencia|agenzia|агентство|агентству|агентства)?"
    said = (
        r"(?:reported|reports|said|says|quoted|cited|citing|informed|added"
        r"|berichtete?|meldete?|rapporte|a rapporté|informó|informa|ha riferito|сообщил[оаи]?|сообщает|передает|передаёт"
        r"|ने (?:बताया|कहा)|کے مطابق)"
    )
    before = (
        r"(?i:told|according\s+to|as\s+reported\s+by|reported\s+by|quoted\s+by|cited\s+by|citing|quoting"
        r"|reports?\s+by|in\s+an\s+interview\s+(?:with|to)|laut|berichtet(?:e)?|meldet(?:e)?|selon|d['’]après"
        r"|según|segundo|secondo|сообщает|сообщил[оаи]?|пишет|передает|передаёт|по\s+данным|со\s+ссылкой\s+на|как\s+сообщает)"
    )
    expressions = (
        rf"{name}(?:['’]s)?\s*,?\s*{kind}\s*,?\s*{said}",
        # At the beginning of a word: else each letter of the text is tried with each of them.
        rf"\b{before}\s+(?i:the|die|der|das|den|el|la|le|l['’]|il|lo)?\s*{kind}\s*[\"“«]?{name}",
        # A name that no table knows, beside what says that it is a source.
        r"(?P<name>(?:[A-Z][\w.&'’-]+\s){1,4})(?:news\s+agency|newspaper|daily)\s+(?:reported|said|reports|quoted)",
    )
    return tuple(map(re.compile, expressions))
