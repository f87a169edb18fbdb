"""Which language an article is in: as the page says, unless its text clearly says otherwise."""

from __future__ import annotations

import re

from summarizer.language.detect import detect_language
from summarizer.language.evident import is_evidently
from summarizer.reading.page.facts import PageFacts

_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")

#: Languages that are not written in Latin letters, of those with news sites.
_NOT_LATIN = frozenset(
    "am ar be bg bn dv el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru sd "
    "si ta te th ti ug uk ur yi zh".split()
)
_SAMPLE = 1500

#: Letters of half a sample from which on it says clearly what it is in: two of which agree.
_CLEAR = 100

#: Codes that pages use for what has another today, or that are a country's and no language's:
#: https://www.loc.gov/standards/iso639-2/php/code_changes.php
_CODES = {
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jw": "jv",
    "mo": "ro",
    "cn": "zh",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "jp": "ja",
    "ua": "uk",
    "vn": "vi",
}

#: Languages that share most of their words: which of them a text is in, its page knows best.
_CLOSE = tuple(
    frozenset(family.split())
    for family in (
        "da nb nn no",
        "bs hr sh sr",
        "id jv ms su",
        "cs sk",
        "an ast ca es gl oc pt",
        "af nl fy",
        "de lb",
        "bg mk",
        "hi mr ne",
        "xh zu nr ss",
        "az tr tk",
    )
)


def read_language(facts: PageFacts, paragraphs: list[str]) -> str | None:
    """Return the ISO 639-1 code; templates that say English over Hindi are not believed."""
    return language_of(" ".join(paragraphs)[:_SAMPLE], _stated(facts))


def language_of(sample: str, stated: str | None) -> str | None:
    """Return the ISO 639-1 code of a text's language.

    Args:
        sample: The beginning of the text.
        stated: What the page says; believed where the letters may be of that language, unless both
            halves of a longer text are in another, the same or a close one.
    """
    letters = sum(map(len, _LETTERS.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample))) > 0.5 * letters
    if stated is None or (letters and latin == (stated in _NOT_LATIN)):
        return detect_language(sample, stated)
    if letters < 2 * _CLEAR:
        return stated
    middle = len(sample) // 2
    halves = sample[:middle], sample[middle:]
    if any(is_evidently(half, stated) for half in halves):
        return stated
    first, second = map(detect_language, halves)
    if _is_close(first, second) and not _is_close(first, stated) and not _is_close(second, stated):
        return detect_language(sample, stated)
    return stated


def _is_close(one: str | None, other: str | None) -> bool:
    return one == other or any({one, other} <= family for family in _CLOSE)


def _stated(facts: PageFacts) -> str | None:
    for stated in (
        facts.tree.get("lang"),
        facts.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        facts.declared.text("inLanguage"),
        facts.declared.meta("og:locale", "content-language", "language"),
    ):
        if match := re.match(r"([a-z]{2})(?:[-_]|$)", (stated or "").strip().lower()):
            return _CODES.get(match[1], match[1])
    return None
