"""Authors: people, each by name; no role, no agency, no desk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from summarizer.reading.agencies import agency_named
from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, names_of, one_line

_MAX_AUTHORS = 8
_MAX_NAME_LENGTH = 60

_METAS = (
    "author", "article:author", "article:author_name", "byl", "byline", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "cxenseparse:author", "og:article:author", "twitter:data1",
)  # fmt: skip

_BY = re.compile(
    r"^(?:(?:written|reported|posted|story|text|words|analysis|published|reviewed)\s+)?(?:by|von|par|por|di|da|door|av|af|oleh|"
    r"автор(?:ы)?|текст|द्वारा)\s*:?\s+|^(?:author|autor|autore|auteur|redaktion|byline)s?\s*:\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;|/•·]|\s&\s|\s(?:and|und|et|y|e|en|och|og|i|и|dan|ve)\s)\s*", re.IGNORECASE
)

#: A word that no person's name has: it makes a role, a desk or a site of what it stands in.
_NO_NAME = re.compile(
    r"\b(?:staff|desk|team|editor\w*|editorial|report(?:er|ers|ing)?|correspondent\w*|newsroom|news|admin\w*|"
    r"bureau|agenc\w+|agentur|redakt\w+|redaz\w+|r[ée]dact\w+|redacc\w+|reda[cç]\w+|writer|writers|contributor\w*|"
    r"journalist\w*|columnist|author|guest|press|media|magazine|online|web|digital|service|services|"
    r"photograph\w*|producer|chief|senior|updated|published|posted|min(?:ute)?s?|read|follow|share|"
    r"https?|www|com|unknown|anonymous|none|null|undefined|n/a|inc|ltd|gmbh|university|professor of|director)\b",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(
    r"\b(?:byline|author|authors|article-author|post-author|entry-author)\b", re.IGNORECASE
)


def read_authors(
    declared: Declared, shown: Iterable[str], publisher: str | None
) -> tuple[str, ...]:
    """Return the people who wrote it; empty where the page names none.

    Args:
        declared: JSON-LD and meta tags, believed first.
        shown: The lines that the page shows as bylines.
        publisher: Sites that name themselves as author are no people.
    """
    for channel in (
        names_of(declared.article.get("author")),
        (text for name in _METAS for text in declared.metas.get(name, ())),
        shown,
    ):
        people = people_in(channel, publisher)
        if people:
            return people
    return ()


def people_in(texts: Iterable[str], publisher: str | None = None) -> tuple[str, ...]:
    """Return the names of people in bylines."""
    found: dict[str, str] = {}
    for text in texts:
        if len(text) > 300 or "://" in text:
            continue
        for part in _BETWEEN.split(_BY.sub("", one_line(text))):
            name = re.sub(r"\S+@\S+|\(.*?\)|^@|\s+@\w+$", "", _BY.sub("", part)).strip(" .-–—:")
            if _is_person(name, publisher):
                found.setdefault(name.casefold(), _in_case(name))
    return tuple(found.values())[:_MAX_AUTHORS]


def byline_texts(page: ParsedPage) -> Iterator[str]:
    """Yield the texts of the elements that are marked as bylines."""
    return _visible(page.tree)


def _is_person(name: str, publisher: str | None) -> bool:
    words = name.split()
    if not words or len(name) > _MAX_NAME_LENGTH or len(words) > 5 or any(map(str.isdigit, name)):
        return False
    if agency_named(name) or _NO_NAME.search(name):
        return False
    if publisher and name.casefold() in {publisher.casefold(), f"the {publisher.casefold()}"}:
        return False
    if len(words) == 1:
        # Chinese, Japanese and Korean names are one run; elsewhere one word is a nickname or a site.
        return bool(re.fullmatch(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,8}", name))
    return not name.islower() or not name.isascii()


def _in_case(name: str) -> str:
    """JANE DOE is shouted, not spelt."""
    return name.title() if name.isupper() and name.isascii() and len(name) > 5 else name


def _visible(tree: HtmlElement) -> Iterator[str]:
    seen = 0
    for element in tree.iter("a", "span", "div", "p", "address", "li"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}"
        if marks.isspace() or not _BYLINE_CLASS.search(marks):
            continue
        text = one_line(element.text_content())[:300]
        if 2 < len(text) < 120:
            yield text
        seen += 1
        if seen > 12:  # farther down they belong to other articles
            return
