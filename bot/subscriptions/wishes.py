"""Read what a person wants to follow, and how. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The last word says how it is to be told.
_HOW = {
    "daily": True,
    "weekly": True,
    "digest": True,
    "now": False,
    "instant": False,
    "instantly": False,
}

#: So many topics of one message are followed.
MAX_WISHES = 10

_MAX_LABEL = 64


@dataclass(frozen=True, slots=True)
class Wish:
    """A topic in a person's words."""

    #: One line, at most 64 characters, without ``#``.
    label: str

    #: Whether it is wanted with the digest only; None: the person did not say.
    digest: bool | None = None


def parse_wishes(text: str) -> tuple[Wish, ...]:
    """Read ``#moscow``, ``climate change``, ``#moscow daily`` or ``#moscow #berlin``.

    Where topics are hashtags there may be several; words without are one topic together.
    """
    words = text.split()
    digest = _HOW.get(words[-1].casefold()) if len(words) > 1 else None
    if digest is not None:
        words = words[:-1]
    topics = re.split(r"\s+#|^#", " ".join(words)) if "#" in text else [" ".join(words)]
    labels = (" ".join(topic.strip(" #,;").split())[:_MAX_LABEL] for topic in topics)
    unique = dict.fromkeys(label for label in labels if label)
    return tuple(Wish(label, digest) for label in list(unique)[:MAX_WISHES])
