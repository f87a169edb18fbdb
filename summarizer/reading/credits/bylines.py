"""What stands on a page as the article's byline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from summarizer.language.clues import found_among
from summarizer.language.phrases import any_of
from summarizer.reading.credits.byline_places import block_of, head_of, short_text
from summarizer.reading.credits.byline_words import by, undated
from summarizer.reading.credits.people import people_in
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import name_key
from summarizer.reading.page.placement import is_in_box, is_of_picture, preceding
from summarizer.reading.page.structured import one_line

_CLASSES = re.compile(
    r"uthor|yline|[aA]utor|contributor|writer|journalist|reporter|submitted|auteur|(?:fa|icon|bi|glyphicon)-(?:user|person)\b|(?:^|\s)firmas?(?:$|\s)"
)

#: https://schema.org/CreativeWork has authors of many kinds of works.
_NO_ARTICLE = re.compile(
    r"/(?:Comment|Software\w+|Product|Book|Movie|Question|Answer|\w+Object|Quotation|Dataset)$"
)
_MAX_MARKED = 80

#: More names than these, each in an element of its own far from the headline, are of teasers.
_MAX_APART = 2


@dataclass(frozen=True, slots=True)
class Bylines:
    """What a page shows of its authors."""

    #: Names that are marked as authors: by rel, itemprop, or a link to a profile.
    names: tuple[str, ...] = ()

    #: Lines that stand as bylines: ``By Jane Doe | Updated: ...``.
    lines: tuple[str, ...] = ()

    #: Those of them that stand by the headline and say ``by``.
    said: tuple[str, ...] = ()

    #: Whether the names stand by the headline too.
    by_headline: bool = False


def find_bylines(facts: PageFacts) -> Bylines:
    """Find what is shown as the article's byline: near the headline first."""
    headline = facts.headline
    candidates = islice(_marked(facts), _MAX_MARKED)
    marked = [element for element in candidates if _may_be_own(element, headline)]
    near = _near(headline)
    said = [text for text in map(undated, map(short_text, near)) if by().match(text)]
    beside = set(near)
    # The page's own byline stands by its headline; authors of other articles anywhere.
    marked.sort(key=lambda element: element not in beside)
    marked += filter(_leads_to_profile, near)
    names: list[str] = []
    lines: list[str] = []
    scope: HtmlElement | None = None
    first: HtmlElement | None = None
    teasers = _classes_of_teasers(each for each in marked if each not in beside)
    for element in marked:
        if element.get("class") in teasers and element not in beside:
            continue
        strong, text = _name_in(element)
        if not text and element in beside:
            text = _beside_icon(element)
        if not strong:
            lines.append(text)
            continue
        if scope is None:
            scope, first = block_of(element), element
        # Farther away stand the authors of other articles.
        if element is scope or scope in element.iterancestors():
            names.append(text)
    return Bylines(
        tuple(dict.fromkeys(filter(None, names))),
        tuple(dict.fromkeys(filter(None, [*said[:6], *lines]))),
        tuple(said[:6]),
        scope is not None and first in beside,
    )


def _classes_of_teasers(marked: Iterable[HtmlElement]) -> frozenset[str]:
    """Return the classes of elements that hold as many different names, which are of as many articles."""
    alike: defaultdict[str, list[HtmlElement]] = defaultdict(list)
    for element in marked:
        if name := element.get("class"):
            alike[name].append(element)
    many = {name: each for name, each in alike.items() if len(each) > _MAX_APART}
    return frozenset(name for name, each in many.items() if len(_single_names(each)) > _MAX_APART)


def _single_names(elements: Iterable[HtmlElement]) -> set[str]:
    """Return the texts of elements that are one name each."""
    return {text for text in set(map(short_text, elements)) if len(people_in([text])) == 1}


def _may_be_own(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether what is marked is of the page's article; its byline may stand in an aside."""
    return (
        isinstance(element.tag, str)
        and not is_in_box(element, headline, asides=False)
        and not _is_of_another(element)
        and not is_of_picture(element, headline)
    )


def _near(headline: HtmlElement | None) -> list[HtmlElement]:
    """Return the elements around the headline, but for what is of a picture."""
    around = [] if headline is None else [*head_of(headline), *islice(preceding(headline), 30)]
    return [element for element in around if not is_of_picture(element, headline)]


def _leads_to_profile(element: HtmlElement) -> bool:
    if element.tag != "a":
        return False
    href = element.get("href") or ""
    return bool(_profile().search(href)) or _leads_to_account(element, href)


def _leads_to_account(element: HtmlElement, href: str) -> bool:
    """Whether a link leads to the account whose name it is: others register, or log in."""
    match = _account().search(href)
    return match is not None and name_key(match[1]) == name_key(element.text_content())


@cache
def _account() -> re.Pattern[str]:
    folders = any_of("element_names", "account")
    return re.compile(rf"/(?:{folders})/([^/?#.]+)(?:\.\w+)?/?(?:[?#]|$)", re.IGNORECASE)


@cache
def _profile() -> re.Pattern[str]:
    folders = any_of("element_names", "profile")
    return re.compile(rf"/(?:{folders})/[^/?#]+|/(?:author|autor|auteur)-\w", re.IGNORECASE)


def _marked(facts: PageFacts) -> Iterator[HtmlElement]:
    """Yield the elements whose names, rel or address speak of an author."""
    page, having = facts.page, facts.page.having
    marked = {link for link, href in facts.links if "/author" in href}
    marked.update(
        e for name in ("itemprop", "rel") for e in having[name] if "author" in e.get(name, "")
    )
    marked.update(e for e in having["data-testid"] if _CLASSES.search(e.get("data-testid", "")))
    classes = frozenset(found_among(_CLASSES, page.classes))
    for element, names in page.classed:
        if names in classes or element in marked:
            yield element


def _is_of_another(element: HtmlElement) -> bool:
    """Whether whom an element names wrote something else than an article: a comment, a program."""
    types = filter(None, (each.get("itemtype") for each in element.iterancestors()))
    kind = next((kind for kind in types if not kind.endswith(("Person", "Organization"))), "")
    return bool(_NO_ARTICLE.search(kind))


def _name_in(element: HtmlElement) -> tuple[bool, str]:
    """Return a marked element's text, and whether it is a name rather than a line."""
    if element.tag in {"meta", "link", "script", "img"}:
        return element.tag == "meta", one_line(element.get("content") or "")
    stated = "author" in element.get("itemprop", "")
    if stated and (name := _stated_name(element)) is not None:
        return True, name
    strong = stated or "author" in element.get("rel", "") or _leads_to_profile(element)
    if not strong and len(text := _in_profile_link(element)) > 2:
        return True, text
    text = short_text(element)
    return strong and len(text) < 60, text


def _stated_name(author: HtmlElement) -> str | None:
    """Return what is marked as the name within an author; None: nothing is."""
    named = (inner for inner in author.iter() if inner.get("itemprop") == "name")
    inner = next(named, None)
    return None if inner is None else one_line(inner.get("content") or inner.text_content())


def _in_profile_link(element: HtmlElement) -> str:
    """Return the words of the one link to a profile in an element; empty if there are more, or none."""
    links = list(filter(_leads_to_profile, element.iter("a")))
    return one_line(links[0].text_content()) if len(links) == 1 else ""


def _beside_icon(icon: HtmlElement) -> str:
    """Return the name that an icon of a person stands before."""
    parent = icon.getparent()
    return "" if len(icon) or icon.text or parent is None else short_text(parent)
