"""The real program, started as a person starts it."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.botapi import BotApi

#: What a test may fetch: itself, and nothing else.
LOOPBACK = "127.0.0.1/32"

#: What Python is given to be the program.
PROGRAM = ("-m", "bot")

_SHIFTED = str(Path(__file__).parent / "shifted_clock.py")

#: The same, its clock set back by half an hour at SIGUSR1.
CLOCKED = ("-c", f"import runpy; runpy.run_path({_SHIFTED!r}, run_name='__main__')")

#: As PYTHONPATH of a bot that is given no page: its workers never come up, which is half of a start.
WITHOUT_WORKERS = str(Path(__file__).parent / "without_workers")

#: On PostgreSQL the lease of one that was killed has to run out before.
_STARTS_WITHIN_SECONDS = 60.0

_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class RunningBot:
    """``precis run`` against a fake Bot API."""

    process: subprocess.Popen[bytes]
    log: Path

    def stop(self, number: signal.Signals = signal.SIGTERM, seconds: float = 10.0) -> int:
        """Send a signal; returns the exit status once it ended."""
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def wait_for(self, text: str, times: int = 1) -> None:
        """Wait until the log has a text, so often."""
        deadline = time.monotonic() + _STARTS_WITHIN_SECONDS
        while self.logged().count(text) < times:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{text!r} is not in {self.logged()}")
            time.sleep(0.02)

    def logged(self) -> str:
        """Return what it wrote so far."""
        return self.log.read_text(encoding="utf-8")


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    """Return an environment in which the program reaches this machine alone."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PRECIS_")}
    # Else each of a hundred starts compiles the program anew.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {
        "PRECIS_DATA_DIR": str(data_dir),
        "PRECIS_ALLOWED_NETWORKS": LOOPBACK,
        "PYTHONWARNINGS": "error",
    } | more  # fmt: skip


@contextmanager
def running_bot(
    api: BotApi, directory: Path, program: tuple[str, ...] = PROGRAM, **more: str
) -> Iterator[RunningBot]:
    """Start ``precis run`` and wait until it asks for updates; at the end it is killed."""
    polls = api.polls
    with started_bot(api, directory, program, **more) as bot:
        api.wait_for(lambda: api.polls > polls, _STARTS_WITHIN_SECONDS)
        yield bot


@contextmanager
def started_bot(
    api: BotApi,
    directory: Path,
    program: tuple[str, ...] = PROGRAM,
    roles: tuple[str, ...] = (),
    /,
    **more: str,
) -> Iterator[RunningBot]:
    """Start ``precis run``, and kill it at the end."""
    log = directory / f"log-{next(_numbers)}"
    settings = {"PRECIS_TELEGRAM_TOKEN": api.token, "PRECIS_TELEGRAM_API_URL": api.url}
    with log.open("ab") as stderr:
        process = subprocess.Popen(
            [sys.executable, *program, "run", *(f"--role={role}" for role in roles)],
            env=environment(directory / "data", **(settings | more)),
            cwd=Path(__file__).parents[2],
            stderr=stderr,
        )
    try:
        yield RunningBot(process, log)
    finally:
        process.kill()
        process.wait()


def precis(
    *arguments: str, data_dir: Path, stdin: str | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=environment(data_dir, **more),
        cwd=Path(__file__).parents[2],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
