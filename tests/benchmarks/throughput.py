"""What many processes cost over one: links answered by one process, and by 1, 2 and 4 workers beside a sender.

    python -m tests.benchmarks.throughput --rounds 3

In each round each arrangement is sent the same links by as many people as are allowed to, once its workers are up, and
all have the same cores. The measure is the time of all processors (user and system, of all processes of the bot, and the
database's) for a link, which does not depend on what else the machine does; the links a second stand beside.
The one process with SQLite is the embedded runner, the one with PostgreSQL has all roles: what these differ by is the
database and the tasks, what the others differ by is the parting. Pages are of ``shared/extraction`` (beside the project),
or small ones with ``--small``, of which reading takes next to nothing: what is left is what an answer costs.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from tests.benchmarks.fleet import Plan, fleet
from tests.benchmarks.kills import article_site
from tests.benchmarks.load import PAGES, say, served, wait_for_answers, waits_of
from tests.botapi import BotApi

#: By name: what runs, and whether on PostgreSQL.
ARRANGEMENTS: dict[str, tuple[Plan, bool]] = {
    "embedded": ([()], False),
    "one for all": ([()], True),
    "1 worker": ([("sender",), ("worker",)], True),
    "2 workers": ([("sender",), *[("worker",)] * 2], True),
    "4 workers": ([("sender",), *[("worker",)] * 4], True),
}

_PEOPLE, _FIRST_PERSON = 50, 10_000

#: Links that start the workers' processes before: for each process of the bot.
_WARM_UP = 8


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to."""

    cpu_seconds: float
    wall_seconds: float
    answered: int


def main() -> None:
    """Measure, and print a line for each arrangement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--links", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", nargs="*", default=list(ARRANGEMENTS), choices=ARRANGEMENTS)
    options = parser.parse_args()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])
    results: dict[str, list[Result]] = {name: [] for name in options.only}
    for number in range(options.rounds):
        for name in options.only:
            results[name].append(measure(*ARRANGEMENTS[name], options.links, small=options.small))
            print(f"round {number + 1}: {name:12}{results[name][-1]}", flush=True)
    show(results, options.links)


def measure(plan: Plan, postgres: bool, links: int, *, small: bool) -> Result:
    """Have an arrangement answer so many links."""
    warm_up = _WARM_UP * len(plan)
    with (
        _pages(warm_up + links, small=small) as pages,
        BotApi() as api,
        fleet(api, plan, postgres=postgres) as running,
    ):
        running.calm()
        wait_for_answers(api, [say(api, 90_000 + n, pages[n]) for n in range(warm_up)], 120)
        running.calm()
        before, began = running.cpu_seconds(), time.monotonic()
        asked = [
            say(api, _FIRST_PERSON + n % _PEOPLE, page) for n, page in enumerate(pages[warm_up:])
        ]
        wait_for_answers(api, asked, 240)
        took, ended = running.cpu_seconds() - before, time.monotonic()
        answered = sum(wait is not None for wait in waits_of(api, asked))
    return Result(took, ended - began, answered)


def show(results: dict[str, list[Result]], links: int) -> None:
    """Print the table."""
    print(
        f"{'':14}{'CPU ms/link':>12}{'(least, most)':>16}{'cost':>8}{'links/s':>9}{'answered':>10}"
    )
    base = None
    for name, rounds in results.items():
        costs = [1000 * one.cpu_seconds / max(one.answered, 1) for one in rounds]
        middle = statistics.median(costs)
        base = base or middle
        rate = statistics.median(one.answered / one.wall_seconds for one in rounds)
        answered = sum(one.answered for one in rounds)
        print(
            f"{name:14}{middle:12.1f}{f'({min(costs):.1f}, {max(costs):.1f})':>16}"
            f"{middle / base - 1:+8.1%}{rate:9.1f}{answered:6} of {links * len(rounds)}"
        )


@contextmanager
def _pages(count: int, *, small: bool) -> Iterator[Sequence[str]]:
    """Serve pages; gives so many links, each another."""
    if small:
        with article_site() as links:
            yield [f"{link}?{n}" for n, link in zip(range(count), itertools.cycle(links))]
        return
    chosen = list(itertools.islice(itertools.cycle(sorted(PAGES.glob("aeb-*"))), count))
    with served(chosen) as links:
        yield links


if __name__ == "__main__":
    main()
