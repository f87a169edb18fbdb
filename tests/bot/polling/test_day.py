from datetime import datetime

import pytest

from bot.storage.engine.database import Database
from tests.bot.polling.day import day


@pytest.mark.parametrize("seed", [3])
async def test_each_entry_is_told_once_whatever_happens(
    database: Database, now: datetime, seed: int
) -> None:
    """Three hours of six feeds, one answer in five a fault, with kills."""
    made = await day(database, now, sites=6, hours=3, seed=seed, faults=0.2, kills=0.05)
    owed = set().union(*(site.owed for site in made.sites.values()))

    assert len(owed) > 10
    assert made.met["kill"] > 2
    assert {link: times for link, times in made.told.items() if times > 1} == {}
    assert owed - made.told.keys() == set()
    assert made.notices == []
