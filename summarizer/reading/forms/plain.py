"""A page of which only the article is left, and what its form says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from lxml.html.builder import E

from summarizer.language.sentences import split_sentences
from summarizer.models import Article, ArticleKind
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import ParsedPage, page_of

#: What a page declares, which stays; but for what makes it a part of a series.
_DECLARED = etree.XPath(
    "//head/title | //meta | //link[contains(@rel, 'canonical')] | //script[contains(@type, 'ld+json')]"
)


@dataclass(frozen=True, slots=True)
class KnownForm:
    """An article as a page of some known form has it."""

    #: With nothing but the article in it.
    page: ParsedPage

    #: What the form's markup says of it; None or empty where it does not say.
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    kind: ArticleKind | None = None
    url: str | None = None

    #: Whether all of it is a summary of something that is not there.
    sums_up: bool = False

    def credited(self, article: Article) -> Article:
        """Return what was read of the page with what its form says."""
        said: dict[str, Any] = {
            name: value
            for name in ("title", "publisher", "authors", "published", "kind", "url")
            if (value := getattr(self, name))
        }
        if self.published:
            said["updated"] = None
        if self.sums_up:
            sentences = (split_sentences(p, article.language) for p in article.paragraphs)
            said["own_points"] = tuple(chain.from_iterable(sentences))
        return replace(article, **said)


def plain_page(
    facts: PageFacts, title: str, contents: Iterable[HtmlElement], but: str = ""
) -> ParsedPage:
    """Return a page of a title and some elements of another.

    Args:
        facts: The page they are of.
        title: The headline.
        contents: Elements, which are copied.
        but: An XPath condition of what it declares and is not of them.
    """
    declared = _DECLARED(facts.tree)
    unsaid = set(facts.tree.xpath(f"//*[{but}]")) if but else set[HtmlElement]()
    head = E.head(*(deepcopy(each) for each in declared if each not in unsaid))
    for script in head.iter("script", "meta", "title", "link"):
        script.tail = None
    article = E.article(E.h1(title), *map(deepcopy, contents))
    tree = E.html(head, E.body(E.main(article)))
    if lang := facts.tree.get("lang"):
        tree.set("lang", lang)
    return page_of(tree, facts.url)


def paragraphs_of(lines: Sequence[str]) -> list[HtmlElement]:
    """Return texts as elements."""
    return [E.p(line) for line in lines]


def of_class(name: str) -> str:
    """Return an XPath condition: an element is of a class."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


_PARTING = frozenset(
    "p div li ul ol dl dt dd blockquote pre h1 h2 h3 h4 h5 h6 table tr td hr section article".split()
)


def written(element: HtmlElement) -> str:
    """Return an element's text with a line break for each of its own, two where blocks part it."""
    parts = [element.text or ""]
    for child in element.iterchildren():
        if isinstance(child.tag, str):
            parting = "\n\n" if child.tag in _PARTING else ""
            parts += [parting, "\n" if child.tag == "br" else written(child), parting]
        parts.append(child.tail or "")
    return "".join(parts)


def moment_of(stated: str) -> date | None:
    """Return a moment with its zone, or a day, of the form that HTML and JSON-LD have; else None."""
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", stated.strip())
    try:
        moment = date.fromisoformat(text) if len(text) == _DAY else datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.year < _FIRST_YEAR:
        return None
    return moment.date() if isinstance(moment, datetime) and moment.tzinfo is None else moment


_DAY = len("2026-12-01")
_FIRST_YEAR = 1980
