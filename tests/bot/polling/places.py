"""Feeds whose sites take their time, on a clock of their own: who waits how long for a place?"""

from __future__ import annotations

import heapq
from collections.abc import Collection
from dataclasses import dataclass, field
from math import inf

from bot.feeds.turns import Turns
from bot.feeds.values import Owner

#: Free places are given away so often, though nothing ended.
LOOK_AGAIN = 5.0


@dataclass(frozen=True, slots=True)
class Site:
    """A feed: something is to be done for it again and again."""

    number: int
    owner: Owner

    #: Seconds that it takes, and after which it is due again.
    takes: float
    every: float

    #: When it is due first.
    since: float = 0.0


@dataclass(slots=True)
class Simulation:
    """What comes of it."""

    places: int
    until: float

    #: By owner, how long his feeds waited, in seconds.
    waits: dict[Owner, list[float]] = field(default_factory=dict)

    def run(self, sites: Collection[Site]) -> Simulation:
        """Let it happen."""
        turns = Turns[Site](self.places, lambda site: (site.owner,), lambda site: site.number)
        due = {site: site.since for site in sites}
        running: list[tuple[float, int, Site]] = []
        at = 0.0
        while at < self.until:
            while running and running[0][0] <= at:
                turns.end(heapq.heappop(running)[2], at)
            waiting = sorted((site for site in due if due[site] <= at), key=due.__getitem__)
            for site in turns.begin(waiting, at):
                self._waited(site, at - due[site])
                heapq.heappush(running, (at + site.takes, site.number, site))
                due[site] = at + site.takes + site.every
            later = min((moment for moment in due.values() if moment > at), default=inf)
            at = min(at + LOOK_AGAIN, later, running[0][0] if running else inf)
        for site in sites:
            if due[site] <= at:
                self._waited(site, at - due[site])
        return self

    def _waited(self, site: Site, seconds: float) -> None:
        self.waits.setdefault(site.owner, []).append(seconds)
