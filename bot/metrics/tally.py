"""What was counted, as a value: of a process, or of several together; and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from bot.metrics.families import ALL, BUCKETS, Timed

#: A family's name, and a value of its label.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Durations:
    """How long something took."""

    #: How often it took up to each of the buckets' seconds and longer than up to the one before.
    counts: tuple[int, ...]

    #: Of all together.
    seconds: float

    @property
    def count(self) -> int:
        """Return how often it happened."""
        return sum(self.counts)

    def __add__(self, other: Durations) -> Durations:
        together = tuple(map(sum, zip(self.counts, other.counts, strict=True)))
        return Durations(together, self.seconds + other.seconds)

    def within(self, share: float) -> float | None:
        """Return the seconds within which a share of them was done; None: more than is told apart."""
        done = 0
        for bucket, count in zip(BUCKETS, self.counts, strict=False):
            done += count
            if done >= share * self.count:
                return bucket
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was counted since some time."""

    counts: Mapping[Key, int] = field(default_factory=dict)
    times: Mapping[Key, Durations] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        times = dict(self.times)
        for key, more in other.times.items():
            times[key] = times[key] + more if key in times else more
        return Tally(counts=Counter(self.counts) + Counter(other.counts), times=times)

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "counts": [[*key, count] for key, count in self.counts.items()],
            "times": [
                [*key, list(times.counts), round(times.seconds, 3)]
                for key, times in self.times.items()
            ],
        }

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> Self:
        """Return what :meth:`to_json` wrote; what another version counted besides is left out."""
        known = {family.name: family for family in ALL}
        counts = {
            (name, known[name].listed(value)): int(count)
            for name, value, count in plain.get("counts", ())
            if name in known
        }
        times = {
            (name, known[name].listed(value)): Durations(tuple(map(int, parts)), float(seconds))
            for name, value, parts, seconds in plain.get("times", ())
            if isinstance(known.get(name), Timed) and len(parts) == len(BUCKETS) + 1
        }
        return cls(counts=counts, times=times)
