"""Which heading of a page is its article's headline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import unescape
from itertools import islice, pairwise
from typing import NamedTuple

from lxml.html import HtmlElement

from summarizer.language.scripts import DENSE
from summarizer.reading.page.names import name_key
from summarizer.reading.page.structured import Declared, one_line

_SEPARATOR = re.compile(r"\s+[|–—•·»«:-]{1,2}\s+|\s*\|\s*|\s*::\s*")

#: A paper behind a headline, and its section before it, in Chinese without blanks: 港口关闭--时政--海港网
_PAPER_BEHIND = re.compile(
    r"(?:[-_]{1,2}[\u3400-\u9fff]{1,6})?[-_＿]{1,2}[\u3400-\u9fff]{1,6}(?:[网網报報]|新闻|新聞|在线)$"
)

#: Shorter ones are section names or numbers.
_MIN_HEADLINE = 6
_MAX_HEADLINE = 300

#: A heading that shares this part of its words with what the page declares is its headline.
_SHARED = 0.5

#: Of a heading that is a part of what is declared, unless it is of so few words.
_WITHIN = 0.85
_FEW, _FEW_PAIRS = 2, 5

#: What a heading below the first level has to share more, and a later one to be better.
_LOWER = 0.35
_MORE = 0.05

#: What the only heading of the first level shares at least, if it words the headline anew.
_ANEW = 0.4

_MAX_HEADINGS = 40

#: Letters of a form that asks readers something.
_MAX_FORM = 3_000

#: Letters; a title's words are such pairs where its script sets none apart.
_PAIR = 2

_LOGO = re.compile(r"(?:^|[-_ ])logo(?:$|[-_ ])", re.IGNORECASE)

#: An address of a site's front page.
_FRONT = re.compile(r"(?:(?:https?:)?//[^/?#]+)?/?")

#: Headings of what is around an article.
_NO_HEADLINE = re.compile(
    r"\d*\s*(?:comments?|kommentare|commentaires|related|menu|newsletter|search|recent|share)\b|page not found|original text$",
    re.IGNORECASE,
)


class _Heading(NamedTuple):
    element: HtmlElement

    #: The element that its text is in.
    holder: HtmlElement
    text: str

    #: Whether it is of the first level.
    first: bool


def find_headline(
    tree: HtmlElement, titles: Sequence[str], site_keys: Collection[str]
) -> HtmlElement | None:
    """Return the heading that is the article's headline: the one most like what is declared.

    Args:
        tree: The page.
        titles: Those that it declares, without the site's name.
        site_keys: The names of its site, as ``name_key`` has them.
    """
    stated = [title_words(title) for title in titles]
    best: _Heading | None = None
    least = 0.0
    alone: list[_Heading] = []
    named = [each for each in _headings(tree) if name_key(each.text) not in site_keys]
    headings = [heading for heading in named if not _is_in_box(heading.element)]
    # A way through the site may end with the whole headline; a heading with a part of it is of a section.
    told = [
        title
        for title in stated
        if any(each.first and title_words(each.text) == title for each in named)
    ]
    # Beside a headline, those that are links head other articles.
    plain = any(heading.first and not _is_link(heading.element) for heading in headings)
    for heading in headings:
        if heading.first:
            alone.append(heading)
        likeness = _most_like(heading, stated)
        if not heading.first and any(title_words(heading.text) < title for title in told):
            continue
        if plain and heading.first and _is_link(heading.element):
            likeness -= _LOWER
        if likeness >= _SHARED and likeness > least:
            best, least = heading, likeness + _MORE
    only = alone[0] if len(alone) == 1 else None
    if best is not None and not (only and _is_part_below(best, only, stated)):
        return best.holder
    # A headline may be worded anew for search engines; then it stands alone on its level.
    return only.holder if only else None


def _is_part_below(heading: _Heading, only: _Heading, stated: Sequence[frozenset[str]]) -> bool:
    """Whether a heading is of a part of the article, and the only one of the first level heads it.

    What is declared has the words of the first, and more; and some of the other's.
    """
    if heading.first or _is_link(only.element):
        return False
    words = title_words(heading.text)
    whole = any(words >= title for title in stated)
    return not whole and any(
        words < title and _likeness(title_words(only.text), title) >= _ANEW for title in stated
    )


def _most_like(heading: _Heading, stated: Sequence[frozenset[str]]) -> float:
    words = title_words(heading.text)
    likeness = max((_likeness(words, title) for title in stated), default=0.0)
    # A second-level heading is one of many; the first level is meant.
    return likeness if heading.first else likeness - _LOWER


def _headings(tree: HtmlElement) -> Iterator[_Heading]:
    """Yield the headings that are as long as a headline, and not of what is around an article."""
    for element in islice(tree.iter("h1", "h2", "h3"), _MAX_HEADINGS):
        holder, text = element, one_line(element.text_content())
        below = None if text else element.getnext()
        if below is not None and below.tag == "p":
            # The parser ends a heading at a paragraph within it.
            holder, text = below, one_line(below.text_content())
        if len(text) < _MIN_HEADLINE and not DENSE.search(text):
            continue
        if len(text) <= _MAX_HEADLINE and not _NO_HEADLINE.match(text):
            yield _Heading(element, holder, text, first=element.tag == "h1")


def without_site(title: str, site_keys: Collection[str]) -> str:
    """Drop the site's name, and the section before it, from the end (or the start) of a title."""
    title = _PAPER_BEHIND.sub("", title) or title
    parts = [part for part in _SEPARATOR.split(title) if part]
    dropped = False
    while len(parts) > 1 and (
        _is_site(parts[-1], site_keys) or (dropped and len(parts[-1].split()) <= 2)
    ):
        title = title[: title.rfind(parts[-1])].rstrip(" |–—•·»:-")
        parts.pop()
        dropped = True
    if len(parts) > 1 and _is_site(parts[0], site_keys):
        title = title[title.find(parts[0]) + len(parts[0]) :].lstrip(" |–—•·»:-")
    return title


