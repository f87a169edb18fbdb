"""Of a feed that lists more than is read: the newest entries, the rest not parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from html import unescape
from typing import TypeVar

from bot.feeds.formats.limits import MAX_ENTRIES
from bot.feeds.formats.times import FeedOrigin, stated_time

_Item = TypeVar("_Item")

#: Tags of entries, and what may hold the letters of some. What has no end goes to the end, so that
#: nothing is read twice.
_ITEM = re.compile(
    rb"<!\[CDATA\[(?:.*?\]\]>|.*+)|<!--(?:.*?-->|.*+)"
    rb"|<(?P<close>/)?(?:[\w.-]{1,40}:)?(?:item|entry)(?=[\s/>])[^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_DATE = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?:pubDate|published|updated|date|issued|modified)\b[^<>]*+>"
    rb"\s*+(?:<!\[CDATA\[)?([^<\]]{4,80})",
    re.IGNORECASE,
)


def newest(items: Sequence[_Item], date_of: Callable[[_Item], datetime | None]) -> Sequence[_Item]:
    """Return the newest of many entries, in their order: feeds have them on top, archives below.

    Args:
        items: As listed.
        date_of: When one was published; None: it does not say.
    """
    if len(items) <= MAX_ENTRIES:
        return items
    first, last = date_of(items[0]), date_of(items[-1])
    is_archive = first is not None and last is not None and first < last
    return items[-MAX_ENTRIES:] if is_archive else items[:MAX_ENTRIES]


def with_newest_items(body: bytes) -> bytes:
    """Return a feed of RSS, RDF or Atom with its newest entries alone.

    Args:
        body: In UTF-8.
    """
    items = _items(body)
    kept = newest(items, lambda item: _date_of(body[item.start : item.stop]))
    if len(kept) == len(items):
        return body
    return b"".join(
        (
            body[: items[0].start],
            *(body[item.start : item.stop] for item in kept),
            body[items[-1].stop :],
        )
    )


def _items(body: bytes) -> list[range]:
    """Return where the entries stand that are in no other."""
    found: list[range] = []
    start, depth = 0, 0
    for tag in _ITEM.finditer(body):
        if tag[0].startswith(b"<!") or tag[0].endswith(b"/>"):
            continue
        if not tag["close"]:
            start = start if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(range(start, tag.end()))
    return found


def _date_of(item: bytes) -> datetime | None:
    stated = _DATE.search(item)
    text = unescape(stated[1].decode(errors="replace")).strip() if stated else ""
    return stated_time(text, None, FeedOrigin()) if text else None
