"""Which language an article is in: as the page says, unless its letters say otherwise."""

from __future__ import annotations

import re

from summarizer.language.detect import detect_language
from summarizer.reading.page.parse import ParsedPage
from summarizer.reading.page.structured import Declared

_LETTERS = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

#: Languages that are not written in Latin letters, of those with news sites.
_NOT_LATIN = frozenset(
    "am ar be bg bn dv el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru sd "
    "si ta te th ti ug uk ur yi zh".split()
)
_SAMPLE = 1500


def read_language(page: ParsedPage, declared: Declared, paragraphs: list[str]) -> str | None:
    """Return the ISO 639-1 code; templates that say English over Hindi are not believed."""
    stated = _stated(page, declared)
    sample = " ".join(paragraphs)[:_SAMPLE]
    letters = _LETTERS.findall(sample)
    latin = len(_LATIN.findall(sample)) > 0.5 * len(letters)
    if stated is not None and (not letters or latin != (stated in _NOT_LATIN)):
        return stated
    return detect_language(sample, stated)


def _stated(page: ParsedPage, declared: Declared) -> str | None:
    for stated in (
        page.tree.get("lang"),
        page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        declared.text("inLanguage"),
        declared.meta("og:locale", "content-language", "language"),
    ):
        if match := re.match(r"([a-z]{2})(?:[-_]|$)", (stated or "").strip().lower()):
            return match[1]
    return None
