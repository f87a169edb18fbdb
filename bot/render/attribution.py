"""Who reported it: publisher, byline, agency, whom it cites, when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from courlan import extract_domain

from bot.render import texts
from bot.render.hosts import shown_host
from bot.render.html import clean, shorten
from summarizer.models import Article

_MAX_NAMES = 5
_MAX_OUTLETS = 8
_MAX_NAME_LENGTH = 80


def attribution_line(article: Article) -> str:
    """Return the line as plain text; what is unknown is left out."""
    parts = [outlet_name(article), _names(article.authors), _agency(article), _dates(article)]
    return " · ".join(part for part in parts if part)


def also_line(outlets: Sequence[str]) -> str:
    """Return who else printed the text, as plain text; empty if nobody did."""
    names = [name for outlet in outlets[:_MAX_OUTLETS] if (name := _name(outlet))]
    if not names:
        return ""
    more = len(outlets) - _MAX_OUTLETS
    listed = ", ".join(names) + (f" +{more}" if more > 0 else "")
    return texts.ALSO.format(outlets=listed)


def outlet_name(article: Article) -> str:
    """Return who printed an article, as people know it; empty where nobody says."""
    host = shown_host((urlsplit(article.url).hostname or "").removeprefix("www."))
    name = _name(article.publisher or "")
    if not name or not host:
        return name or host
    return name if _is_name_of(host, name) else f"{name} ({host})"


def _is_name_of(host: str, name: str) -> bool:
    """Whether a host so clearly goes by the name that it need not be shown beside it.

    The registered label must be made of the name's first or last words, all letters of them:
    ``lokmattimes.com`` for Lokmat Times, ``bbc.co.uk`` for BBC News. A label that only resembles
    the name is shown.
    """
    label = re.sub(r"\W|_", "", (extract_domain(f"http://{host}") or host).split(".")[0])
    words = [re.sub(r"\W|_", "", word) for word in name.casefold().split()]
    runs = {"".join(words[:n]) for n in range(1, len(words) + 1)}
    runs |= {"".join(words[n:]) for n in range(len(words))}
    return name.casefold() == host or label in runs - {"the", ""}


def _agency(article: Article) -> str:
    cited = _names(tuple(name for name in article.cites if name != article.agency))
    parts = [_name(article.agency or ""), texts.CITING.format(source=cited) if cited else ""]
    return ", ".join(part for part in parts if part)


def _names(names: tuple[str, ...]) -> str:
    shown = [_name(name) for name in names[:_MAX_NAMES]]
    return ", ".join(name for name in shown if name) + (" …" if len(names) > _MAX_NAMES else "")


def _name(name: str) -> str:
    return shorten(clean(name), _MAX_NAME_LENGTH)


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
