"""Decide whose feed has the next place: places are few, and a stranger's sites may be slow.

Places go round over the owners of feeds: to who has fewest, and of these to who had least time of
them. So who waits for a slow site pays for it; and who asked for nothing has nothing saved up: he
begins with as much as who had least of those who wait
(https://docs.kernel.org/scheduler/sched-design-CFS.html, min_vruntime).

An owner has no more places than are left free beside his: alone he has half of them, two have a
third each, and who comes new finds one at once while there are fewer others than places. However
many feeds the others have, and however slow, his next feed has a place after one of each of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.feeds.values import Feed, Owner

T = TypeVar("T")

#: What a turn counts at least: of two who do nothing but begin, each has every other.
_LEAST_SECONDS = 0.1


def owners_of(feed: Feed) -> frozenset[Owner]:
    """Return for whom a feed is watched."""
    return feed.accounts


def next_turn(
    waiting: Iterable[tuple[T, Owner]],
    holding: Collection[Owner],
    used: Mapping[Owner, float],
    places: int,
) -> tuple[T, Owner] | None:
    """Return who has the next place, and on whose account; None: nobody.

    Args:
        waiting: What waits, with each of its owners; of each owner what waits longest first.
        holding: Who has places, as often as he has one.
        used: By owner, how much time he had.
        places: In all.
    """
    busy = Counter(holding)
    free = places - len(holding)
    able = ((item, owner) for item, owner in waiting if busy[owner] < free)
    return min(able, key=lambda one: (busy[one[1]], used[one[1]]), default=None)


@dataclass(frozen=True, slots=True)
class _Held:
    owner: Owner

    #: When it was given, in seconds.
    at: float


class Turns(Generic[T]):
    """Places, and who has them."""

    def __init__(
        self,
        places: int,
        owners_of: Callable[[T], Iterable[Owner]],
        key_of: Callable[[T], Hashable],
    ) -> None:
        """Set up; all places are free.

        Args:
            places: How many there are.
            owners_of: Returns on whose account something may have a place.
            key_of: Of what has the same key, one has a place at a time: that of a host, say.
        """
        self._places = places
        self._owners_of = owners_of
        self._key_of = key_of
        self._held: dict[Hashable, _Held] = {}
        #: Seconds of places that each owner had; and the least of those who wait, or have one.
        self._used: dict[Owner, float] = {}
        self._least = 0.0

    @property
    def full(self) -> bool:
        """Whether all places are taken."""
        return len(self._held) >= self._places

    def begin(self, waiting: Collection[T], now: float) -> list[T]:
        """Give places away; returns what has one now.

        Args:
            waiting: What waits, of each owner what waits longest first.
            now: In seconds, by a clock that nobody sets.
        """
        able = [
            ((key, item), owner)
            for item in waiting
            if (key := self._key_of(item)) not in self._held
            for owner in self._owners_of(item)
        ]
        self._let_in({owner for _, owner in able})
        begun = []
        while turn := next_turn(able, self._holding(), self._used, self._places):
            (taken, item), owner = turn
            self._held[taken] = _Held(owner, now)
            begun.append(item)
            able = [one for one in able if one[0][0] != taken]
        return begun

    def end(self, item: T, now: float) -> None:
        """Take a place back."""
        held = self._held.pop(self._key_of(item))
        self._used[held.owner] += max(now - held.at, _LEAST_SECONDS)

    def _let_in(self, waiting: set[Owner]) -> None:
        """Count the time of who waits; who went is forgotten once the others had as much."""
        here = waiting.union(self._holding())
        used = dict.fromkeys(here, self._least) | self._used
        self._least = min((used[owner] for owner in here), default=self._least)
        self._used = {of: had for of, had in used.items() if of in here or had > self._least}

    def _holding(self) -> list[Owner]:
        return [held.owner for held in self._held.values()]
