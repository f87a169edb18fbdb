"""What happens in this process, by days, until it is kept: see ``bot.storage.operating.days``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.metrics.families import ARTICLES, MESSAGES, TOLD, Counted, Timed
from bot.metrics.meter import Metrics


class Daily(StrEnum):
    """What is counted of a day."""

    #: Links, texts and files of people that were read.
    LINKS = "links"
    #: Messages of what chats follow that arrived.
    STORIES = "stories"
    #: Who did something, each once.
    PEOPLE = "people"
    #: What of people's could not be read, and messages that Telegram refused or whose fate is unknown.
    FAILURES = "failures"


#: People who are remembered as counted today: more are written down once more, which changes nothing.
_MOST_REMEMBERED = 50_000

_READ = "read"
_FAILED = frozenset({"refused", "unknown"})


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What came of a day."""

    day: date
    counts: Mapping[Daily, int] = field(default_factory=dict)

    def of(self, what: Daily) -> int:
        """Return how often it happened."""
        return self.counts.get(what, 0)


@dataclass(frozen=True, slots=True)
class Uncounted:
    """What happened since it was kept last."""

    counts: Mapping[tuple[date, Daily], int]
    people: frozenset[tuple[date, int]]


class Days:
    """Is told what happens, passes it on, and counts of it what is kept by days."""

    def __init__(self, metrics: Metrics, today: Callable[[], date]) -> None:
        """Set up.

        Args:
            metrics: Told the same.
            today: The day, of UTC.
        """
        self._metrics = metrics
        self._today = today
        self._counts = Counter[tuple[date, Daily]]()
        self._people: set[tuple[date, int]] = set()
        self._known: set[tuple[date, int]] = set()

    def count(self, what: Counted, value: str = "") -> None:
        """See :class:`Metrics`."""
        self._metrics.count(what, value)
        if daily := _daily(what, value):
            self._counts[self._today(), daily] += 1

    def time(self, what: Timed, value: str, seconds: float) -> None:
        """See :class:`Metrics`."""
        self._metrics.time(what, value, seconds)

    def seen(self, person: int) -> None:
        """Somebody did something."""
        here = (self._today(), person)
        if here not in self._known:
            self._people.add(here)

    def take(self) -> Uncounted:
        """Return what happened since this was called last."""
        taken = Uncounted(dict(self._counts), frozenset(self._people))
        self._counts.clear()
        self._people.clear()
        today = self._today()
        known = {one for one in self._known | taken.people if one[0] == today}
        self._known = known if len(known) <= _MOST_REMEMBERED else set()
        return taken

    def put_back(self, taken: Uncounted) -> None:
        """Count what could not be kept."""
        self._counts.update(taken.counts)
        self._people |= taken.people


def _daily(what: Counted, value: str) -> Daily | None:
    if what is ARTICLES:
        return Daily.LINKS if value == _READ else Daily.FAILURES
    if what is TOLD:
        return Daily.STORIES
    return Daily.FAILURES if what is MESSAGES and value in _FAILED else None
