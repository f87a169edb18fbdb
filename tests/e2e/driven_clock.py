"""Run the program with a clock that is set on by half an hour at SIGUSR1, and see what is due then.

A script, run in place of ``python -m bot``, as ``shifted_clock.py`` is: a month passes in minutes.
"""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import signal
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

STEP = timedelta(minutes=30)

_shift = timedelta(0)


def _now() -> datetime:
    return datetime.now(UTC) + _shift


def main() -> None:
    spec = importlib.util.spec_from_file_location("bot.app.clock", "bot/app/clock.py")
    assert spec
    assert spec.loader
    clock = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(clock)
    clock.utc_now = _now  # type: ignore[attr-defined]  # of a module that mypy knows by its name alone
    sys.modules["bot.app.clock"] = clock
    from bot.cli import main as precis  # noqa: PLC0415  # see above
    from bot.commands import run  # noqa: PLC0415
    from bot.sweeping import Sweeping  # noqa: PLC0415

    run_bot = run.run_bot

    async def driven(*arguments: Any) -> None:
        sweepings: list[Sweeping] = []

        def step() -> None:
            global _shift  # noqa: PLW0603  # a signal has nothing else to tell it to
            _shift += STEP
            # All were made at the start.
            sweepings.extend([] if sweepings else _all_of(Sweeping))
            for sweeping in sweepings:
                sweeping.wake()

        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, step)
        await run_bot(*arguments)

    run.run_bot = driven  # type: ignore[assignment]  # it is called as the command does
    precis()


def _all_of(kind: type[Any]) -> list[Any]:
    return [one for one in gc.get_objects() if isinstance(one, kind)]


# The program's fork server imports this file too.
if __name__ == "__main__":
    main()
