"""The names in a text: parted from slogans, and none that a template left or every page has."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    r"[{}<>]|^(?:document|home|start|index|blog|untitled|news|magazine|stories)$"
    r"|\b(?:copyright|rights reserved|site ?map|accessibility|privacy|new date)\b",
    re.IGNORECASE,
)

#: Who wrote it, behind a headline: "by Jane Doe".
_BY = re.compile(r"(?:by|von|par|por|av|af|door)\s")

#: Words behind a colon that a slogan has.
_SLOGAN = 3


def names_in(text: str) -> Iterator[str]:
    """Yield a name; if a slogan stands before or behind it, each of both."""
    text = one_line(text)[:_MAX_TEXT].removeprefix("www.").rstrip("/")
    if "://" in text or text.startswith("@"):
        return
    for part in SEPARATOR.split(text):
        name = _AROUND.sub("", part)
        if 1 < len(name) <= _MAX_LENGTH and _is_name(name):
            short, _, slogan = name.partition(": ")
            if len(slogan.split()) >= _SLOGAN:
                yield short
            yield name


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and not _NO_NAME.search(text) and not _BY.match(text)
