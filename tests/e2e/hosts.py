"""Many processes on one PostgreSQL, of which some are killed and some frozen under a stream of messages."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.killing import Toll, count_toll, talking
from tests.e2e.process import PROGRAM, RunningBot, started_bot

#: What a process is for, as ``--role`` has it; () is all.
Roles = tuple[str, ...]


@dataclass(slots=True)
class Host:
    """A place where a process runs, with a supervisor that starts another when it ends."""

    api: BotApi
    directory: Path
    database_url: str
    roles: Roles
    stack: ExitStack
    process: RunningBot = field(init=False)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start a process."""
        self.process = self.stack.enter_context(
            started_bot(
                self.api,
                self.directory,
                PROGRAM,
                self.roles,
                PRECIS_DATABASE_URL=self.database_url,
            )
        )

    def supervise(self) -> None:
        """Start a process where the last one ended."""
        if self.process.process.poll() is not None:
            self.start()


@dataclass(frozen=True, slots=True)
class Disturbed:
    """What became of it."""

    toll: Toll
    killed: int
    frozen: int

    #: The longest time, in seconds, in which nobody asked Telegram for updates, and in which nothing was
    #: sent, while people talked: what a new leader took to take over.
    unasked: float
    unsent: float


def disturb(  # each is a knob of the benchmark
    api: BotApi,
    directory: Path,
    plan: Sequence[Roles],
    *,
    database_url: str,
    links: list[str],
    seed: int,
    seconds: float,
    every: float,
    freeze: float,
    seconds_between: float,
) -> Disturbed:
    """Run processes, and kill or freeze one of them again and again; at the end let all finish.

    Args:
        api: Fresh.
        directory: For data and logs.
        plan: The roles of each process.
        database_url: PostgreSQL.
        links: To be sent, each often.
        seed: Of who is disturbed how, and of what is said.
        seconds: How long people talk.
        every: Seconds between two disturbances.
        freeze: Seconds that a process is stopped.
        seconds_between: Messages.
    """
    chance = random.Random(seed)  # noqa: S311
    at: list[float] = []
    killed = frozen = 0
    with ExitStack() as stack:
        hosts = [Host(api, directory, database_url, roles, stack) for roles in plan]
        api.wait_for(lambda: api.polls > 1, 60)
        with talking(api, links, chance, seconds_between) as said:
            began = time.monotonic()
            until = began + seconds
            turn = 0
            while time.monotonic() + every < until:
                time.sleep(every)
                # In turn, so that each kind is disturbed, killed and frozen.
                host = hosts[turn % len(hosts)]
                at.append(time.monotonic())
                if (turn // len(hosts) + turn) % 2:
                    host.process.process.send_signal(signal.SIGSTOP)
                    time.sleep(freeze)
                    host.process.process.send_signal(signal.SIGCONT)
                    at.append(time.monotonic())
                    frozen += 1
                else:
                    host.process.stop(signal.SIGKILL)
                    killed += 1
                for each in hosts:
                    each.supervise()
                turn += 1
            time.sleep(max(until - time.monotonic(), 0))
            ended = time.monotonic()
        toll = count_toll(api, said, at, directory / "data", database_url)
        for host in hosts:
            host.process.process.send_signal(signal.SIGTERM)
    return Disturbed(
        toll,
        killed,
        frozen,
        unasked=_longest(api.polled_at, began, ended),
        unsent=_longest([c.at for c in list(api.calls) if c.method == "sendMessage"], began, ended),
    )


def _longest(times: Iterable[float], began: float, ended: float) -> float:
    at = [began, *(one for one in times if began < one < ended), ended]
    return max(later - earlier for earlier, later in pairwise(at))
