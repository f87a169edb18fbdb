from datetime import timedelta
from pathlib import Path

from bot.feeds.entries import ToldFrom
from tests.bot.stories.sites import Manner
from tests.bot.stories.week import judge, week


async def test_each_entry_is_told_once_or_said_not_to_be(tmp_path: Path) -> None:
    """A day of ten sites of ten manners, with kills: from the page or from the feed, to each follower."""
    lived = await week(
        tmp_path,
        sites=10,
        days=1,
        a_day=4,
        chats=6,
        seed=4,
        kills=0.006,
        shortest=timedelta(hours=2),
        step=timedelta(minutes=5),
    )
    verdict = judge(lived)

    assert (verdict.lost, verdict.twice, verdict.unknown, verdict.wrong, verdict.old) == (0,) * 5
    assert verdict.owed > 20
    assert lived.killed > 2
    told = {how for counts in verdict.told.values() for how, _ in counts}
    assert told == {ToldFrom.READ, ToldFrom.FEED, ToldFrom.HEADLINE, ToldFrom.NOT}
    assert all(verdict.told[manner] for manner in Manner)
