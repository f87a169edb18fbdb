"""When it was published and updated, by every channel of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from summarizer.reading.dates.parse import beside_date, parse_date
from summarizer.reading.dates.shown_dates import (
    Beside,
    bare_dates,
    boxed_dates,
    datelines,
    is_of_comment,
    shown_dates,
)
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import name_key
from summarizer.reading.page.structured import Declared, types_of

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date.published",
    "article:published", "og:article:published_time", "og:pubdate", "publication_date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "citation_publication_date", "citation_date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "pub_date",
    "article.published", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "article:published_date", "article:publish_date", "article:created", "og:publish_date",
    "dc.date.published", "published", "published_at", "published_date", "published-time",
    "publicationdate", "publication-date", "first-published", "firstpublished", "post_date",
    "postdate", "date_published", "bt:pubdate",
    "shareaholic:article_published_time", "article_date_original", "originalpublicationdate", "displaydate", "release_date",
)  # fmt: skip

#: Of the page as a file: content systems change it when it is copied or put into another folder.
_OF_FILE = (
    "date", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "datecreated",
    "creation_date", "created",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "dc.date.modified", "article.updated", "revised", "dateupdate",
    "article:modified", "date.modified", "date.updated", "last_modified", "last-updated",
    "og:article:modified_time", "shareaholic:article_modified_time", "updated-date",
)  # fmt: skip

_IN_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/._+-]|$)"
)
_IN_URL_WORDS = re.compile(r"/((?:19|20)\d\d/[a-z]{3,9}/\d{1,2})(?:/|$)", re.IGNORECASE)
_IN_SCRIPT = re.compile(
    r"\\?\"(?:datePublished|published_?[aA]t|published_?[dD]ate|publish_?[dD]ate|publication_?[dD]ate"
    r"|date_?[pP]ublished|post_date|firstPublish\w*|pubDate)\\?\"\s*:\s*\\?\"([^\"\\]{8,40})"
)
#: Day and month by number, in an order that the numbers may leave open.
_BY_NUMBERS = re.compile(r"\s*\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d")

#: Between the parts of a title.
_SEPARATOR = re.compile(r"\s+[|–—·-]\s+|\s*\|\s*")

#: The farthest that a place's clock is from UTC.
_HALF_DAY = timedelta(hours=14)

#: From so far on what is shown beside a file's day is of another article.
_MOVED = timedelta(days=60)

#: So many dates are a list's, and so many different days are none yet.
_MANY = 8
_FEW = 2

#: So close, two moments are one: stamps for readers have no seconds.
_ONE_MOMENT = timedelta(minutes=2)


def read_dates(facts: PageFacts) -> tuple[date | None, date | None]:
    """Return when it was published, and when updated if that is later.

    Each is an aware ``datetime`` in the page's own zone, or a ``date`` where the time or its
    zone is not known. A page that only says when it was updated was published then, for all
    that is known.
    """
    dates = _PageDates(facts)
    stated = dates.stated()
    published = dates.day_of(stated)
    changes = list(filter(None, map(dates.day_of, _stated_updated(facts))))
    updated = next(iter(changes), None)
    if published is None:
        published = dates.unstated(updated)
    elif not isinstance(published, datetime):
        shown = dates.shown()
        if _BY_NUMBERS.match(stated):
            published = _in_order(published, shown)
        published = _timed(published, shown)
    if (
        isinstance(published, datetime)
        and published.utcoffset() == timedelta()
        and _may_be_other_day(published)
    ):
        published = _as_shown(published, dates.local())
    if published is None:
        return updated, None
    return published, _updated(changes, published)


def _updated(changes: Sequence[date], published: date) -> date | None:
    """Return when a page was updated after it was published.

    Where what it says first is of the same day, two that agree on a later one say more.
    """
    first = changes[0] if changes and _later(changes[0], published) else None
    if first and _day(first) > _day(published):
        return first
    days = [_day(each) for each in changes if _day(each) > _day(published)]
    agreed = {day for day in days if days.count(day) > 1}
    said = [each for each in changes if _day(each) in agreed]
    return next((each for each in said if isinstance(each, datetime)), next(iter(said), first))


@dataclass(frozen=True, slots=True)
class _PageDates:
    """What a page's texts say, by its country and language."""

    facts: PageFacts

    @property
    def beside(self) -> Beside:
        return partial(beside_date, country=self._country, language=self.facts.lang)

    @property
    def _country(self) -> str:
        return self.facts.host.rsplit(".", 1)[-1]

    def day_of(self, text: str) -> date | None:
        return parse_date(text, self._country, self.facts.lang)

    def first(self, texts: Iterator[str]) -> date | None:
        return next(filter(None, map(self.day_of, texts)), None)

    def shown(self) -> list[date]:
        """Return the first dates that readers are shown."""
        texts = islice(shown_dates(self.facts, self.beside), 4)
        return list(filter(None, map(self.day_of, texts)))

    def stated(self) -> str:
        """Return what is stated of when it was published; empty where nothing is, or but of its file."""
        if stated := next(filter(self.day_of, _stated_published(self.facts)), ""):
            return stated
        stated = next(filter(self.day_of, _stated_of_file(self.facts)), "")
        of_file = self.day_of(stated)
        return "" if of_file and _is_near(of_file, self.shown() or self._boxed()) else stated

    def _boxed(self) -> list[date]:
        """Return the day that a small box at the side shows, if it does."""
        day = self._of_few(boxed_dates(self.facts, self.beside))
        return [day] if day else []

    def unstated(self, updated: date | None) -> date | None:
        """Return when it was published by what the page shows, or its address or scripts say."""
        facts, beside = self.facts, self.beside
        return (
            _day_by(self.first(shown_dates(facts, beside)), self.first(_in_url(facts.url)))
            or self.first(_in_scripts(facts))
            or self._of_few(boxed_dates(facts, beside))
            or self.first(datelines(facts, beside))
            or self.first(_in_title(facts, beside))
            or _not_after(self._of_few(bare_dates(facts, beside)), updated)
        )

    def local(self) -> date | None:
        """Return the day where the page is at home, or a moment by that clock."""
        facts, beside = self.facts, self.beside
        if day := self.first(_in_url(facts.url)):
            return day
        stamps = islice(shown_dates(facts, beside) if facts.headline is not None else (), 4)
        local = next(filter(_is_local, map(self.day_of, stamps)), None)
        aside = local or self._of_few(boxed_dates(facts, beside))
        return aside if _is_local(aside) else None

    def _of_few(self, texts: Iterator[str]) -> date | None:
        """Return the first of some days, unless there are so many that they are a list's."""
        days = list(filter(None, map(self.day_of, islice(texts, _MANY))))
        few = len(days) < _MANY and len(set(map(_day, days))) <= _FEW
        return next(iter(days if few else ()), None)


