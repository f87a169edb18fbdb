"""What speaks for an article's kind, as numbers: what the page declares, its words, its form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from summarizer.language.clues import may_be_in
from summarizer.models import Article, BlockKind, Notice
from summarizer.reading.kind.cues import (
    fold,
    in_heading,
    in_headline,
    in_places,
    is_word,
    kind_cues,
    tokens,
)
from summarizer.reading.kind.source import PageSigns, address, source_signs
from summarizer.reading.kind.style import style_signs

Floats = NDArray[np.float32]

#: Characters of a text that are looked at: its beginning, which tells what it is.
_SAMPLE = 9_000

#: Blocks that are looked at.
_MAX_BLOCKS = 400

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+")

#: No year, no price, no share, no age.
_PROMISED = re.compile(
    r"(?<![\d$€£.,:/-])\b([2-9]|[1-9]\d)\b(?![\d%°.,:/]|[ -]?(?:year|jahr|ans?\b|años|percent|prozent|million))"
)
_QUOTED = re.compile(r"[\"“„«「『»][^\"“”„«»「」『』]{20,600}[\"”“»«」』]")
_DAY_IN_PATH = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/\d{1,2})?/|(?:19|20)\d\d-?[01]\d-?[0-3]\d")
_PRICE = re.compile(r"[$€£¥₽]\s?\d|\d\s?(?:€|euro\b|usd\b|zł\b|руб)", re.IGNORECASE)
_LIFE = re.compile(r"\((?:\*|born |geb)?[^()]{0,30}\d{4}\s?[-–]\s?(?:[^()]{0,20})\d{4}\)")
_ASKED = re.compile(r"(?:Q|A|F|Frage|Antwort|Question|Answer)\s?[:.]\s|[^.!?:]{3,40}:\s")
_DATELINE = re.compile(r"[^\W\d_][^.:!?]{2,60}(?:\([^()]{2,20}\)|\s[-–—]{1,2}\s)")
_CITED = (r"\[\d{1,3}\]", r"\bet al\b", r"\(\w+,? \d{4}\)", r"\bdoi\b")

#: Notices that say something of the kind.
TELLING = frozenset({Notice.OPINION, Notice.PRESS_RELEASE, Notice.SPONSORED, Notice.AUTO_PUBLISHED})


def signs_of(article: Article, page: PageSigns) -> dict[str, float]:
    """Return what speaks for any kind, by name; what is not there is 0."""
    return {
        name: value for signs in every_sign(article, page) for name, value in signs.items() if value
    }


def every_sign(article: Article, page: PageSigns) -> tuple[dict[str, float], ...]:
    """Return the same in parts, with those that are 0 but for those that tables name."""
    return (
        _declared(article, page),
        _headline(article),
        _form(article),
        _wording(article),
        style_signs(article),
        source_signs(article, page),
    )


def _declared(article: Article, page: PageSigns) -> dict[str, float]:
    """What the page says by types, address, section and notices."""
    host, path = address(article.url)
    *folders, last = path.rstrip("/").split("/") if path.strip("/") else [""]
    places = (
        ("folder", " ".join(folders)),
        ("host", host.replace(".", " ")),
        ("section", article.section or ""),
        ("slug", last.replace("-", " ")),
    )
    notices = (f"notice {notice}" for notice in article.notices if notice in TELLING)
    return {
        **_typed(page),
        **{f"{name} {sign}": 1.0 for name, text in places for sign in in_places(text)},
        **dict.fromkeys(notices, 1.0),
        "typed": bool(page.types),
        "og article": page.og_type == "article",
        "og none": not page.og_type,
        "day in path": bool(_DAY_IN_PATH.search(path)),
        "folders": min(len(folders), 6) / 3,
        "short slug": last.count("-") + last.count("_") < 3,
        "agency": bool(article.agency),
        "author": bool(article.authors),
        "dated": article.published is not None,
        "section": bool(article.section),
        "tags": bool(article.tags),
        "cites": bool(article.cites),
    }


def _typed(page: PageSigns) -> dict[str, float]:
    types = kind_cues().types
    signs = [f"type {sign}" for each in page.types for sign in types.get(each, ())]
    signs += [f"own type {sign}" for each in page.own_types for sign in types.get(each, ())]
    return dict.fromkeys(signs, 1.0)


def _headline(article: Article) -> dict[str, float]:
    title = article.title
    told = {f"headline {kind}": 1.0 for kind in in_headline(title, article.language)}
    words = title.split()
    promised = {int(number) for number in _PROMISED.findall(title)}
    return {
        **told,
        "headline promises a number": bool(promised),
        "number kept": bool(promised) and not promised.isdisjoint(_counts(article)),
        "headline asks": title.rstrip().endswith("?"),
        "headline quotes": any(mark in title for mark in '"“„«‘'),
        "headline has a colon": ":" in title,
        "headline begins with a number": bool(words) and words[0].isdigit(),
        "headline has a number": bool(_NUMBER.search(title)),
        "headline is short": len(words) < 5,
        "headline is long": min(len(title), 160) / 80,
        "headline in capitals": float(np.mean([w[:1].isupper() for w in words])) if words else 0,
    }  # fmt: skip


def _counts(article: Article) -> frozenset[int]:
    """Return how many headings there are of each level, names, items, and one less and one more."""
    blocks = article.blocks[:_MAX_BLOCKS]
    counts = Counter(b.level for b in blocks if b.kind is BlockKind.HEADING).values()
    items = sum(b.kind is BlockKind.ITEM for b in blocks)
    named = sum(b.name is not None for b in blocks)
    return frozenset(n + more for n in (*counts, items, named) if n > 1 for more in (-1, 0, 1))


def _form(article: Article) -> dict[str, float]:
    """How the text is parted, whatever its language."""
    blocks = article.blocks[:_MAX_BLOCKS]
    paragraphs = article.paragraphs[:_MAX_BLOCKS] or ("",)
    text = "\n".join(paragraphs)[:_SAMPLE]
    count = Counter(block.kind for block in blocks)
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    names = [block.name or "" for block in blocks if block.name]
    characters = max(len(text), 1)
    thousands = characters / 1000
    return {
        **_headings(headings, names),
        "length": float(np.log1p(len(article.text)) - 8),
        "paragraph length": float(np.log1p(len(text) / len(paragraphs)) - 5.5),
        "first paragraph": float(np.log1p(len(paragraphs[0])) - 5),
        "headings": float(np.log1p(count[BlockKind.HEADING])),
        "headings a paragraph": len(headings) / len(paragraphs),
        "items": count[BlockKind.ITEM] / max(len(blocks), 1),
        "some items": float(np.log1p(count[BlockKind.ITEM])),
        "quotes": count[BlockKind.QUOTE] / max(len(blocks), 1),
        "rows": float(np.log1p(count[BlockKind.ROW])),
        "code": count[BlockKind.CODE] > 0,
        "captions": float(np.log1p(count[BlockKind.CAPTION])),
        "names": float(np.log1p(len(names))),
        "quoted": sum(map(len, _QUOTED.findall(text))) / characters,
        "asks": float(np.log1p(text.count("?") / thousands)),
        "exclaims": float(np.log1p(text.count("!") / thousands)),
        "numbers": float(np.log1p(len(_NUMBER.findall(text)) / thousands)),
        "years": float(np.log1p(len(_YEAR.findall(text)) / thousands)),
        "prices": float(np.log1p(_times(_PRICE, text))),
        "cited": float(np.log1p(_times_cited(text))),
        "life": bool(_LIFE.search(text[:1500])),
        "dateline": bool(_DATELINE.match(paragraphs[0])),
        "speakers": _share(paragraphs, _is_turn),
        "asked": _share(paragraphs, lambda line: line.rstrip().endswith("?") and len(line) < 300),
        "own points": bool(article.own_points),
    }


def _times(pattern: re.Pattern[str], text: str) -> int:
    """Return how often a pattern is found that in most texts is not."""
    return len(pattern.findall(text)) if may_be_in(pattern, fold(text)) else 0


def _times_cited(text: str) -> int:
    """Return how often others' works are named."""
    perhaps = tuple(each for each in _CITED if may_be_in(_insensitive(each), fold(text)))
    return len(_insensitive("|".join(perhaps)).findall(text)) if perhaps else 0


