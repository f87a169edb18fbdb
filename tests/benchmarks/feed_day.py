"""A simulated day of feeds: how soon entries are told, and what looking for them costs the sites.

One answer in twenty is a fault (of fourteen kinds), and now and then the bot is killed. What was
listed in an honest answer must be told once; the exit status is 1 if anything was not.

    python -m tests.benchmarks.feed_day
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import structlog

from bot.storage.engine.database import open_database
from tests.bot.polling.day import Day, day

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def main() -> int:
    """Print what came of the day."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--hours", type=float, default=24)
    parser.add_argument("--faults", type=float, default=0.05, help="share of the answers")
    parser.add_argument("--kills", type=float, default=0.0005, help="share of the steps")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    started = time.monotonic()
    made = asyncio.run(_day(options))
    return _report(made, options.hours, time.monotonic() - started)


async def _day(options: argparse.Namespace) -> Day:
    with tempfile.TemporaryDirectory() as directory:
        async with open_database(Path(directory)) as database:
            return await day(
                database,
                START,
                sites=options.sites,
                hours=options.hours,
                seed=options.seed,
                faults=options.faults,
                kills=options.kills,
            )


def _report(made: Day, hours: float, seconds: float) -> int:
    owed = set().union(*(site.owed for site in made.sites.values()))
    lost = owed - made.told.keys()
    twice = [link for link, times in made.told.items() if times > 1]
    asked = sum(site.asked for site in made.sites.values())
    minutes = sorted(delay.total_seconds() / 60 for delay in made.delays)
    print(f"{len(made.sites)} sites, {hours:g} simulated hours in {seconds:.0f} s")
    print(f"met: {', '.join(f'{name} {count}' for name, count in sorted(made.met.items()))}\n")
    print(f"{'entries listed':28}{len(owed):10}")
    print(f"{'never told':28}{len(lost):10}")
    print(f"{'told twice':28}{len(twice):10}")
    print(f"{'looks':28}{asked:10}")
    print(f"{'looks a site and day':28}{asked / len(made.sites) / hours * 24:10.1f}")
    print(f"{'minutes to be told, median':28}{statistics.median(minutes):10.0f}")
    print(f"{'minutes to be told, p95':28}{minutes[int(len(minutes) * 0.95)]:10.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory, MB':28}{peak:10.0f}")
    return 1 if lost or twice else 0


if __name__ == "__main__":
    sys.exit(main())
