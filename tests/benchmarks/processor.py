"""How much of a processor a process and those it started took, those that ended included."""

from __future__ import annotations

import os
from pathlib import Path

from tests.benchmarks.memory import descendants

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(*pids: int) -> float:
    """Return the seconds that processes and all that they started took so far."""
    return sum(_own(one) for pid in pids for one in (pid, *descendants(pid)))


def _own(pid: int) -> float:
    """Return a process's seconds, with those of children that ended; 0 if it is gone itself."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    # proc(5): the name stands in brackets, and may hold any sign; utime is the 14th of all.
    fields = line.rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS
