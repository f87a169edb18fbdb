"""What processes take that have nothing to do: of a processor, and of memory (PSS), by their roles.

    python -m tests.benchmarks.idle --seconds 60

Each has calmed down after its start; and again once it has read a page, which starts the workers of who reads.
Memory is told of the main process alone, and with its workers; what processes of a row share counts once among them.
What PostgreSQL's own processes take of a processor meanwhile is told of all together.
"""

from __future__ import annotations

import argparse
import time

from tests.benchmarks.fleet import Fleet, Plan, fleet
from tests.benchmarks.kills import article_site
from tests.benchmarks.load import say, wait_for_answers
from tests.benchmarks.memory import Sampler, pss_megabytes
from tests.benchmarks.processor import cpu_seconds
from tests.botapi import BotApi

#: What runs together, and whether on PostgreSQL.
PLANS: tuple[tuple[Plan, bool], ...] = (
    ([()], False),
    ([()], True),
    ([("sender",), ("worker",), ("web",)], True),
)

_PERSON = 60_000


def main() -> None:
    """Measure each, and print a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    print(f"{'':24}{'CPU':>7}{'main':>9}{'with workers':>14}")
    for plan, postgres in PLANS:
        with (
            BotApi() as api,
            article_site() as links,
            fleet(api, plan, postgres=postgres, PRECIS_LISTEN="127.0.0.1:0") as running,
        ):
            running.calm()
            show(plan, running, "started", options.seconds)
            wait_for_answers(api, [say(api, _PERSON, links[0])], 60)
            running.calm()
            show(plan, running, "read", options.seconds)


def show(plan: Plan, running: Fleet, what: str, seconds: float) -> None:
    """Print a line for each process."""
    names = [*(" ".join(roles) or "run" for roles in plan), *["server"] * (len(running.servers))]
    pids = (*running.bots, *running.servers)
    before = [cpu_seconds(pid) for pid in pids]
    time.sleep(seconds)
    shares = [(cpu_seconds(pid) - took) / seconds for pid, took in zip(pids, before, strict=True)]
    kind = "PostgreSQL" if running.servers else "SQLite"
    for name, pid, share in zip(names, pids, shares, strict=True):
        memory = f"{pss_megabytes(pid):6.0f} MB{Sampler.of_all(pid):11.0f} MB"
        print(
            f"{kind:11}{name:7}{what:8}{share:6.2%}",
            memory if pid in running.bots else "",
            flush=True,
        )


if __name__ == "__main__":
    main()
