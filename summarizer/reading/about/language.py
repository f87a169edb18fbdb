"""Which language an article is in: as the page says, unless its letters say otherwise."""

from __future__ import annotations

import re

from summarizer.language.detect import detect_language
from summarizer.reading.page.facts import PageFacts

_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

#: Languages that are not written in Latin letters, of those with news sites.
_NOT_LATIN = frozenset(
    "am ar be bg bn dv el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru sd "
    "si ta te th ti ug uk ur yi zh".split()
)
_SAMPLE = 1500


def read_language(facts: PageFacts, paragraphs: list[str]) -> str | None:
    """Return the ISO 639-1 code; templates that say English over Hindi are not believed."""
    stated = _stated(facts)
    sample = " ".join(paragraphs)[:_SAMPLE]
    letters = _LETTERS.findall(sample)
    latin = len(_LATIN.findall(sample)) > 0.5 * len(letters)
    if stated is not None and (not letters or latin != (stated in _NOT_LATIN)):
        return stated
    return detect_language(sample, stated)


def _stated(facts: PageFacts) -> str | None:
    for stated in (
        facts.tree.get("lang"),
        facts.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        facts.declared.text("inLanguage"),
        facts.declared.meta("og:locale", "content-language", "language"),
    ):
        if match := re.match(r"([a-z]{2})(?:[-_]|$)", (stated or "").strip().lower()):
            return match[1]
    return None
