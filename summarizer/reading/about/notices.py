"""What a reader should know about how the article came to be, by what the page says of itself.

What lines say of it stands in ``data/phrases/notices.json``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from urllib.parse import unquote, urlsplit

from summarizer.language.phrases import Phrases, phrases
from summarizer.models import Notice
from summarizer.reading.credits.papers import is_satire, is_wire

_TYPES = {
    "OpinionNewsArticle": Notice.OPINION,
    "SatiricalArticle": Notice.SATIRE,
    "AdvertiserContentArticle": Notice.SPONSORED,
}
#: Sections, in addresses too, of which the table has the names.
_SECTIONS = (Notice.OPINION, Notice.SPONSORED, Notice.SATIRE, Notice.PRESS_RELEASE)

#: What places for advertisements are marked by.
_PLACE = re.compile(r"(?:anzeige|publicité|реклама)[.:]?", re.IGNORECASE)

_MAX_LABEL = 80

#: Between the parts of a window's title.
_BEHIND = re.compile(r"\s+[|–—·-]\s+|\s*[|｜]\s*")

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
    return tuple(notice for notice in among if any(_table(notice).are_in_each(short)))


@cache
def _table(notice: Notice) -> Phrases:
    return phrases("notices", notice.name.lower())


def notices_by_kind(types: Iterable[str], section: str | None, url: str) -> tuple[Notice, ...]:
    """Return what schema.org types, section and address say."""
    folders = unquote(urlsplit(url).path).split("/")[1:-1]
    stated = [word.strip() for word in (section or "").split(",")]
    found = [_TYPES[kind] for kind in types if kind in _TYPES]
    for notice in _SECTIONS:
        # Offices keep what they send out deep in their sites: "/service/press/press-releases/2022".
        near = folders if notice is Notice.PRESS_RELEASE else folders[:2]
        if any(map(_sections(notice).begin, filter(None, (*stated, *near)))):
            found.append(notice)
    return tuple(dict.fromkeys(found))


@cache
def _sections(notice: Notice) -> Phrases:
    return phrases("notices", f"{notice.name.lower()}_section")


def notices_behind(window_title: str) -> tuple[Notice, ...]:
    """Return what a window's title says behind the headline: "... | Press release | Town"."""
    parts = _BEHIND.split(window_title)[1:]
    said = notices_in(parts, (Notice.PRESS_RELEASE, Notice.SATIRE)) if parts else ()
    # The last part is the paper's name.
    opinion = any(map(_sections(Notice.OPINION).begin, parts[:-1]))
    return (*said, Notice.OPINION) if opinion else said


def is_opinion(head: Iterable[str]) -> bool:
    """Whether the headline, or a line between it and the text, calls an article an opinion."""
    short = [line for line in head if len(line) <= _MAX_LINE]
    return any(phrases("notices", "opinion_head").are_in_each(short))


def notices_by_publisher(publisher: str | None) -> tuple[Notice, ...]:
    """Return what is known of all that a publisher prints."""
    kinds = ((Notice.PRESS_RELEASE, is_wire), (Notice.SATIRE, is_satire))
    return tuple(notice for notice, is_kind in kinds if publisher and is_kind(publisher))


def is_marked_sponsored(above: Iterable[str], around: Iterable[str]) -> bool:
    """Whether an article is marked as an advertiser's: above it, and nowhere else on the page.

    Args:
        above: Lines above its text that are no links.
        around: Of the whole page.
    """
    if not any(map(_is_label, above)):
        return False
    return sum(_is_label(line) or _PLACE.fullmatch(line) is not None for line in around) < 2


def without_ad_labels(lines: Iterable[str]) -> list[str]:
    """Return the lines without those that mark places for advertisements."""
    return [line for line in lines if not (_is_label(line) or _PLACE.fullmatch(line))]


def _is_label(line: str) -> bool:
    label = phrases("notices", "sponsored_label").whole
    return len(line) <= _MAX_LABEL and label.fullmatch(line.rstrip(".: ")) is not None


def notices_about() -> tuple[Phrases, ...]:
    """Return what is said in lines that are about an article, not of it."""
    return tuple(map(_table, _ABOUT))


def is_notice(line: str, said: Iterable[Phrases]) -> bool:
    """Whether a line is about the article, not of it, as it says one of these phrases."""
    return len(line) <= _MAX_LINE and any(table.are_in(line) for table in said if table)
