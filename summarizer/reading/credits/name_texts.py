"""The names in a text: parted from slogans, and none that a template left or every page has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.language.phrases import any_of
from summarizer.reading.page.structured import one_line

_MAX_LENGTH = 60

#: Letters of a text that may have a name among slogans; nobody calls a site by a longer one.
_MAX_TEXT = 500

#: Between a headline and the name of the site, and between that and its slogan.
SEPARATOR = re.compile(r"\s+(?:[|ǀ–—:›»·•-]|::)\s+|\s*\|\s*")

#: Dashes before a name, and what is said of it in brackets behind.
_AROUND = re.compile(r"^[^\w«“\"']+|\s*\([^()]*\)$|[\s|–—-]+$")

#: Templates that were not filled in, what pages are called, and what footers say instead of a name.
_NO_NAME = re.compile(
    r"[{}<>]|^(?:document|home|start|startseite|accueil|inicio|index|blog|untitled|news|magazine|stories)$"
    r"|\b(?:copyright|rights reserved|site ?map|accessibility|privacy|new date)\b",
    re.IGNORECASE,
)

#: Who wrote it, behind a headline: "by Jane Doe".
_BY = re.compile(r"(?:by|von|par|por|av|af|door)\s")

#: Words behind a colon that a slogan has.
_SLOGAN = 3

#: Words of a slogan, and of the name that stands behind it: "All about ships and more • Gazette".
_MIN_SLOGAN, _MAX_BESIDE = 4, 2

#: What some say of a site around its name: "The Official Gazette Site".
_AROUND_NAME = re.compile(
    r"(?:the\s)?official\s(?P<name>\S.*?)\s(?:web\s?)?(?:site|blog)", re.IGNORECASE
)


def names_in(text: str) -> Iterator[str]:
    """Yield a name; if a slogan stands before or behind it, each of both, what is plainly a slogan last."""
    text = one_line(text)[:_MAX_TEXT].removeprefix("www.").rstrip("/")
    if "://" in text or text.startswith("@"):
        return
    for part in _slogan_last(SEPARATOR.split(text)):
        name = _without_official(_AROUND.sub("", part))
        if 1 < len(name) <= _MAX_LENGTH and _is_name(name):
            short, _, slogan = name.partition(": ")
            if len(slogan.split()) >= _SLOGAN:
                yield short
            yield name


def _slogan_last(parts: list[str]) -> list[str]:
    first, *others = parts
    if len(others) != 1 or len(first.split()) < _MIN_SLOGAN:
        return parts
    return parts[::-1] if len(others[0].split()) <= _MAX_BESIDE else parts


def _without_official(name: str) -> str:
    match = _official().fullmatch(name) or _AROUND_NAME.fullmatch(name)
    return match["name"] if match else name


@cache
def _official() -> re.Pattern[str]:
    said = any_of("site_names", "official")
    # "de l'" ends with its mark, other words with a blank.
    return re.compile(rf"(?:{said})(?:(?<!\w)|\s)(?P<name>\S.*)", re.IGNORECASE)


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and not _NO_NAME.search(text) and not _BY.match(text)
