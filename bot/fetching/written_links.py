"""Links as people write them within a text. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: A link with its scheme, or a host with a path behind it.
_LINK = re.compile(r"https?://\S+|(?<![\w@/.])(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)

#: A host as it is typed, with a name at its end.
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,20}[^\W\d_]{2,}")

#: Belongs to the sentence around a link, not to the link.
_AFTER_LINK = ".,;:!?'\">»”’…。，、！？；：」』"

#: A link that opens a bracket closes it: ``/Quay_(harbour)``.
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def is_host(text: str) -> bool:
    """Whether a text is ``example.org`` and nothing else."""
    return _HOST.fullmatch(text) is not None


def link_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the links of a text begin and end, in order."""
    for match in _LINK.finditer(text):
        yield match.start(), match.start() + _length(match[0])


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
