"""What a reader should know about how the article came to be, by what the page says of itself.

What lines say of it stands in ``data/phrases/notices.json``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from urllib.parse import urlsplit

from summarizer.language.clues import folded
from summarizer.language.phrases import Phrases, phrases
from summarizer.models import Notice

_TYPES = {
    "OpinionNewsArticle": Notice.OPINION,
    "SatiricalArticle": Notice.SATIRE,
    "AdvertiserContentArticle": Notice.SPONSORED,
}
_SECTIONS = {
    Notice.OPINION: re.compile(
        r"(?i)^(?:opinion|opinions|comment|commentary|columns?|editorials?|op-ed|meinung|kommentar|opinión|tribune|мнения?)$"
    ),
    Notice.SPONSORED: re.compile(
        r"(?i)^(?:sponsored|sponsored-content|advertorials?|anzeigen?|partner-content|brand-content|brand-?studio|brandvoice|paid-content|paid-post)$"
    ),
    Notice.SATIRE: re.compile(r"(?i)^(?:satire|humou?r)$"),
    Notice.PRESS_RELEASE: re.compile(r"(?i)^(?:press-?releases?|pressreleases?)$"),
}

#: What places for advertisements are marked by; the first of them advertisers' articles too.
_AD_LABEL = re.compile(
    r"(?P<article>(?:sponsored|paid|partner|branded)\s+(?:content|post|article|story|feature)|sponsored\s+by\b.{0,60}"
    r"|contenu\s+(?:proposé|sponsorisé|partenaire)|contenido\s+(?:patrocinado|ofrecido)|conteúdo\s+patrocinado|contenuto\s+sponsorizzato)[.:]?"
    r"|(?:anzeige|publicité|реклама)[.:]?",
    re.IGNORECASE,
)

#: What lines can say; a page in parts and a wall are known otherwise.
_SAID = (
    Notice.AUTO_PUBLISHED,
    Notice.SPONSORED,
    Notice.PRESS_RELEASE,
    Notice.OPINION,
    Notice.SATIRE,
    Notice.CORRECTION,
    Notice.AI_WRITTEN,
)

#: Said in lines that are no part of the text.
_ABOUT = (Notice.AUTO_PUBLISHED, Notice.SPONSORED, Notice.CORRECTION, Notice.OPINION)

#: A long line is a paragraph that talks of such things, not a notice.
_MAX_LINE = 500


def notices_in(lines: Iterable[str], among: Collection[Notice] = _SAID) -> tuple[Notice, ...]:
    """Return what lines around (or of) an article say of it, of these notices."""
    short = [line for line in lines if len(line) <= _MAX_LINE]
    low = folded("\n".join(short))
    tables = ((notice, _tables()[notice]) for notice in among)
    return tuple(
        notice for notice, table in tables if table.may_be_in(low) and any(map(table.are_in, short))
    )


@cache
def _tables() -> dict[Notice, Phrases]:
    return {notice: phrases("notices", notice.name.lower()) for notice in _SAID}


def notices_by_kind(types: Iterable[str], section: str | None, url: str) -> tuple[Notice, ...]:
    """Return what schema.org types, section and address say."""
    path = urlsplit(url).path.split("/")[1:4]
    words = [section or "", *path[:-1]]
    found = [_TYPES[kind] for kind in types if kind in _TYPES]
    found += [notice for notice, names in _SECTIONS.items() if any(map(names.match, words))]
    return tuple(dict.fromkeys(found))


def without_ad_labels(
    lines: Iterable[str], above: Iterable[str], around: Iterable[str]
) -> list[str]:
    """Return the lines without marks of advertisements that are none of the article.

    Such a mark is the article's if it stands above it, and the page has no other.

    Args:
        lines: Of the article and beside it.
        above: Those of them above its text that are no links.
        around: Of the whole page.
    """
    marks = sum(_AD_LABEL.fullmatch(line) is not None for line in around)
    own = marks < 2 and any((m := _AD_LABEL.fullmatch(line)) and m["article"] for line in above)
    return [line for line in lines if own or not _AD_LABEL.fullmatch(line)]


def is_notice(line: str) -> bool:
    """Whether a line is about the article, not of it."""
    return bool(notices_in([line], _ABOUT))
