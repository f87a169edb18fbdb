"""The article's title: its headline, without the site's name behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from html import unescape
from urllib.parse import urlsplit

from summarizer.language.scripts import DENSE
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.headline import declared_titles
from summarizer.reading.page.names import name_key
from summarizer.reading.page.structured import one_line

#: What stands above a headline, where it is written before it.
_KICKER = re.compile(r"[^\W\d_][^:|]{2,50}(?:\s?:| [-–])\s")

#: Blanks before what no language sets apart: "<i>Gazette</i>'s list".
_SPLIT = re.compile(r" (?=['’]s\b|[,.](?:\s|$))")


#: Between a title and what stands behind it.
_BEHIND = re.compile(r"\s+[|–—•·»:-]{1,2}\s+")

#: Where a title was cut: at a quotation mark in an attribute, or at so many letters.
_CUT_AT = re.compile(r"\s*[\"“”„«»]")
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)$")

#: A folder of an address that may be a section's.
_FOLDER = re.compile(r"/([^/?#]{4,30})(?=/)")


def read_title(facts: PageFacts, publisher: str | None = None) -> str:
    """Return the headline as the page shows it, or as it declares it; empty if it has none.

    Args:
        facts: The page.
        publisher: Its name, which may stand behind a title that the page only declares.
    """
    stated = facts.declared_titles
    if facts.headline is not None:
        # Elements part words, but where a script sets none apart.
        whole = facts.headline.text_content()
        told = whole if DENSE.search(whole) else " ".join(facts.headline.itertext())
        shown = _SPLIT.sub("", unescape(one_line(told)))
        named = one_line(unescape(facts.declared.text("headline") or ""))
        cut = _set_apart(_without_kicker(shown, _in_part(facts, shown)), stated)
        title = _with_kicker(cut, [text for text in stated if _same(text, named)])
        # No kicker is what the declared headline has, too.
        if _same(shown, named) and not _same(title, named):
            return _set_apart(shown, stated)
        return title
    sites = {"", *facts.site_keys}
    own = next((text for text in stated if name_key(text) not in sites), next(iter(stated), ""))
    return _without_parts(_whole(own, stated), {name_key(publisher or ""), *_sections(facts)})


def _whole(title: str, stated: Sequence[str]) -> str:
    """Return a title that was cut as another channel has it."""
    begun = _ELLIPSIS.sub("", title)
    for other in stated:
        rest = other[len(begun) :]
        longer = rest and other.startswith(begun) and not _ELLIPSIS.search(other)
        if longer and (begun != title or _CUT_AT.match(rest)):
            return other
    return title


def _sections(facts: PageFacts) -> set[str]:
    """Return what the page's section is called, and the folders that it lies in."""
    declared = facts.declared
    named = (declared.text("articleSection"), declared.meta("article:section", "section"))
    return set(map(name_key, filter(None, (*named, *_FOLDER.findall(urlsplit(facts.url).path)))))


def _without_parts(title: str, names: AbstractSet[str]) -> str:
    """Drop what has one of some names from the end of a title."""
    while separators := list(_BEHIND.finditer(title)):
        if name_key(title[separators[-1].end() :]) not in names - {""}:
            break
        title = title[: separators[-1].start()]
    return title


def _in_part(facts: PageFacts, shown: str) -> list[str]:
    """Return what is declared, but for what lost its beginning with the site's name: that is no kicker."""
    whole = filter(None, declared_titles(facts.declared, facts.window_title))
    key = name_key(shown)
    pairs = zip(whole, facts.declared_titles, strict=True)
    return [
        text
        for raw, text in pairs
        if text == raw or name_key(text) == key or key not in name_key(raw)
    ]


def _without_kicker(shown: str, stated: Sequence[str]) -> str:
    """Drop the small words above a headline where the page declares it without them."""
    for text in stated:
        if 0.4 * len(shown) < len(text) < len(shown) and shown.endswith(text):
            return text
    return shown


def _set_apart(shown: str, stated: Sequence[str]) -> str:
    """Return a headline with the sign behind its kicker, where style alone sets it apart.

    "Kenya The river" is declared as "Kenya: The river".
    """
    key = name_key(shown)
    dense = shown.replace(" ", "")
    if closed := next((text for text in stated if text.replace(" ", "") == dense), ""):
        return min(closed, shown, key=len)
    alike = (text for text in stated if _KICKER.match(text) and name_key(text) == key)
    return shown if _KICKER.match(shown) else next(alike, shown)


def _with_kicker(shown: str, stated: Sequence[str]) -> str:
    """Add the words before a headline that the page declares twice with them: "Kenya: The river"."""
    longer = [text for text in stated if _KICKER.fullmatch(text.removesuffix(shown))]
    return longer[0] if len(longer) > 1 else shown


def _same(one: str, other: str) -> bool:
    return bool(one) and name_key(one) == name_key(other)
