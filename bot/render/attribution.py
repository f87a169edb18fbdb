"""Who reported it: publisher, byline, agency, whom it cites, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from bot.render import texts
from bot.render.direction import in_line
from bot.render.html import clean
from bot.render.names import outlet, person
from summarizer.models import Article

_MAX_NAMES = 5
_MAX_OUTLETS = 8

#: Characters; none of the outlets is cut.
_MAX_ALSO = 300


def attribution_line(article: Article) -> str:
    """Return the line as plain text; what is unknown is left out."""
    parts = [outlet_name(article), _names(article.authors), _agency(article), _dates(article)]
    return in_line(parts, " · ")


def also_line(outlets: Sequence[str]) -> str:
    """Return who else printed the text, as plain text; empty if nobody did."""
    listed, left = "", len(outlets)
    for name in filter(None, map(clean, outlets[:_MAX_OUTLETS])):
        longer = f"{listed}, {name}" if listed else name
        if len(longer) > _MAX_ALSO:
            break
        listed, left = longer, left - 1
    if not listed:
        return ""
    return texts.ALSO.format(outlets=f"{listed} +{left}" if left else listed)


def outlet_name(article: Article) -> str:
    """Return who printed an article, as people know it; empty where nobody says."""
    return outlet(article.publisher or "", article.url)


def _agency(article: Article) -> str:
    cited = _names(tuple(name for name in article.cites if name != article.agency))
    parts = [person(article.agency or ""), texts.CITING.format(source=cited) if cited else ""]
    return ", ".join(part for part in parts if part)


def _names(names: tuple[str, ...]) -> str:
    listed = ", ".join(name for name in map(person, names[:_MAX_NAMES]) if name)
    return f"{listed} …" if listed and len(names) > _MAX_NAMES else listed


def _dates(article: Article) -> str:
    if not article.published:
        return _day(article.updated) if article.updated else ""
    published = _day(article.published)
    if article.updated and _moment(article.updated) - _moment(article.published) >= timedelta(1):
        return f"{published}, {texts.UPDATED.format(date=_day(article.updated))}"
    return published


def _day(day: date) -> str:
    # The day in the page's own zone, as the page shows it. (%-d is not portable.)
    return f"{day.day} {day:%b} {day.year}"


def _moment(day: date) -> datetime:
    if isinstance(day, datetime):
        return day
    return datetime.combine(day, time(), UTC)
