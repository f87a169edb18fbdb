"""Reports that stand together in a digest: those of one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from summarizer.stories.events import SAME_EVENT, EventKey

_Matrix = npt.NDArray[np.float64]


def group_events(
    reports: Sequence[tuple[EventKey, datetime]], apart: timedelta = timedelta(days=4)
) -> tuple[tuple[int, ...], ...]:
    """Return the reports' places, those of one event together.

    Average linkage: the two groups whose reports are most alike become one, as long as these are
    alike on average; so one report that resembles two events does not make them one. Time grows
    with the cube of the number of reports: for digests of up to some hundreds.

    Args:
        reports: Their keys, and when each was published.
        apart: Reports that lie further apart are of different events, however alike.

    Returns:
        Groups by their first report, reports in the order given; each report is in one.
    """
    likeness = _likeness(reports, apart)
    groups: dict[int, list[int]] = {place: [place] for place in range(len(reports))}
    while len(groups) > 1:
        one, other = sorted(map(int, np.unravel_index(likeness.argmax(), likeness.shape)))
        if likeness[one, other] < SAME_EVENT:
            break
        sizes = len(groups[one]), len(groups[other])
        joined = (likeness[one] * sizes[0] + likeness[other] * sizes[1]) / sum(sizes)
        likeness[one] = likeness[:, one] = joined
        likeness[other] = likeness[:, other] = likeness[one, one] = -1
        groups[one] += groups.pop(other)
    return tuple(tuple(sorted(groups[first])) for first in sorted(groups))


def _likeness(reports: Sequence[tuple[EventKey, datetime]], apart: timedelta) -> _Matrix:
    """Return the cosine of each two reports; 0 for those too far apart, -1 for one with itself."""
    stems = [np.frombuffer(key.stems, "<u4") for key, _ in reports]
    columns = np.unique(np.concatenate(stems)) if stems else np.zeros(0, np.uint32)
    weights = np.zeros((len(reports), len(columns)))
    for row, (found, (key, _)) in enumerate(zip(stems, reports, strict=True)):
        weights[row, np.searchsorted(columns, found)] = np.frombuffer(key.weights, np.uint8)
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.maximum(lengths, 1)
    likeness: _Matrix = weights @ weights.T
    seconds = np.array([moment.timestamp() for _, moment in reports])
    likeness[np.abs(seconds[:, None] - seconds[None, :]) > apart.total_seconds()] = 0
    np.fill_diagonal(likeness, -1)
    return likeness
