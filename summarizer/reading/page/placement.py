"""Where an element stands: by the article's headline, or in a box of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from lxml.html import HtmlElement

from summarizer.language.phrases import any_of, phrases

_BOX_TAGS = frozenset({"aside", "nav", "footer"})

#: What stands below one article, not below the page: blogs sign and date there.
_OWN_FOOTER = re.compile(r"\b(?:post|entry|article|story|blog)s?[\w-]*?footer", re.IGNORECASE)

#: Above these there is only the page.
_PAGE = frozenset({"body", "html", "main"})


def is_in_box(element: HtmlElement, headline: HtmlElement | None, *, asides: bool = True) -> bool:
    """Whether an element is of comments, related stories, a sidebar or the like.

    What also holds the headline is no such box, whatever it calls itself.
    """
    return next(boxes_of(element, headline, asides=asides), None) is not None


def boxes_of(
    element: HtmlElement, headline: HtmlElement | None, *, asides: bool = True
) -> Iterator[HtmlElement]:
    """Yield the boxes that an element is in, the innermost first; see :func:`is_in_box`."""
    around = [] if headline is None else list(headline.iterancestors())
    for each in (element, *element.iterancestors()):
        if each.tag in _PAGE or each in around:
            return
        if _is_box(each, asides=asides):
            yield each


def _is_box(element: HtmlElement, *, asides: bool) -> bool:
    """Whether an element's tag or names say that it is of something else than the article."""
    names = " ".join(filter(None, (element.get("class"), element.get("id"))))
    own = "foot" in names and bool(_OWN_FOOTER.search(names))
    if element.tag == "footer" and not own:
        # https://html.spec.whatwg.org/multipage/sections.html#the-footer-element: of the
        # article that it stands in, such as who wrote it.
        own = next(element.iterancestors("article"), None) is not None
    if element.tag in _BOX_TAGS and not own and (asides or element.tag != "aside"):
        return True
    return _names_box(_OWN_FOOTER.sub("", names) if own else names)


@lru_cache(maxsize=4096)
def _names_box(names: str) -> bool:
    return phrases("element_names", "box").are_in(names)


@lru_cache(maxsize=4096)
def _names_caption(names: str) -> bool:
    return phrases("element_names", "caption").are_in(names)


def is_of_picture(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an element stands in a picture's caption, or behind words that make it who took it."""
    around = [] if headline is None else list(headline.iterancestors())
    for each in islice((element, *element.iterancestors()), 5):
        if each.tag in _PAGE or each in around:
            break
        if each.tag in {"figure", "figcaption"} or _names_caption(each.get("class") or ""):
            return True
    return bool(_took().search(_text_before(element).strip()))


@cache
def _took() -> re.Pattern[str]:
    """Return what ends with words behind which whoever is named took or drew a picture."""
    by = r"(?:[:：/©]|by|von|par|por|di|de|av|af)?"
    return re.compile(
        rf"\b(?:{any_of('bylines', 'took')})(?:\s+(?:credits?|courtesy|of))*\s*{by}\s*$",
        re.IGNORECASE,
    )


def _text_before(element: HtmlElement) -> str:
    """Return the text right before an element, in the same one."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return "" if parent is None else parent.text or ""


def following(element: HtmlElement, levels: int = 4) -> Iterator[HtmlElement]:
    """Yield what comes after an element in the page, within so many of its ancestors."""
    for each in (element, *islice(element.iterancestors(), levels)):
        if each.tag in _PAGE:
            return
        for sibling in each.itersiblings():
            yield from (e for e in sibling.iter() if isinstance(e.tag, str))


def preceding(element: HtmlElement, levels: int = 3) -> Iterator[HtmlElement]:
    """Yield what comes before it, the nearest first."""
    for each in (element, *islice(element.iterancestors(), levels)):
        if each.tag in _PAGE:
            return
        for sibling in each.itersiblings(preceding=True):
            yield from (e for e in sibling.iter() if isinstance(e.tag, str))
