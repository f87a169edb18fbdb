"""The newest entries of a live blog, where it describes them.

Source: https://schema.org/LiveBlogPosting
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from summarizer.reading.dates.parse import parse_date
from summarizer.reading.page.structured import Declared, lines_of

#: What happened before is in the page, and would make the answer old.
_MAX_ENTRIES = 10
_MAX_LOOKED_AT = 1000

_NEVER = datetime.min.replace(tzinfo=UTC)


def newest_entries(declared: Declared) -> tuple[str, ...]:
    """Return the lines of a live blog's newest entries, the newest first; none if it has none."""
    updates = declared.article.get("liveBlogUpdate")
    if "LiveBlogPosting" not in declared.types or not isinstance(updates, list):
        return ()
    told = [e for e in updates[:_MAX_LOOKED_AT] if isinstance(e, dict) and e.get("articleBody")]
    # Those of one moment, or of none, keep their order: pages have the newest on top.
    told.sort(key=_when, reverse=True)
    return tuple(line for e in told[:_MAX_ENTRIES] for line in lines_of(str(e["articleBody"])))


def _when(entry: Mapping[str, Any]) -> datetime:
    stated = parse_date(str(entry.get("datePublished") or ""))
    if isinstance(stated, datetime):
        return stated
    return datetime(stated.year, stated.month, stated.day, tzinfo=UTC) if stated else _NEVER
