"""Who reported it: publisher, byline, agency, whom it cites, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.render import texts
from bot.render.direction import in_line
from bot.render.html import clean, escape, moment
from bot.render.language import Language
from bot.render.names import outlet, person
from summarizer.language.reading_time import minutes_to_read
from summarizer.models import Article, Notice

_MAX_NAMES = 5
_MAX_OUTLETS = 8

#: Characters; none of the outlets is cut.
_MAX_ALSO = 300

#: Of these a part was read: how long the whole takes is not known.
_IN_PART = {Notice.PAYWALL, Notice.IN_PARTS, Notice.FEED_TEXT, Notice.FOREIGN_FEED_TEXT}


def attribution_line(article: Article, language: Language) -> str:
    """Return the line as HTML, and how long the article takes to read; what is unknown is left out."""
    parts = [
        escape(outlet_name(article)),
        escape(_names(article.authors, language)),
        escape(_agency(article, language)),
        _dates(article, language),
        _minutes(article, language),
    ]
    return in_line(parts, " · ")


def also_line(outlets: Sequence[str], language: Language) -> str:
    """Return who else printed the text, as plain text; empty if nobody did."""
    listed, left = "", len(outlets)
    for name in filter(None, map(clean, outlets[:_MAX_OUTLETS])):
        longer = language.row([listed, name]) if listed else name
        if len(longer) > _MAX_ALSO:
            break
        listed, left = longer, left - 1
    if not listed:
        return ""
    return language.say(texts.ALSO, outlets=f"{listed} +{left}" if left else listed)


def outlet_name(article: Article) -> str:
    """Return who printed an article, as people know it; empty where nobody says."""
    return outlet(article.publisher or "", article.url)


def _agency(article: Article, language: Language) -> str:
    cited = _names(tuple(name for name in article.cites if name != article.agency), language)
    citing = language.say(texts.CITING, source=cited) if cited else ""
    return language.row([part for part in (person(article.agency or ""), citing) if part])


def _names(names: tuple[str, ...], language: Language) -> str:
    listed = language.row([name for name in map(person, names[:_MAX_NAMES]) if name])
    return f"{listed} …" if listed and len(names) > _MAX_NAMES else listed


def _dates(article: Article, language: Language) -> str:
    # Days in the page's own zone, as the page shows them.
    published, updated = article.published, article.updated
    if not published:
        return _day(updated, language) if updated else ""
    said = _day(published, language)
    if updated and _moment(updated) - _moment(published) >= timedelta(1):
        again = language.say(texts.UPDATED, date=_day(updated, language))
        return language.row([said, again])
    return said


def _day(day: date, language: Language) -> str:
    """Return a day, HTML; where the time is known a tap tells it by the reader's own clock."""
    said = escape(language.full_date(day))
    return moment(said, day) if isinstance(day, datetime) else said


def _minutes(article: Article, language: Language) -> str:
    if not article.paragraphs or _IN_PART.intersection(article.notices):
        return ""
    return escape(language.say(texts.MINUTES, count=minutes_to_read(article.paragraphs)))


def _moment(day: date) -> datetime:
    if isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), UTC)