def _stated_published(facts: PageFacts) -> Iterator[str]:
    declared = facts.declared
    yield declared.text("datePublished") or ""
    for name in _PUBLISHED:
        yield from declared.metas.get(name, ())
    having = facts.page.having
    dated = {e for e in having["itemprop"] if e.get("itemprop") == "datePublished"}
    for element in facts.page.in_order(dated.union(having["pubdate"])):
        if not is_of_comment(element):
            yield from _stated_in(element)
    yield declared.text("dateCreated", "uploadDate") or ""
    yield from _of_page(declared, "datePublished")


def _of_page(declared: Declared, key: str) -> Iterator[str]:
    """Yield what is stated of the page that holds the article."""
    for node in declared.nodes:
        if "WebPage" in types_of(node) and isinstance(stated := node.get(key), str):
            yield stated


def _stated_of_file(facts: PageFacts) -> Iterator[str]:
    for name in _OF_FILE:
        yield from facts.declared.metas.get(name, ())


def _is_near(of_file: date, shown: Sequence[date]) -> bool:
    """Whether a file's day is another than those shown, though not by much: then the first is the article's."""
    days = list(map(_day, shown))
    return bool(days) and _day(of_file) not in days and abs(_day(of_file) - days[0]) < _MOVED


def _stated_updated(facts: PageFacts) -> Iterator[str]:
    declared = facts.declared
    yield declared.text("dateModified") or ""
    for name in _UPDATED:
        yield from declared.metas.get(name, ())
    for element in facts.page.having["itemprop"]:
        if element.get("itemprop") == "dateModified":
            yield from _stated_in(element)
    yield from _of_page(declared, "dateModified")


