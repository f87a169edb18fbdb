"""Read what narrows a topic, as people write it: ``from:example.org -football lang:de``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.subscriptions.narrowing import Narrowing, host_in, language_in
from bot.subscriptions.unmatchable import why_unmatchable
from summarizer.topics.words.keys import topic_key

#: Of one topic, in all.
MAX_NARROWINGS = 10

#: Stands for each of them in what is left of a text; nobody types it.
MARK = "\ue001"

#: They part topics.
_COMMA = ",;،؛、，；"  # of all scripts

#: What narrows, each with one that is it and one that is not: ``-football``, not ``covid-19``.
_WORD = re.compile(
    rf"""
    (?<!\S)(?:
        (?:from|site):[ \t]*(?P<hosts>[^\s{_COMMA}]+(?:,[^\s{_COMMA}]+\.[^\s{_COMMA}]+){{0,9}})
      | lang(?:uage)?:[ \t]*(?P<languages>[^\s{_COMMA}]+)
      | [-−–—](?:["“„«](?P<quoted>[^"“”„«»\n]+)["”“»]|\#?(?P<without>\w[^\s{_COMMA}]*))
    )
    """,  # dashes that people type
    re.VERBOSE | re.IGNORECASE,
)

_ENDS = ".:!?)"


@dataclass(frozen=True, slots=True)
class NarrowingWord:
    """What narrows, as one word of a person's; one kind of the three."""

    #: All of it, as it was typed.
    text: str

    hosts: str = ""
    language: str = ""
    without: str = ""


def draw_out(text: str) -> tuple[str, tuple[NarrowingWord, ...]]:
    """Return a text with marks in place of what narrows, and that, in order."""
    text = text.replace(MARK, " ")
    drawn = tuple(
        NarrowingWord(
            found[0],
            (found["hosts"] or "").rstrip(_ENDS),
            (found["languages"] or "").rstrip(_ENDS),
            (found["quoted"] or found["without"] or "").rstrip(_ENDS),
        )
        for found in _WORD.finditer(text)
    )
    return _WORD.sub(f" {MARK} ", text), drawn


def read_narrowing(
    topic: str, written: Iterable[NarrowingWord]
) -> tuple[Narrowing, tuple[str, ...]]:
    """Return what narrows a topic, and what of it is left out: unknown, contrary, or too much.

    Args:
        topic: Its key, which cannot be without itself.
        written: What was typed beside it.
    """
    hosts: dict[str, None] = {}
    languages: dict[str, None] = {}
    without: dict[str, None] = {}
    left_out: list[str] = []
    for one in written:
        if one.hosts:
            kind, read = hosts, [host_in(host) for host in one.hosts.split(",")]
        elif one.language:
            kind, read = languages, [language_in(one.language)]
        else:
            key = None if why_unmatchable(one.without) else topic_key(one.without)
            kind, read = without, [None if key == topic else key]
        known = {word: None for word in read if word}
        room = MAX_NARROWINGS - len(hosts) - len(languages) - len(without)
        if len(known) < len(read) or len(known.keys() - kind.keys()) > room:
            left_out.append(one.text)
            continue
        kind.update(known)
    narrowing = Narrowing(hosts=tuple(hosts), without=tuple(without), languages=tuple(languages))
    return narrowing, tuple(left_out)
