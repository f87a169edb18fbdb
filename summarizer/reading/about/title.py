"""The headline, without the site's name behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from summarizer.language.scripts import DENSE
from summarizer.reading.credits.people import name_key
from summarizer.reading.page.canonical import host_label
from summarizer.reading.page.parse import ParsedPage
from summarizer.reading.page.structured import Declared, names_of, one_line, types_of

_SEPARATOR = re.compile(r"\s+[|–—•·»«:-]{1,2}\s+|\s*\|\s*|\s*::\s*")

#: Shorter ones are section names or numbers.
_MIN_HEADLINE = 6

#: A heading that shares this part of its words with what the page declares is its headline.
_SHARED = 0.5

#: Of a heading that is a part of what is declared, unless it is of so few words.
_WITHIN = 0.85
_FEW = 2

_MAX_HEADINGS = 40

#: Headings of what is around an article.
_NO_HEADLINE = re.compile(
    r"\d*\s*(?:comments?|kommentare|commentaires|related|menu|newsletter|search|recent|share)\b|page not found|original text$",
    re.IGNORECASE,
)

#: What stands above a headline, where it is written before it.
_KICKER = re.compile(r"[^\W\d_][^:|]{2,50}(?:\s?:| [-–])\s")

#: Blanks before what no language sets apart: "<i>Gazette</i>'s list".
_SPLIT = re.compile(r" (?=['’]s\b|[,.](?:\s|$))")


def read_title(page: ParsedPage, declared: Declared, headline: HtmlElement | None) -> str:
    """Return the headline as the page shows it, or as it declares it; empty if it has none.

    Args:
        page: The page.
        declared: Its JSON-LD and meta tags.
        headline: The heading that is found to be the article's.
    """
    known = [text for text in _declared_titles(page, declared) if text]
    stated = [without_site(text, page, declared) for text in known]
    if headline is not None:
        shown = unescape(one_line(" ".join(headline.itertext())))
        shown = _without_kicker(_SPLIT.sub("", shown), stated)
        named = one_line(unescape(declared.text("headline") or ""))
        return _with_kicker(shown, [text for text in stated if _same(text, named)])
    names = {name_key(name) for name in _site_names(page, declared)}
    return next((text for text in stated if name_key(text) not in names), next(iter(stated), ""))


def _without_kicker(shown: str, stated: list[str]) -> str:
    """Drop the small words above a headline where the page declares it without them."""
    for text in stated:
        if 0.4 * len(shown) < len(text) < len(shown) and shown.endswith(text):
            return text
    return shown


def _with_kicker(shown: str, stated: list[str]) -> str:
    """Add the words before a headline that the page declares twice with them: "Kenya: The river"."""
    longer = [text for text in stated if _KICKER.fullmatch(text.removesuffix(shown))]
    return longer[0] if len(longer) > 1 else shown


def _same(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def find_headline(page: ParsedPage, declared: Declared) -> HtmlElement | None:
    """Return the heading that is the article's headline: the one most like what is declared."""
    names = {name_key(name) for name in _site_names(page, declared)} - {""}
    stated = [
        _words(without_site(title, page, declared)) for title in _declared_titles(page, declared)
    ]
    best: tuple[float, HtmlElement] | None = None
    alone: list[HtmlElement] = []
    for count, heading in enumerate(page.tree.iter("h1", "h2", "h3")):
        if count >= _MAX_HEADINGS:
            break
        shown = one_line(heading.text_content())
        below = None if shown else heading.getnext()
        if below is not None and below.tag == "p":
            # The parser ends a heading at a paragraph within it.
            shown = one_line(below.text_content())
        if len(shown) < _MIN_HEADLINE and not DENSE.search(shown):
            continue
        if (
            len(shown) > 300
            or name_key(shown) in names
            or _is_in_box(heading)
            or _NO_HEADLINE.match(shown)
        ):
            continue
        if heading.tag == "h1":
            alone.append(heading if below is None else below)
        words = _words(shown)
        likeness = max((_likeness(words, title) for title in stated), default=0.0)
        # A second-level heading is one of many; the first level is meant.
        likeness -= 0 if heading.tag == "h1" else 0.35
        if likeness >= _SHARED and (best is None or likeness > best[0] + 0.05):
            best = likeness, heading if below is None else below
    if best is not None:
        return best[1]
    # A headline may be worded anew for search engines; then it stands alone on its level.
    return alone[0] if len(alone) == 1 else None


def without_site(title: str, page: ParsedPage, declared: Declared) -> str:
    """Drop the site's name, and the section before it, from the end (or the start) of a title."""
    names = [key for name in _site_names(page, declared) if (key := name_key(name))]
    parts = [part for part in _SEPARATOR.split(title) if part]
    dropped = False
    while len(parts) > 1 and (
        _is_site(parts[-1], names) or (dropped and len(parts[-1].split()) <= 2 and len(parts) > 1)
    ):
        title = title[: title.rfind(parts[-1])].rstrip(" |–—•·»:-")
        parts.pop()
        dropped = True
    if len(parts) > 1 and _is_site(parts[0], names):
        title = title[title.find(parts[0]) + len(parts[0]) :].lstrip(" |–—•·»:-")
    return title


def _declared_titles(page: ParsedPage, declared: Declared) -> Iterator[str]:
    yield unescape(declared.meta("og:title") or "")
    yield unescape(declared.text("headline", "name") or "")
    yield unescape(declared.meta("twitter:title", "dc.title", "parsely-title", "title") or "")
    yield one_line(page.tree.findtext(".//title") or "")


def _site_names(page: ParsedPage, declared: Declared) -> Iterator[str]:
    yield declared.meta("og:site_name") or ""
    yield declared.meta("application-name", "apple-mobile-web-app-title") or ""
    yield from names_of(declared.article.get("publisher"))
    for node in declared.nodes:
        if {"WebSite", "NewsMediaOrganization", "Organization"} & set(types_of(node)):
            yield from names_of(node.get("name"))
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    yield host_label(host)
    yield host


def _is_site(part: str, names: list[str]) -> bool:
    key = name_key(part)
    return not key or any(
        key == name
        or (len(key) > 3 and (key in name or (len(name) > 3 and key.startswith(name))))
        or (len(name) > 5 and name in key and len(key) < 2.5 * len(name))
        for name in names
    )


def _is_in_box(heading: HtmlElement) -> bool:
    """Whether it heads the site's own furniture: its logo, a menu, a list of other articles."""
    for ancestor in heading.iterancestors("nav", "footer", "aside", "form", "dialog"):
        return ancestor.tag != "form" or len(list(ancestor.iter("p"))) < 3
    return False


def _likeness(words: frozenset[str], title: frozenset[str]) -> float:
    """Return the part of the words that two titles share."""
    both = len(words & title)
    if both == len(words) > _FEW:
        # What is declared may have more before it: "Archive » ..."
        return max(_WITHIN, 2 * both / (len(words) + len(title)))
    return 2 * both / (len(words) + len(title)) if both else 0.0


def _words(text: str) -> frozenset[str]:
    if DENSE.search(text):
        return frozenset(map("".join, pairwise(text)))
    return frozenset(re.findall(r"\w+", text.casefold()))
