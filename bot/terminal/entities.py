"""What Telegram's clients find in a message as it is typed: links and commands."""

from __future__ import annotations

import re
from typing import Any

#: A link with its scheme, or a host with a path behind it.
_LINK = re.compile(r"https?://\S+|(?<![\w@/.])(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_COMMAND = re.compile(r"/[a-z0-9_]{1,32}", re.IGNORECASE)

#: Belongs to the sentence around a link, not to the link.
_AFTER_LINK = ".,;:!?'\">»”’…。，、！？；：」』"

#: A link that opens a bracket closes it: ``/Quay_(harbour)``.
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def entities_of(text: str) -> list[dict[str, Any]]:
    """Return MessageEntity objects: https://core.telegram.org/bots/api#messageentity."""
    found: list[dict[str, Any]] = []
    if command := _COMMAND.match(text):
        found.append(_entity("bot_command", text, 0, command.end()))
    for match in _LINK.finditer(text):
        end = match.start() + _length(match[0])
        found.append(_entity("url", text, match.start(), end))
    return found


def _length(link: str) -> int:
    """Return where a link ends in which a sentence may end as well."""
    # Counted once, as there may be a thousand at its end.
    more = {close: link.count(close) - link.count(opens) for close, opens in _BRACKETS.items()}
    end = len(link)
    while end and (link[end - 1] in _AFTER_LINK or more.get(link[end - 1], 0) > 0):
        end -= 1
        if link[end] in more:
            more[link[end]] -= 1
    return end


def _entity(kind: str, text: str, start: int, end: int) -> dict[str, Any]:
    return {"type": kind, "offset": _units(text[:start]), "length": _units(text[start:end])}


def _units(text: str) -> int:
    """Telegram counts in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
