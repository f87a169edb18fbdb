from bot.following.starter_topics import COUNT, beginnings
from bot.render.language import ENGLISH


def test_who_begins_is_offered_eight_topics() -> None:
    """Each once; half of them are what stories carried, where there are any."""
    assert len(beginnings((), ENGLISH)) == COUNT
    offered = beginnings(["moscow", "space", "football", "trade", "nba"], ENGLISH)
    assert offered[:4] == ("#moscow", "#space", "#football", "#trade")
    assert len(offered) == COUNT
    assert not {"space", "football"} & set(offered)
