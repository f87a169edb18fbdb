"""Words of a page that no reader sees: for screen readers, for scripts, for when something fails."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import chain, islice

from lxml import etree
from lxml.html import HtmlElement

from summarizer.language.clues import found_among, is_in
from summarizer.language.phrases import any_of

_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*[01](?:px)?\b|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    r"|(?:text-indent|left)\s*:\s*-\d{4,}px",
    re.IGNORECASE,
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


def drop_hidden(
    tree: HtmlElement,
    classed: Iterable[tuple[HtmlElement, str]],
    classes: Collection[str],
    having: Mapping[str, Iterable[HtmlElement]],
) -> set[HtmlElement]:
    """Take out of a page what style sheets commonly hide, as far as markup tells; return what was.

    Args:
        tree: The page.
        classed: All of its elements, in order, each with its classes.
        classes: These, each once.
        having: Of these, by attribute, the ones that have it.
    """
    may_be = chain(having["style"], having["hidden"], having["role"], tree.iter("dialog", _READING))
    unseen_alone = set(filter(_is_unseen, may_be))
    hiding = _hiding(classes)
    unseen = [e for e, names in classed if names in hiding or e in unseen_alone]
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
        or (element.tag == "dialog" and element.get("open") is None)
        or (element.tag == _READING and _is_alone(element))
        or is_in(_STYLE, element.get("style") or "")
    )


def _is_alone(reading: HtmlElement) -> bool:
    """Whether no brackets are there for where a reading cannot stand above."""
    parent = reading.getparent()
    return parent is None or next(parent.iterchildren("rp"), None) is None


def _hiding(several: Collection[str]) -> frozenset[str]:
    """Return those of a page's classes that hide an element; most are those of many."""
    found = chain.from_iterable(found_among(_named(part), several) for part in ("hidden", "tip"))
    return frozenset(names for names in found if not _SHOWN_AGAIN.search(names))


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
        or is_in(_TELLS, names)
        or is_in(_UNFOLDS, names)
        or element.get("role") in {"region", "tabpanel"}
        or _MACHINE_READ(element)
        or len(element.text_content()) > _MAX_UNSEEN
    )
