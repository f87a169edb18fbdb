"""Figures as lines for an operator; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from bot.metrics.families import ALL, Family, Timed
from bot.metrics.tally import Durations, Key, Tally
from bot.observing.gauges import READY, gauges
from bot.observing.observed import Observed
from bot.observing.readiness import checks

T = TypeVar("T")

#: Of how many of what was timed it is told how long it took at most.
_SHARE = 0.95


def status_lines(observed: Observed) -> list[str]:
    """Return a line for each check and each family of figures."""
    verdicts = [
        f"{'ok' if check.ok else 'failed':<6}  {check.name}: {check.says}"
        for check in checks(observed)
    ]
    shown = [
        _line(family, {value: f"{number:,.0f}" for value, number in values.items() if number})
        for family, values in gauges(observed)
        if family is not READY
    ]
    return [*verdicts, *shown, *_counted(observed.tally)]


def _counted(tally: Tally) -> Iterator[str]:
    for family in ALL:
        if isinstance(family, Timed):
            times = _of(family, tally.times)
            yield _line(family, {value: _took(each) for value, each in times.items()})
        else:
            counts = _of(family, tally.counts)
            yield _line(family, {value: f"{count:,}" for value, count in counts.items()})


def _of(family: Family, counted: Mapping[Key, T]) -> dict[str, T]:
    return {value: each for (name, value), each in sorted(counted.items()) if name == family.name}


def _line(family: Family, values: dict[str, str]) -> str:
    said = ", ".join(f"{value} {figure}".strip() for value, figure in values.items())
    return f"{'':<6}  {family.help}: {said or 'none'}"


def _took(times: Durations) -> str:
    mean = times.seconds / times.count
    within = times.within(_SHARE)
    return f"{times.count:,} in {mean:.2f} s ({_SHARE:.0%} within {within or 'more than 60'} s)"
