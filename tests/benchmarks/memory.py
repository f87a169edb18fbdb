"""How much memory a process and those it started take: PSS, so what is shared counts once."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

_EVERY_SECONDS = 0.25


def pss_megabytes(pid: int) -> float:
    """Return a process's share of memory; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def descendants(pid: int) -> list[int]:
    """Return the processes that a process started, and those that these started."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, path.read_text(encoding="ascii").split())
        except OSError:
            continue
    return found + [below for child in found for below in descendants(child)]


class Sampler:
    """Notes the most, in megabytes, as long as it is entered."""

    def __init__(self, pid: int) -> None:
        self.main = 0.0
        self.whole = 0.0
        self._pid = pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    @staticmethod
    def of_all(pid: int) -> float:
        """Return what a process and its descendants take now."""
        return sum(map(pss_megabytes, [pid, *descendants(pid)]))

    def _run(self) -> None:
        while True:
            self.main = max(self.main, pss_megabytes(self._pid))
            self.whole = max(self.whole, self.of_all(self._pid))
            if self._stop.wait(_EVERY_SECONDS):
                return

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
