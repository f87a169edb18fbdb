"""Whether only an article's opening could be read: the rest is for subscribers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.language.phrases import phrases
from summarizer.reading.forms.plain import of_class
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import listed

#: Characters. What a paywall lets through is shorter.
_TEASER_LENGTH = 2000

#: What is shorter and said to be closed is no more than an opening.
_OPENING_LENGTH = 800

#: Characters of what is more than the name of an empty place.
_SHOWN = 200

#: How pages name their closed part: ``.paywall``, ``#rest``.
_SELECTOR = re.compile(r"([.#])([\w-]+)", re.ASCII)

_NOT_FREE = frozenset({"false", "http://schema.org/false", "https://schema.org/false"})

#: From so many times the words that are there on, a stated count tells of words that are not.
_MISSING = 2.0

#: Longer lines say nothing of the wall.
_MAX_LINE = 400

_ENDS = re.compile(r"[.!?。！？।؟۔][\"”’»«」』)\]]*$")


def is_teaser(facts: PageFacts, lines: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether what was read is only what a paywall lets through.

    Args:
        facts: The page.
        lines: Of the article.
        beside: Lines right before and behind it. Farther away they are of overlays, which come
            with every page of a site.
    """
    length = sum(map(len, lines))
    if length >= _TEASER_LENGTH:
        return False
    declared = facts.declared
    if declared.meta("article:content_tier") == "locked":
        return True
    cut = bool(lines) and not _ENDS.search(lines[-1])
    near = [line for line in beside if len(line) <= _MAX_LINE]
    # Most pages that are not free for all show all of their text, or nothing of it.
    if _is_closed(declared.article) and (
        cut
        or any(map(phrases("paywalls", "label").are_in, near))
        or (length < _OPENING_LENGTH and not _shows_closed_part(facts))
    ):
        return True
    if cut and _words_stated(declared.article) > _MISSING * sum(len(s.split()) for s in lines):
        return True
    return any(map(phrases("paywalls").are_in, near))


def _shows_closed_part(facts: PageFacts) -> bool:
    """Whether the part of an article that is not free stands on the page, by what the page says of it.

    Source: https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
    """
    parts = listed(facts.declared.article.get("hasPart"))
    selectors = (part.get("cssSelector") for part in parts if isinstance(part, Mapping))
    return any(_holds_text(facts, each) for each in selectors if isinstance(each, str))


def _holds_text(facts: PageFacts, selector: str) -> bool:
    match = _SELECTOR.fullmatch(selector)
    if match is None:
        return False
    kind, name = match.groups()
    condition = f"@id='{name}'" if kind == "#" else of_class(name)
    found = facts.tree.xpath(f"//*[{condition}]")
    return sum(len(element.text_content()) for element in found) > _SHOWN


def _is_closed(article: Mapping[str, Any]) -> bool:
    return str(article.get("isAccessibleForFree", "")).lower() in _NOT_FREE


def _words_stated(article: Mapping[str, Any]) -> int:
    stated = str(article.get("wordCount", ""))
    return int(stated) if re.fullmatch(r"\d{1,6}", stated, re.ASCII) else 0
