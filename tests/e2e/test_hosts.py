"""The short form of ``tests/benchmarks/hosts.py``."""

from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.conftest import article_page
from tests.e2e.hosts import disturb
from tests.website import Website, answer


def test_hosts_that_are_killed_or_frozen_cost_no_message(
    site: Website, tmp_path: Path, postgres: str
) -> None:
    """Two that work and two that send, one of each at a time: others do what they were at."""
    site.pages["/hosts"] = answer(article_page("Host news"))
    with BotApi() as api:
        ended = disturb(
            api,
            tmp_path,
            [("worker",), ("sender",), ("worker",), ("sender",)],
            database_url=postgres,
            links=[f"{site.url}/hosts"],
            seed=2,
            seconds=28,
            every=3,
            freeze=14,
            seconds_between=0.4,
        )
        assert api.errors == []

    toll = ended.toll
    assert (toll.lost, toll.twice) == (0, 0)
    assert ended.killed > 0
    assert ended.frozen > 0
    assert toll.unknown + toll.unknown_lines <= toll.most_in_flight
    assert toll.unknown - toll.unknown_lines <= toll.told <= toll.unknown
