"""Entities that Telegram finds in plain text by itself, about as it does."""

from __future__ import annotations

import re
from typing import Any

_PATTERNS = (
    ("url", re.compile(r"(?:https?|tg|ton)://[^\s<>\"«»“”]+|(?<![\w@/.])(?:[\w-]+\.)+(?:com|org|net|me|ru|de|in|uk|io|dev)(?:/[^\s<>\"]*)?(?!\w)", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)),
    ("mention", re.compile(r"(?<![\w@/])@[a-zA-Z]\w{1,31}")),
    ("bot_command", re.compile(r"(?<![\w/>])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
)  # fmt: skip
_AFTER_URL = ".,;:!?'\")]}"


def detected(text: str, explicit: tuple[dict[str, Any], ...] = ()) -> tuple[dict[str, Any], ...]:
    """Return what is found outside of links, code and of one another."""
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in explicit
        if e["type"] in {"text_link", "code", "pre"}
    ]
    found: list[dict[str, Any]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            shown = match[0].rstrip(_AFTER_URL) if kind == "url" else match[0]
            start = _units(text[: match.start()])
            end = start + _units(shown)
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return tuple(sorted(found, key=lambda e: e["offset"]))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
