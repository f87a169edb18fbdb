"""Is a report surely a follow-up of an earlier one?

``same_event`` is right where events are few, and merges others where many are alike: notices of bonds,
daily reports. Those share words, and each has names of its own. So of a follow-up more is asked: two
names that are rare, one of them in both titles, and not that each title names what the other report
hardly speaks of. Of fifty pairs that were read 48 are of one event; see
``tests/benchmarks/follow_ups.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np

from summarizer.stories.events import EventKey, event_likeness
from summarizer.stories.names import Names

#: Cosine of the words of a report and its follow-up.
_LIKE = 0.4

#: Persons, places, companies that both name.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class EventTraits:
    """What a report is compared by."""

    event: EventKey
    names: Names

    @classmethod
    def from_bytes(cls, event_key: bytes, names: bytes) -> Self:
        """Return what was stored."""
        return cls(EventKey.from_bytes(event_key), Names.from_bytes(names))


def is_follow_up(earlier: EventTraits, later: EventTraits) -> bool:
    """Whether two reports, of days that are near each other, surely tell of one event. Symmetrical."""
    one, other = earlier.names.by_number, later.names.by_number
    shared = earlier.names.ties & later.names.ties
    return (
        any(one[name].titled and other[name].titled for name in shared)
        and _count(shared, earlier.names, later.names) >= _NAMED
        and event_likeness(earlier.event, later.event) >= _LIKE
        and not (_has_other_subject(earlier, later) and _has_other_subject(later, earlier))
    )


def _count(shared: Iterable[int], one: Names, other: Names) -> int:
    """Return how many persons, places and companies some words name: those in both names are one."""
    left = set(shared)
    count = 0
    while left:
        count += 1
        found = {left.pop()}
        while found:
            ones = {one.by_number[name].group for name in found}
            others = {other.by_number[name].group for name in found}
            found = {
                name
                for name in left
                if one.by_number[name].group in ones or other.by_number[name].group in others
            }
            left -= found
    return count


def _has_other_subject(one: EventTraits, other: EventTraits) -> bool:
    """Whether a title names something that another report does not know, or hardly speaks of."""
    known = {*np.frombuffer(other.event.stems, "<u4").tolist(), *other.names.by_number}
    return any(name.titled and number not in known for number, name in one.names.by_number.items())
