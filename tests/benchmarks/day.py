"""A day of feeds that fail, followers in many time zones, and processes that are killed.

The clock is the simulation's; the database, the looks at feeds, the reading, the stories and the
digests are the bot's. Prints what was owed, what of it was lost or told twice, and the memory.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import tempfile
import time
from pathlib import Path

from bot.logs import configure_logs
from tests.benchmarks.memory import pss_megabytes
from tests.bot.stories.day import START, Day, judge, people, strangers
from tests.bot.stories.world import Press


async def measure(options: argparse.Namespace, directory: Path) -> None:
    """Live through the hours, in quarters, and print a line for each."""
    chance = random.Random(options.seed)  # noqa: S311  # the same each time
    press = Press(feeds=options.feeds, faults=options.faults, chance=chance, now=START)
    subscribers = people(options.subscribers, chance)
    owners = strangers(press.urls(), subscribers, chance) if options.strangers else {}
    day = Day(directory, press, subscribers, chance, kills=options.kills, owners=owners)
    begun = time.monotonic()
    memory = []

    async def watch() -> None:
        while True:
            await asyncio.sleep(5)
            memory.append(pss_megabytes(os.getpid()))

    watching = asyncio.create_task(watch())
    await day.live(options.hours, options.stories)
    watching.cancel()
    verdict = judge(day)
    quarter = max(len(memory) // 4, 1)
    grown = memory[-1] / memory[quarter - 1] - 1 if len(memory) > 4 else 0.0
    print(
        f"{options.hours} h, {options.feeds} feeds, {options.subscribers} subscribers, "
        f"{len(press.events)} stories in {len(press.copies)} copies: {time.monotonic() - begun:.0f} s"
    )
    print(f"faults: {sum(press.met.values())} {dict(press.met)}; kills: {day.killed}")
    print(
        f"owed {verdict.owed}: lost {verdict.lost}, twice {verdict.twice}, wrong {verdict.wrong}, "
        f"untimely {verdict.untimely}; messages edited {day.edits}"
    )
    print(f"memory grew by {grown:.1%} from the first quarter to the end")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=24)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--subscribers", type=int, default=500)
    parser.add_argument("--stories", type=int, default=1500)
    parser.add_argument("--faults", type=float, default=0.05)
    parser.add_argument("--kills", type=float, default=0.02, help="share of minutes")
    parser.add_argument("--strangers", action="store_true", help="own every other feed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    configure_logs("ERROR")
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(measure(options, Path(name)))


if __name__ == "__main__":
    main()
