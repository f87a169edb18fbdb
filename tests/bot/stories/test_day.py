import random
from pathlib import Path

from tests.bot.stories.day import START, Day, judge, people, strangers
from tests.bot.stories.world import Press


async def test_each_story_reaches_each_follower_once(tmp_path: Path) -> None:
    """Whatever feeds do, and however often the process dies; digests at the right minute.

    Half of the feeds are strangers', of one or of two, and reach those alone.

    The long form is ``tests.benchmarks.day``. Clocks go forward in Berlin that night; the long form lives through it.
    """
    chance = random.Random(7)  # noqa: S311  # the same each time
    press = Press(feeds=6, faults=0.05, chance=chance, now=START)
    readers = people(24, chance)
    owners = strangers(press.urls(), readers, chance)
    day = Day(tmp_path, press, readers, chance, kills=0.12, owners=owners)

    await day.live(hours=4, stories=20)
    verdict = judge(day)

    assert day.killed > 8
    assert verdict.owed > 10
    assert day.edits > 0
    assert (verdict.lost, verdict.twice, verdict.wrong, verdict.untimely) == (0, 0, 0, 0)
