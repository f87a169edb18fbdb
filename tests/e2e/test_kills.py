"""The short form of ``tests/benchmarks/kills.py``."""

from __future__ import annotations

from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.conftest import article_page
from tests.e2e.killing import kill_often
from tests.website import Website, answer


def test_nothing_is_lost_and_nothing_sent_twice(
    site: Website, tmp_path: Path, database_url: str | None
) -> None:
    """Where a kill fell between Telegram's acceptance and our commit, the person is told."""
    site.pages["/kills"] = answer(article_page("Kill news"))
    with BotApi() as api:
        toll = kill_often(
            api,
            tmp_path,
            kills=5,
            links=[f"{site.url}/kills"],
            seed=1,
            seconds_between=0.25,
            database_url=database_url or "",
        )
        assert api.errors == []

    assert (toll.lost, toll.twice) == (0, 0)
    assert toll.unknown - toll.unknown_lines <= toll.told <= toll.unknown
    assert toll.unknown + toll.unknown_lines <= toll.most_in_flight
