"""Run the program with a clock that is set back by half an hour at SIGUSR1.

A script, run in place of ``python -m bot``: the program's one clock is replaced before anything
that reads it is imported.
"""

from __future__ import annotations

import importlib.util
import signal
import sys
from datetime import UTC, datetime, timedelta

_shift = timedelta(0)


def _set_back(*_: object) -> None:
    global _shift  # noqa: PLW0603  # a signal has nothing else to tell it to
    _shift -= timedelta(minutes=30)


def _now() -> datetime:
    return datetime.now(UTC) + _shift


def main() -> None:
    signal.signal(signal.SIGUSR1, _set_back)
    spec = importlib.util.spec_from_file_location("bot.app.clock", "bot/app/clock.py")
    assert spec
    assert spec.loader
    clock = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(clock)
    clock.utc_now = _now  # type: ignore[attr-defined]  # of a module that mypy knows by its name alone
    sys.modules["bot.app.clock"] = clock
    from bot.cli import main as precis  # noqa: PLC0415  # see above

    precis()


# The program's fork server imports this file too.
if __name__ == "__main__":
    main()
