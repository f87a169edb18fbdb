"""Decide which stories one surely follows up. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Earlier:
    """A story that was told, and names some of what a later one does."""

    story_id: int

    #: See ``bot.newsroom.values.Report``.
    event_key: bytes
    names: bytes


def followed_up(event_key: bytes, names: bytes, candidates: Sequence[Earlier]) -> tuple[int, ...]:
    """Return the stories that a report surely follows up, in the order of the candidates.

    Args:
        event_key: The report's.
        names: The report's.
        candidates: Stories of the days before.
    """
    if not candidates:
        return ()
    # numpy comes with it, which a process that tells nothing twice can do without.
    from summarizer.stories.follow_ups import EventTraits, is_follow_up  # noqa: PLC0415

    later = EventTraits.from_bytes(event_key, names)
    return tuple(
        one.story_id
        for one in candidates
        if is_follow_up(EventTraits.from_bytes(one.event_key, one.names), later)
    )