def _stated_in(element: HtmlElement) -> Iterator[str]:
    """Yield what says when: for machines, on hovering, or shown."""
    yield element.get("datetime") or element.get("content") or element.get("title") or ""
    yield element.text_content()


def _in_url(url: str) -> Iterator[str]:
    path = urlsplit(url).path
    if match := _IN_URL.search(path):
        yield "-".join(part.zfill(2) for part in match.groups())
    if match := _IN_URL_WORDS.search(path):
        year, month, day = match[1].split("/")
        yield f"{day} {month} {year}"


def _in_title(facts: PageFacts, beside: Beside) -> Iterator[str]:
    """Yield the date behind the very headline in the window's title: "Harbour to close - 07.12.2017 - Gazette"."""
    title = facts.window_title
    headline = "" if facts.headline is None else name_key(facts.headline.text_content())
    for separator in _SEPARATOR.finditer(title):
        if headline and name_key(title[: separator.start()]) == headline:
            part = _SEPARATOR.split(title[separator.end() :])[0]
            other = beside(part)
            if other is not None and not any(map(str.isalnum, other)):
                yield part


def _in_scripts(facts: PageFacts) -> Iterator[str]:
    for script in facts.tree.iter("script"):
        text = script.text or ""
        if "ublish" in text or "post_date" in text or "pubDate" in text:
            for match in islice(_IN_SCRIPT.finditer(text), 1):
                yield match[1]


def _day_by(shown: date | None, in_url: date | None) -> date | None:
    """Return when it was published by what is shown, unless the address says another day."""
    if in_url and (shown is None or abs(_day(shown) - in_url) > timedelta(days=1)):
        # What is shown may be an update, or the day before the month.
        return in_url
    return shown


def _may_be_other_day(moment: datetime) -> bool:
    """Whether a moment by UTC may be of another day where the page is at home.

    At noon it is not, but where papers have in their address the day on which they are printed.
    """
    return not 8 < moment.hour < 14


def _not_after(shown: date | None, updated: date | None) -> date | None:
    """Return a day that is shown, unless it was updated before that."""
    return None if shown and updated and _later(shown, updated) else shown


def _in_order(day: date, shown: Iterable[date]) -> date:
    """Return a day that is declared by numbers, month and day in the order in which the page shows them."""
    if day.day > 12:
        return day
    other = date(day.year, day.day, day.month)
    days = set(map(_day, shown))
    return other if other in days and day not in days else day


def _timed(day: date, shown: Iterable[date]) -> date:
    """Return the moment that the page shows of a day that is declared without one."""
    moments = (each for each in shown if isinstance(each, datetime) and each.date() == day)
    return next(moments, day)


def _is_local(day: date | None) -> bool:
    """Whether it is a day, or a moment by a clock that is not the server's."""
    return day is not None and not (isinstance(day, datetime) and day.utcoffset() == timedelta())


def _as_shown(moment: datetime, shown: date | None) -> date:
    """Return the day that the page shows, where UTC is but its server's clock."""
    if isinstance(shown, datetime):
        if abs(shown - moment) < _ONE_MOMENT:
            return shown
        # Another moment is another event's, an update; by the same clock.
        local = moment.astimezone(shown.tzinfo)
        return moment if local.date() == moment.date() else local
    if shown is None:
        return moment
    day = datetime(shown.year, shown.month, shown.day, tzinfo=moment.tzinfo)
    beside = max(day - moment, moment - day - timedelta(days=1))
    return day.date() if timedelta() < beside <= _HALF_DAY else moment


def _later(one: date, other: date) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return _day(one) > _day(other)


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
