"""Figures as Prometheus reads them, in a registry of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from bot.metrics.families import ALL, BUCKETS, Counted, Family, Timed
from bot.metrics.tally import Tally
from bot.observing.gauges import gauges
from bot.observing.observed import Observed

_PREFIX = "precis_"

_BOUNDS = (*map(str, BUCKETS), "+Inf")


def exposed(observed: Observed, accept: str) -> tuple[bytes, str]:
    """Return all figures, and their media type.

    Args:
        observed: As a process saw itself.
        accept: The header; Prometheus says by it which form it reads.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Snapshot(observed))
    encode, media_type = choose_encoder(accept)
    return encode(registry), media_type


class _Snapshot(Collector):
    def __init__(self, observed: Observed) -> None:
        self._observed = observed

    def collect(self) -> Iterator[Metric]:
        for gauge, values in gauges(self._observed):
            shown = GaugeMetricFamily(_PREFIX + gauge.name, gauge.help, labels=_labels(gauge))
            for value, number in values.items():
                shown.add_metric(_labels(gauge) and [value], number)
            yield shown
        tally = self._observed.tally
        for family in ALL:
            yield _timed(family, tally) if isinstance(family, Timed) else _counted(family, tally)


def _counted(family: Counted, tally: Tally) -> Metric:
    shown = CounterMetricFamily(_PREFIX + family.name, family.help, labels=_labels(family))
    # From the start, also those that nothing was counted of: a rate needs a figure before.
    for value in sorted(family.values) or [""]:
        shown.add_metric(_labels(family) and [value], tally.counts.get((family.name, value), 0))
    return shown


def _timed(family: Timed, tally: Tally) -> Metric:
    shown = HistogramMetricFamily(_PREFIX + family.name, family.help, labels=_labels(family))
    for (name, value), times in sorted(tally.times.items()):
        if name == family.name:
            buckets = list(zip(_BOUNDS, accumulate(times.counts), strict=True))
            shown.add_metric(_labels(family) and [value], buckets, times.seconds)
    return shown


def _labels(family: Family) -> list[str]:
    return [family.label] if family.label else []
