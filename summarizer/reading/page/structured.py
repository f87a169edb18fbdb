"""What a page declares for machines: JSON-LD and meta tags.

Sources: https://schema.org/Article, https://ogp.me, https://www.w3.org/TR/json-ld11
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import chain
from typing import Any

from lxml.html import HtmlElement

from summarizer.reading.page.lenient_json import loads_leniently

_ARTICLE_TYPES = re.compile(
    r"(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|"
    r"(?:Claim)?Review|Recipe|HowTo|MedicalWebPage)$"
)

#: Keys that hold what a page or a graph is of.
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage")

_TAG = re.compile(r"<[^<>]{1,300}>")

#: Tags within a line.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|del|em|font|i|ins|mark|meta|q|s|small|span|strong|sub|sup|time|u)(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE,
)

_MAX_NODES = 2_000
_MAX_METAS = 500


@dataclass(frozen=True, slots=True)
class Declared:
    """JSON-LD nodes and meta tags of a page."""

    #: All JSON-LD objects of the page, nested ones left where they are.
    nodes: tuple[Mapping[str, Any], ...] = ()

    #: The node that describes the article; empty if there is none.
    article: Mapping[str, Any] = field(default_factory=dict)

    #: Lower-case name, property or itemprop to contents, in the page's order.
    metas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def meta(self, *names: str) -> str | None:
        """Return the first content that is not blank, of the first name that has one."""
        for name in names:
            for content in self.metas.get(name, ()):
                if content:
                    return content
        return None

    def text(self, *keys: str) -> str | None:
        """Return the first of the article node's fields that is a text."""
        for key in keys:
            value = self.article.get(key)
            if isinstance(value, str) and value.strip():
                return one_line(value)
        return None

    @property
    def types(self) -> frozenset[str]:
        """Return the article node's schema.org types."""
        return frozenset(types_of(self.article))


def one_line(text: str) -> str:
    """Fold white space, and drop soft hyphens."""
    return " ".join(text.replace("\xad", "").split())


def lines_of(markup: str) -> Iterator[str]:
    """Yield the lines of a declared text, parted by the tags of blocks; escaped markup is markup still."""
    for line in _TAG.sub("\n", _INLINE.sub("", unescape(markup))).split("\n"):
        if text := one_line(line):
            yield text


def read_declared(tree: HtmlElement) -> Declared:
    """Collect what the page declares; what is broken is left out."""
    nodes = tuple(_nodes(tree))
    articles = [node for node in nodes if any(map(_ARTICLE_TYPES.match, types_of(node)))]
    # Teasers of other articles are described too; the page's own says most.
    article = max(articles, key=len, default={})
    return Declared(nodes=nodes, article=article, metas=_metas(tree))


def _nodes(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    found = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for node in chain.from_iterable(map(_flat, loads_leniently(script.text or ""))):
            yield node
            found += 1
            if found >= _MAX_NODES:
                return


def _flat(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield objects of a list, of ``@graph``, and of the pages in it; no deeper."""
    level = listed(value)
    for _ in range(3):
        objects = [item for item in level if isinstance(item, dict)]
        yield from objects
        held = (item[key] for item in objects for key in _HOLDERS if key in item)
        level = [node for inner in held for node in listed(inner)]


def listed(value: object) -> list[object]:
    """Return a JSON-LD value as the list that it is short for; one thing may stand without a list."""
    return value if isinstance(value, list) else [value]


def types_of(node: Mapping[str, Any]) -> list[str]:
    """Return an object's schema.org types, without the vocabulary's address."""
    return [str(each).rsplit("/", 1)[-1] for each in listed(node.get("@type")) if each]


def _metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    metas: dict[str, list[str]] = {}
    for count, element in enumerate(tree.iter("meta")):
        if count >= _MAX_METAS:
            break
        # Some write value, and mean content.
        content = one_line(element.get("content") or element.get("value") or "")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if (name := element.get(attribute)) and content:
                metas.setdefault(name.strip().lower(), []).append(content)
    return {name: tuple(contents) for name, contents in metas.items()}


def names_of(value: object) -> Iterator[str]:
    """Yield the names in a JSON-LD value: a text, an object with a name, or a list of these."""
    for item in listed(value):
        name = item.get("name") if isinstance(item, dict) else item
        for text in listed(name):
            if isinstance(text, str) and text.strip():
                yield one_line(text)
