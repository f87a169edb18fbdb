"""Attacks on the running bot, and what they cost everybody else.

``python -m tests.benchmarks.abuse`` starts ``precis run`` against the fake Bot API for each attack
of ``abuse_attacks`` and sites of its own on loopback, of which only 127.0.0.1 is open to the bot.
Meanwhile somebody else asks for /help twice a second. An attack takes a minute or so.

Goals: /help within a second, the main process no more than 60 MB larger, and what the verdict says.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.abuse_attacks import ATTACKS, Attack
from tests.benchmarks.abuse_scene import ROOT, scene, sites, watched

_MOST_SECONDS = 1.0
_MOST_MEGABYTES = 60.0


def main() -> None:
    names = {attack.__name__: attack for attack in ATTACKS}
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawTextHelpFormatter,
        epilog="\n".join(f"{name:16} {attack.__doc__}" for name, attack in names.items()),
    )
    parser.add_argument("attacks", nargs="*", metavar="ATTACK", help="all of them if none is named")
    parser.add_argument(
        "--tree", type=Path, default=ROOT, help="a copy of this repository whose bot is attacked"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.attacks) - names.keys():
        parser.error(f"no such attack: {', '.join(sorted(unknown))}")
    wanted = [names[name] for name in arguments.attacks or names]
    print(
        f"{'attack':16} {'/help: median':>13} {'worst s':>8} {'main +MB':>8} {'kept MB':>8}  verdict"
    )
    withstood = [_run(attack, arguments.tree) for attack in wanted]
    print(f"{sum(withstood)} of {len(withstood)} withstood")
    sys.exit(not all(withstood))


def _run(attack: Attack, tree: Path) -> bool:
    """Carry an attack out, and print its line; returns whether all goals were reached."""
    with sites() as addresses, scene(tree, addresses) as stage:
        with watched(stage) as found:
            verdict = attack(stage)
        alive = stage.process.poll() is None
    median, worst = _middle(found.waits), max(found.waits)
    good = worst <= _MOST_SECONDS and found.main_added <= _MOST_MEGABYTES and alive and verdict.ok
    print(
        f"{attack.__name__:16} {median:13.2f} {worst:8.2f} {found.main_added:8.0f} "
        f"{found.kept:8.1f}  {verdict.says}{'' if alive else ', DEAD'}{'' if good else '  <-'}",
        flush=True,
    )
    return good


def _middle(waits: Sequence[float]) -> float:
    return sorted(waits)[len(waits) // 2]


if __name__ == "__main__":
    main()
