"""Where an attack of ``tests.benchmarks.abuse`` takes place: a bot, a Bot API, sites, and people."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.memory import Sampler, pss_megabytes
from tests.botapi import BotApi, SentMessage
from tests.e2e.process import CLOCKED

ROOT = Path(__file__).parents[2]

#: Whoever waits for an answer gives up then.
PATIENCE_SECONDS = 40.0

#: How long an attack that has no end of its own is watched.
WATCH_SECONDS = 25.0


@dataclass(frozen=True, slots=True)
class Scene:
    """An attack's stage; nobody else is on it but who asks for help."""

    api: BotApi
    process: subprocess.Popen[bytes]
    data: Path

    #: Addresses, each of a site of its own.
    sites: tuple[str, ...]

    people: Iterator[int] = field(default_factory=lambda: itertools.count(10_000))

    def person(self) -> int:
        """Return somebody who was not there before, in a private chat."""
        number = next(self.people)
        self.api.add_chat(number)
        return number

    def answer(
        self, person: int, text: str, seconds: float = PATIENCE_SECONDS
    ) -> SentMessage | None:
        """Say something; returns the next message that comes, None if none does in time."""
        seen = len(self.api.messages(person))
        self.api.say(text, person)
        with suppress(TimeoutError):
            return self.api.wait_messages(seen + 1, person, seconds)[-1]
        return None

    def seconds(self, person: int, text: str) -> float:
        """Say something; returns after how long an answer comes."""
        started = time.monotonic()
        self.answer(person, text)
        return time.monotonic() - started

    def times(self, path: str) -> list[float]:
        """Return when the sites were asked for a path."""
        found: list[float] = json.loads(self._get(f"/times?{path}"))
        return found

    def publish(self) -> None:
        """Add a story to ``/news``."""
        self._get("/publish")

    def arm(self) -> None:
        """Make each robots.txt a large one."""
        self._get("/arm")

    def kept_bytes(self) -> int:
        """Return how large the data directory is."""
        return sum(path.stat().st_size for path in self.data.rglob("*") if path.is_file())

    def _get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.sites[0] + path) as response:  # noqa: S310  # loopback
            body: bytes = response.read()
        return body


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an attack."""

    says: str
    ok: bool = True


@dataclass(slots=True)
class Watched:
    """What an attack cost everybody else."""

    #: Seconds for which others waited for ``/help``.
    waits: list[float] = field(default_factory=list)

    #: Megabytes.
    main_added: float = 0.0
    kept: float = 0.0


@contextmanager
def sites() -> Iterator[tuple[str, ...]]:
    """Serve the sites."""
    command = [sys.executable, "-m", "tests.benchmarks.abuse_server"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            ports = json.loads(server.stdout.readline())
            yield tuple(f"http://127.0.0.1:{port}" for port in ports)
        finally:
            server.kill()


@contextmanager
def scene(tree: Path, addresses: tuple[str, ...]) -> Iterator[Scene]:
    """Start a bot of its own for an attack; it has answered a link before the attack begins."""
    with tempfile.TemporaryDirectory() as folder, BotApi() as api:
        data = Path(folder) / "data"
        environment = os.environ | {
            "PRECIS_TELEGRAM_TOKEN": api.token,
            "PRECIS_TELEGRAM_API_URL": api.url,
            "PRECIS_DATA_DIR": str(data),
            "PRECIS_ALLOWED_NETWORKS": "127.0.0.1/32",
            "PRECIS_FEED_INTERVAL": "2",
        }
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, *CLOCKED, "run"], cwd=tree, env=environment, stderr=log
            )
        try:
            api.wait_for(lambda: api.polls, 60)
            stage = Scene(api, process, data, addresses)
            stage.answer(stage.person(), f"{addresses[0]}/first")
            yield stage
        finally:
            process.kill()
            process.wait()


@contextmanager
def watched(stage: Scene) -> Iterator[Watched]:
    """Ask for help twice a second, each time as another person, and watch the memory."""
    found, stop = Watched(), threading.Event()
    before, kept = pss_megabytes(stage.process.pid), stage.kept_bytes()

    def ask() -> None:
        while not stop.is_set():
            found.waits.append(stage.seconds(stage.person(), "/help"))
            stop.wait(0.5)

    with Sampler(stage.process.pid) as memory:
        asking = threading.Thread(target=ask)
        asking.start()
        try:
            yield found
        finally:
            stop.set()
            asking.join()
            found.main_added = memory.main - before
            found.kept = (stage.kept_bytes() - kept) / 1e6