@cache
def _insensitive(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _is_turn(line: str) -> bool:
    return bool(_ASKED.match(line))


def _share(lines: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, lines)) / len(lines)


def _headings(headings: Sequence[str], names: Sequence[str]) -> dict[str, float]:
    signs = Counter(f"heading {sign}" for text in (*headings, *names) for sign in in_heading(text))
    told = {sign: float(np.log1p(times)) for sign, times in signs.items()}
    share = {f"{sign}, share": n / (len(headings) + len(names)) for sign, n in signs.items()}
    lengths = [len(text) for text in headings]
    asked = sum(text.rstrip().endswith("?") for text in headings)
    return {
        **told,
        **share,
        "heading length": float(np.mean(lengths)) / 60 if lengths else 0,
        "headings ask": asked / len(headings) if headings else 0,
    }


def _wording(article: Article) -> dict[str, float]:
    """How often words of each table stand in the text, of a hundred."""
    table = kind_cues().words
    said, times = tokens(article.text[:_SAMPLE])
    words = {token: n for token, n in times.items() if is_word(token)}
    found = Counter[str]()
    for word, n in words.items():
        for sign in table.get(word, ()):
            found[sign] += n
    first = list(islice((token for token in said if token in words), 400))
    early = Counter(sign for word in first[:120] for sign in table.get(word, ()))
    count = sum(words.values())
    long = sum(n for word, n in words.items() if len(word) > 9)
    hundreds = max(count, 30) / 100
    return {
        **{f"words {sign}": float(np.log1p(n / hundreds)) for sign, n in found.items()},
        **{f"early words {sign}": float(np.log1p(n)) / 2 for sign, n in early.items()},
        "long words": long / max(count, 1),
        "different words": len(set(first)) / max(len(first), 1),
    }
