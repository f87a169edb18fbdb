"""The newest entries of a live blog, where it describes them.

Source: https://schema.org/LiveBlogPosting
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from summarizer.reading.moments import parse_date
from summarizer.reading.structured import Declared, one_line

#: What happened before is in the page, and would make the answer old.
_MAX_ENTRIES = 10
_MAX_LOOKED_AT = 1000

#: Characters: below, entries are headlines that lead to their texts.
_MIN_LENGTH = 250

_TAG = re.compile(r"<[^<>]{1,300}>")


def newest_entries(declared: Declared) -> tuple[str, ...]:
    """Return the lines of a live blog's newest entries, the newest first; none if it has none."""
    updates = declared.article.get("liveBlogUpdate")
    if "LiveBlogPosting" not in declared.types or not isinstance(updates, list):
        return ()
    entries = [entry for entry in updates[:_MAX_LOOKED_AT] if isinstance(entry, dict)]
    # Equal or missing times keep their order: pages have the newest on top.
    entries.sort(key=_when, reverse=True)
    told = [entry for entry in entries if entry.get("articleBody")][:_MAX_ENTRIES]
    lines = tuple(line for entry in told for line in _lines(entry))
    return lines if sum(map(len, lines)) >= _MIN_LENGTH else ()


def _when(entry: Mapping[str, Any]) -> str:
    stated = parse_date(str(entry.get("datePublished") or ""), "", "")
    return stated.isoformat() if stated else ""


def _lines(entry: Mapping[str, Any]) -> Iterator[str]:
    # Markup that was escaped for the script is markup still.
    for part in _TAG.sub("\n", unescape(str(entry["articleBody"]))).split("\n"):
        if line := one_line(part):
            yield line
