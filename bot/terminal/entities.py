"""What Telegram's clients find in a message as it is typed: links and commands."""

from __future__ import annotations

import re
from typing import Any

from bot.fetching.written_links import is_host, link_spans

_COMMAND = re.compile(r"/[a-z0-9_]{1,32}", re.IGNORECASE)


def entities_of(text: str) -> list[dict[str, Any]]:
    """Return MessageEntity objects: https://core.telegram.org/bots/api#messageentity."""
    found: list[dict[str, Any]] = []
    if command := _COMMAND.match(text):
        found.append(_entity("bot_command", text, 0, command.end()))
    spans = list(link_spans(text))
    if is_host(alone := text.strip()):
        # Clients know which names end a host; within a text, ``report.pdf`` would be one as well.
        start = text.index(alone)
        spans.append((start, start + len(alone)))
    found += (_entity("url", text, start, end) for start, end in spans)
    return found


def _entity(kind: str, text: str, start: int, end: int) -> dict[str, Any]:
    return {"type": kind, "offset": _units(text[:start]), "length": _units(text[start:end])}


def _units(text: str) -> int:
    """Telegram counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
