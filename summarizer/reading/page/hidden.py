"""Words of a page that no reader sees: for screen readers, for scripts, for when something fails."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from summarizer.language.phrases import any_of

#: What can be unseen, but for what a class hides. Few elements are, and these are found by their
#: attributes faster than by asking each element.
_PERHAPS = etree.XPath(
    "//@style/.. | //@hidden/.. | //dialog[not(@open)] | //rt[not(../rp)] | //@role[. = 'tooltip']/.."
)
_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01](?:px)?\b|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?:text-indent|left)\s*:\s*-\d{4,}px",
    re.IGNORECASE,
)

#: One of these stands in each class that hides; looking for them is cheaper.
_HIDING = (
    "idden",
    "none",
    "sr",
    "creen",
    "reader",
    "assistive",
    "invisible",
    "hide",
    "tip",
    "over",
)

#: Hidden on some screens alone: "hidden md:block", "d-none d-md-flex".
_SHOWN_AGAIN = re.compile(
    r"[a-z]{2,3}:(?:block|inline|flex|grid|table|contents)|\bd-[a-z]{2,3}-(?!none)[a-z]|\bvisible\b"
)

#: What is hidden but for machines, or to be read with what it stands beside: labels of bylines and dates.
_TELLS = re.compile(r"uthor|yline|date|time|meta|publi|posted", re.IGNORECASE)
#: A press of a button shows it: the answer to a question, say.
_UNFOLDS = re.compile(
    r"accordion|collaps|panel|\btabs?\b|tab-|toggle|answer|faq|expand|slide|more\b|reveal",
    re.IGNORECASE,
)
_MACHINE_READ = etree.XPath(
    "boolean(descendant-or-self::*[@itemprop or @itemtype or @rel or @datetime or self::script or self::time or self::h1])"
)

#: How a word is read, above it: https://html.spec.whatwg.org/multipage/text-level-semantics.html#the-ruby-element
#: With brackets for where it cannot stand above, it is read in these.
_READING = "rt"

#: More is a part of the article that a press of a button shows.
_MAX_UNSEEN = 300

#: What comes up over a word may name all that there is about it.
_MAX_TIP = 2000


def drop_hidden(tree: HtmlElement, classes: Iterable[tuple[HtmlElement, str]]) -> set[HtmlElement]:
    """Take out of a page what style sheets commonly hide, as far as markup tells; return what was.

    Args:
        tree: The page.
        classes: All of its elements, in order, each with its classes.
    """
    perhaps = set(filter(_is_unseen, _PERHAPS(tree)))
    unseen = [e for e, names in classes if (names and _hides(names)) or e in perhaps]
    dropped = set[HtmlElement]()
    for element in unseen:
        if not _is_of_use(element):
            dropped.update(element.iter())
            element.drop_tree()
    return dropped


def _is_unseen(element: HtmlElement) -> bool:
    return (
        # https://html.spec.whatwg.org/multipage/interaction.html#the-hidden-attribute
        (element.get("hidden") not in {None, "until-found"})
        # https://www.w3.org/TR/wai-aria-1.2/#tooltip
        or element.get("role") == "tooltip"
        or element.tag in {"dialog", _READING}
        or bool(_STYLE.search(element.get("style") or ""))
    )


@lru_cache(maxsize=4096)
def _hides(names: str) -> bool:
    """Whether classes hide an element; most of a page's are those of many others."""
    if not any(map(names.__contains__, _HIDING)):
        return False
    hides = _named("hidden").search(names) or _named("tip").search(names)
    return bool(hides) and not _SHOWN_AGAIN.search(names)


@cache
def _named(part: str) -> re.Pattern[str]:
    names = any_of("element_names", part)
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?![a-z])", re.IGNORECASE)


def _is_tip(element: HtmlElement) -> bool:
    return element.get("role") == "tooltip" or bool(
        _named("tip").search(element.get("class") or "")
    )


def _names_around(element: HtmlElement) -> str:
    """Return the names of an element, and of the three around it."""
    around = (element, *islice(element.iterancestors(), 3))
    return " ".join(f"{each.get('class', '')} {each.get('id', '')}" for each in around)


def _is_of_use(element: HtmlElement) -> bool:
    if element.tag == _READING:
        return False
    if _is_tip(element):
        return len(element.text_content()) > _MAX_TIP
    names = _names_around(element)
    return (
        element.getparent() is None
        or element.tag in {"html", "body"}
        or bool(_TELLS.search(names) or _UNFOLDS.search(names))
        or element.get("role") in {"region", "tabpanel"}
        or _MACHINE_READ(element)
        or len(element.text_content()) > _MAX_UNSEEN
    )
