"""Who wrote it, by every channel of the page, and the lines that stand as its byline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from summarizer.reading.page import ParsedPage
from summarizer.reading.people import BY, people_in
from summarizer.reading.structured import Declared, names_of, one_line, types_of
from summarizer.reading.surroundings import following, is_in_box, preceding

_METAS = (
    "author", "article:author", "article:author_name", "byl", "byline", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "cxenseparse:author", "og:article:author", "citation_author",
    "article.author", "authors", "dc.contributor", "news_author", "rbauthors", "articleauthor",
    "shareaholic:article_author_name",
)  # fmt: skip

_CLASSES = re.compile(r"uthor|yline|[aA]utor|contributor|writer")
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es|in)?|auteurs?|profiles?|contributors?|writers?|journalists?|reporters?|redaktion|columnists?|byline)/[^/?#]+",
    re.IGNORECASE,
)
_MAX_MARKED = 80
_MAX_AROUND = 60
_MAX_BYLINE = 140

#: A line from this length on is a paragraph.
_PARAGRAPH = 160
_NO_PEOPLE = frozenset({"Organization", "NewsMediaOrganization", "Corporation", "Brand", "WebSite"})


@dataclass(frozen=True, slots=True)
class Bylines:
    """What a page shows of its authors."""

    #: Names that are marked as authors: by rel, itemprop, or a link to a profile.
    names: tuple[str, ...] = ()

    #: Lines that stand as bylines: ``By Jane Doe | Updated: ...``.
    lines: tuple[str, ...] = ()


def read_authors(
    page: ParsedPage, declared: Declared, shown: Bylines, publisher: str | None
) -> tuple[str, ...]:
    """Return the people who wrote it; empty where the page names none."""
    sites = (publisher, *_hosts(page.url))
    metas = [text for name in _METAS for text in declared.metas.get(name, ())[:6]]
    metas += _on_cards(declared)
    channels: tuple[tuple[Iterable[str], bool], ...] = (
        (_stated(declared), True),
        (metas, False),
        (shown.names, True),
        (shown.lines, False),
        (metas, True),
    )
    for texts, marked in channels:
        if people := people_in(texts, sites, marked=marked):
            return people
    return people_in(_of_own_site(declared))


def find_bylines(page: ParsedPage, headline: HtmlElement | None) -> Bylines:
    """Find what is shown as the article's byline: near the headline first."""
    marked = [
        element
        for element in islice(_marked(page.tree), _MAX_MARKED)
        # A byline may stand in an aside.
        if isinstance(element.tag, str) and not is_in_box(element, headline, asides=False)
    ]
    near = [] if headline is None else [*_head(headline), *islice(preceding(headline), 30)]
    said = [text for element in near if (text := _short(element)) and BY.match(text)]
    marked += [e for e in near if e.tag == "a" and _PROFILE.search(e.get("href") or "")]
    names: list[str] = []
    lines: list[str] = []
    scope: HtmlElement | None = None
    for element in marked:
        strong, text = _name_in(element)
        if not strong:
            lines.append(text)
        elif scope is None:
            scope = _block_of(element)
            names.append(text)
        elif scope in element.iterancestors() or element is scope:
            # Farther away stand the authors of other articles.
            names.append(text)
    return Bylines(
        tuple(dict.fromkeys(filter(None, names))),
        tuple(dict.fromkeys([*said[:6], *filter(None, lines)])),
    )


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements whose names, rel or address speak of an author."""
    for element in tree.iter():
        attributes = element.attrib
        if attributes and (
            _is_byline_class(attributes.get("class", ""))
            or "author" in attributes.get("rel", "")
            or "author" in attributes.get("itemprop", "")
            or _is_byline_class(attributes.get("data-testid", ""))
            or (element.tag == "a" and "/author" in attributes.get("href", ""))
        ):
            yield element


@lru_cache(maxsize=4096)
def _is_byline_class(names: str) -> bool:
    return bool(_CLASSES.search(names))


def _head(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what stands between the headline and the first paragraph."""
    for element in islice(following(headline), _MAX_AROUND):
        if element.tag == "p" and len(one_line(element.text_content())) > _PARAGRAPH:
            return
        yield element


def _block_of(element: HtmlElement) -> HtmlElement:
    """Return the block that a byline stands in: the largest around it that is short."""
    block = element
    for ancestor in islice(element.iterancestors(), 4):
        if len(one_line(ancestor.text_content())) > 2 * _PARAGRAPH:
            break
        block = ancestor
    return block


def _name_in(element: HtmlElement) -> tuple[bool, str]:
    """Return a marked element's text, and whether it is a name rather than a line."""
    if element.tag in {"meta", "link", "script", "img"}:
        return element.tag == "meta", one_line(element.get("content") or "")
    strong = "author" in (element.get("rel") or "") or (
        element.tag == "a" and bool(_PROFILE.search(element.get("href") or ""))
    )
    if "author" in (element.get("itemprop") or ""):
        strong = True
        for inner in element.iter():
            if inner.get("itemprop") == "name":
                return True, one_line(inner.get("content") or inner.text_content())
    if not strong:
        links = [a for a in element.iter("a") if _PROFILE.search(a.get("href") or "")]
        if len(links) == 1 and len(text := one_line(links[0].text_content())) > 2:
            return True, text
    text = _short(element)
    return strong and len(text) < 60, text


def _short(element: HtmlElement) -> str:
    if (
        element.tag in {"script", "style", "h1", "time", "img", "svg", "figure"}
        or len(element) > 12
    ):
        return ""
    text = one_line(" ".join(islice(element.itertext(), 24)))
    return text if 2 < len(text) < _MAX_BYLINE else ""


def _stated(declared: Declared) -> Iterator[str]:
    """Yield the names in JSON-LD that are not said to be an organisation's."""
    ids = {node["@id"]: node for node in declared.nodes if isinstance(node.get("@id"), str)}
    author = declared.article.get("author") or declared.article.get("creator")
    for item in author if isinstance(author, list) else [author]:
        node: Mapping[str, Any] | object = item
        if isinstance(item, dict) and "name" not in item:
            node = ids.get(str(item.get("@id")), item)
        if not (isinstance(node, dict) and _NO_PEOPLE & set(types_of(node))):
            yield from names_of(node)


def _on_cards(declared: Declared) -> Iterator[str]:
    """Yield what a card on a social network has behind a label that ends like a byline."""
    for number in "12":
        label = (declared.meta(f"twitter:label{number}") or "").split()
        if label and BY.fullmatch(label[-1].rstrip(":") + ": "):
            yield declared.meta(f"twitter:data{number}") or ""


def _of_own_site(declared: Declared) -> Iterator[str]:
    """Yield whom a blog is named after: a person, and no paper that calls itself one."""
    if any("News" in kind for kind in declared.types):
        return
    author = declared.article.get("author")
    for item in author if isinstance(author, list) else [author]:
        if isinstance(item, dict) and "Person" in types_of(item):
            # One name, whole: "Le Monde et AFP" is no person's.
            yield from (n for n in names_of(item) if " " in n and people_in([n]) == (n,))


def _hosts(url: str) -> list[str]:
    labels = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    return [label for label in labels[:-1] if len(label) > 3 and label not in {"blog", "news"}]
