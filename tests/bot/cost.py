"""How the cost of something grows with its input, told without a clock that a busy machine moves."""

from __future__ import annotations

import time
from collections.abc import Callable


def growth(run: Callable[[int], object], size: int) -> float:
    """Return how many times as much four times the input costs: 4 if in step, 16 if by the square.

    Processor time, the least of several runs: what else the machine does counts little.
    """
    return _least(run, 4 * size) / _least(run, size)


def _least(run: Callable[[int], object], size: int) -> float:
    return min(_seconds(run, size) for _ in range(5))


def _seconds(run: Callable[[int], object], size: int) -> float:
    started = time.process_time()
    run(size)
    return time.process_time() - started