def declared_titles(declared: Declared, window_title: str) -> Iterator[str]:
    """Yield the titles that a page has, as they are written; some are empty."""
    yield unescape(declared.meta("og:title") or "")
    yield unescape(declared.text("headline", "name") or "")
    yield unescape(declared.meta("twitter:title", "dc.title", "parsely-title", "title") or "")
    yield window_title


def _is_site(part: str, site_keys: Collection[str]) -> bool:
    key = name_key(part)
    return not key or any(
        key == name
        or (len(key) > 3 and (key in name or (len(name) > 3 and key.startswith(name))))
        or (len(name) > 5 and name in key and len(key) < 2.5 * len(name))
        for name in site_keys
    )


def _is_in_box(heading: HtmlElement) -> bool:
    """Whether it heads the site's own furniture: its logo, a menu, a list of other articles."""
    for ancestor in heading.iterancestors("nav", "footer", "aside", "form", "dialog"):
        return ancestor.tag != "form" or not _is_page(ancestor)
    return _is_logo(heading)


def _is_page(form: HtmlElement) -> bool:
    """Whether a form holds an article, as some systems put the whole page into one."""
    return len(list(form.iter("p"))) >= 3 or len(form.text_content()) > _MAX_FORM


def _is_link(heading: HtmlElement) -> bool:
    """Whether the whole of a heading leads elsewhere."""
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        return True
    link = next(heading.iter("a"), None)
    return link is not None and one_line(link.text_content()) == one_line(heading.text_content())


def _is_logo(heading: HtmlElement) -> bool:
    """Whether a heading is called a logo, or leads to the front page."""
    parent = heading.getparent()
    around = (heading,) if parent is None else (heading, parent)
    if any(_LOGO.search(each.get("class") or "") for each in around):
        return True
    link = parent if parent is not None and parent.tag == "a" else next(heading.iter("a"), None)
    href = None if link is None else link.get("href")
    return (
        link is not None
        and href is not None
        and (bool(_FRONT.fullmatch(href.strip())) or "home" in (link.get("rel") or "").split())
    )


def _likeness(words: frozenset[str], title: frozenset[str]) -> float:
    """Return the part of the words that two titles share."""
    both = len(words & title)
    few = _FEW if any(len(word) > _PAIR for word in words) else _FEW_PAIRS
    if both == len(words) > few:
        # What is declared may have more before it: "Archive » ..."
        return max(_WITHIN, 2 * both / (len(words) + len(title)))
    return 2 * both / (len(words) + len(title)) if both else 0.0


def title_words(text: str) -> frozenset[str]:
    """Return a title's words; of a script that sets none apart, its pairs of letters."""
    if DENSE.search(text):
        return frozenset(map("".join, pairwise(text)))
    return frozenset(re.findall(r"\w+", text.casefold()))
