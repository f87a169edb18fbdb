"""Where what happens is counted: in memory, by who is given it as an argument."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from bot.metrics.families import BUCKETS, Counted, Timed
from bot.metrics.tally import Durations, Key, Tally


class Metrics(Protocol):
    """Is told what happens."""

    def count(self, what: Counted, value: str = "") -> None:
        """It happened once more."""

    def time(self, what: Timed, value: str, seconds: float) -> None:
        """It took so long."""


class Unmeasured:
    """Counts nothing."""

    def count(self, what: Counted, value: str = "") -> None:
        """See :class:`Metrics`."""

    def time(self, what: Timed, value: str, seconds: float) -> None:
        """See :class:`Metrics`."""


UNMEASURED = Unmeasured()


class Meter:
    """Counts, for as long as the process lives."""

    def __init__(self) -> None:
        self._counts = Counter[Key]()
        self._times: dict[Key, list[int]] = {}
        self._sums: dict[Key, float] = {}

    def count(self, what: Counted, value: str = "") -> None:
        """See :class:`Metrics`."""
        self._counts[what.name, what.listed(value)] += 1

    def time(self, what: Timed, value: str, seconds: float) -> None:
        """See :class:`Metrics`."""
        key = (what.name, what.listed(value))
        self._times.setdefault(key, [0] * (len(BUCKETS) + 1))[bisect_left(BUCKETS, seconds)] += 1
        self._sums[key] = self._sums.get(key, 0.0) + seconds

    def tally(self) -> Tally:
        """Return what was counted so far."""
        times = {
            key: Durations(tuple(counts), self._sums[key]) for key, counts in self._times.items()
        }
        return Tally(counts=dict(self._counts), times=times)


@contextmanager
def timed(metrics: Metrics, what: Timed, value: str) -> Iterator[None]:
    """Tell how long a block took, whatever came of it."""
    began = time.monotonic()
    try:
        yield
    finally:
        metrics.time(what, value, time.monotonic() - began)
