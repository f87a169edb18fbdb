"""A week of a hundred sites of ten manners: what came of each entry they listed, and who was told.

The clock is the simulation's; the looks, the reading, the stories and their telling are the bot's. One
answer in twenty is a fault, and now and then the bot is killed. The exit status is 1 if an entry was
told twice or not at all to somebody who follows its feed, or if nobody knows what came of it.

    python -m tests.benchmarks.week
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bot.logs import configure_logs
from tests.bot.stories.week import Verdict, Week, judge, week


async def measure(options: argparse.Namespace, directory: Path) -> int:
    """Live through the week, and print what came of it."""
    begun = time.monotonic()
    lived = await week(
        directory,
        sites=options.sites,
        days=options.days,
        a_day=options.a_day,
        chats=options.chats,
        seed=options.seed,
        faults=options.faults,
        kills=options.kills,
    )
    return _report(lived, judge(lived), time.monotonic() - begun)


def _report(lived: Week, verdict: Verdict, seconds: float) -> int:
    print(f"{len(lived.web.sites)} sites, {verdict.entries} entries, in {seconds:.0f} s")
    print(f"kills {lived.killed}")
    for manner, counts in verdict.told.items():
        said = ", ".join(
            f"{how or 'unknown'}{f' ({why})' if why else ''} {count}"
            for (how, why), count in counts.most_common()
        )
        print(f"{manner:16}{said}")
    print(
        f"owed {verdict.owed}: lost {verdict.lost}, twice {verdict.twice}, of the past {verdict.old}; "
        f"entries of unknown fate {verdict.unknown}, of a wrong one {verdict.wrong}"
    )
    bad = verdict.lost, verdict.twice, verdict.unknown, verdict.wrong, verdict.old
    return 1 if any(bad) else 0


def main() -> int:
    """Read the options, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sites", type=int, default=100)
    parser.add_argument("--days", type=float, default=7)
    parser.add_argument("--a-day", type=float, default=2, help="entries of a site")
    parser.add_argument("--chats", type=int, default=30)
    parser.add_argument("--faults", type=float, default=0.05, help="share of the answers")
    parser.add_argument("--kills", type=float, default=0.0005, help="share of the steps")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    configure_logs("ERROR")
    with tempfile.TemporaryDirectory() as name:
        return asyncio.run(measure(options, Path(name)))


if __name__ == "__main__":
    sys.exit(main())
