"""The real program, started as a person starts it."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main
from tests.botapi import BotApi
from tests.log_setup import logs_put_back

#: What a test may fetch: itself, and nothing else.
LOOPBACK = "127.0.0.1/32"

#: What Python is given to be the program.
PROGRAM = ("-m", "bot")

_SHIFTED = str(Path(__file__).parent / "shifted_clock.py")

#: The same, its clock set back by half an hour at SIGUSR1.
CLOCKED = ("-c", f"import runpy; runpy.run_path({_SHIFTED!r}, run_name='__main__')")

#: As PYTHONPATH of a bot that is given no page: its workers never come up, which is half of a start.
WITHOUT_WORKERS = str(Path(__file__).parent / "without_workers")

#: On PostgreSQL the lease of one that was killed has to run out before; on a machine that has much
#: else to do, what takes three seconds takes half a minute.
STARTS_WITHIN_SECONDS = 120.0

#: On two cores that run tests alone.
_START_SECONDS = 4.0

_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class RunningBot:
    """``precis run`` against a fake Bot API."""

    process: subprocess.Popen[bytes]
    log: Path

    #: Until it asked for updates; 0: nobody waited for that.
    start_seconds: float = 0.0

    @property
    def slowness(self) -> float:
        """Return how much longer all takes here than on a machine that has nothing else to do; 1 or more."""
        return max(1.0, self.start_seconds / _START_SECONDS)

    def stop(self, number: signal.Signals = signal.SIGTERM, seconds: float = 60.0) -> int:
        """Send a signal; returns the exit status once it ended."""
        self.process.send_signal(number)
        return self.process.wait(seconds)

    def wait_for(self, text: str, times: int = 1) -> None:
        """Wait until the log has a text, so often."""
        deadline = time.monotonic() + STARTS_WITHIN_SECONDS
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
    polls, began = api.polls, time.monotonic()
    with started_bot(api, directory, program, **more) as bot:
        api.wait_for(lambda: api.polls > polls, STARTS_WITHIN_SECONDS)
        yield replace(bot, start_seconds=time.monotonic() - began)


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
        timeout=STARTS_WITHIN_SECONDS,
        check=False,
    )


def precis_here(
    *arguments: str, data_dir: Path, stdin: str | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end in this process, where a start costs nothing.

    One test of each command starts the program itself.
    """
    settings = environment(data_dir, **more)
    stated = {
        name: settings.get(name) for name in {*os.environ, *settings} if name.startswith("PRECIS_")
    }
    umask = os.umask(0o077)
    try:
        with warnings.catch_warnings(), logs_put_back():
            # As requests has it once it is imported, which pytest forgets after the test that did.
            warnings.filterwarnings("ignore", "SOCKS support in urllib3")
            ended = CliRunner().invoke(
                main, arguments, input=stdin, env=stated, catch_exceptions=False
            )
    finally:
        os.umask(umask)
    return subprocess.CompletedProcess(arguments, ended.exit_code, ended.stdout, ended.stderr)
