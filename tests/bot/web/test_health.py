"""What is asked of the bot by those who watch it, and the files by which they do."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics
from prometheus_client.parser import text_string_to_metric_families as plain

from bot.metrics.families import ALL, BUCKETS, Timed
from bot.observing.gauges import GAUGES
from bot.observing.observed import Observed
from bot.web.app import web_app
from bot.web.health import health
from tests.bot.observing.test_readiness import FEEDS, IDLE, LEADER, NOW, WELL

OBSERVE = Path(__file__).parents[3] / "bot" / "web" / "observe"


class Bot:
    """How it fares."""

    observed: Observed = WELL

    async def look(self) -> Observed:
        return self.observed


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
async def client(bot: Bot) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(web_app(health(bot.look)))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


async def test_it_is_alive_whatever_is_wrong(bot: Bot, client: httpx.AsyncClient) -> None:
    """To start it anew would not bring the database back."""
    bot.observed = replace(WELL, backlog=None)

    assert (await client.get("/healthz")).status_code == 200


async def test_it_is_ready_when_all_is_well(bot: Bot, client: httpx.AsyncClient) -> None:
    """Else the status says so, and each check what is wrong."""
    well = await client.get("/readyz")
    bot.observed = replace(WELL, at=NOW + timedelta(minutes=2))
    stuck = await client.get("/readyz")

    assert (well.status_code, well.json()["ready"]) == (200, True)
    assert (stuck.status_code, stuck.json()["ready"]) == (503, False)
    assert stuck.json()["checks"] == {
        "database": {"ok": False, "says": "written 124 s ago"},
        "telegram": {"ok": False, "says": "heard 129 s ago"},
        "backlog": {"ok": True, "says": "nothing is late"},
    }


async def test_metrics_are_what_prometheus_reads(client: httpx.AsyncClient) -> None:
    """In its own form, and in the other one if it asks for that."""
    old = await client.get("/metrics")
    new = await client.get("/metrics", headers={"Accept": "application/openmetrics-text"})

    assert {family.name for family in plain(old.text)} == {
        "precis_" + family.name for family in (*ALL, *GAUGES)
    }
    figures = {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in openmetrics(new.text)  # type: ignore[no-untyped-call]
        for sample in family.samples
    }
    assert figures["precis_updates_total", "message"] == 2
    assert figures["precis_updates_total", "inline_query"] == 0
    assert figures["precis_answer_seconds_bucket", "60.0", "sending"] == 19
    assert figures["precis_answer_seconds_bucket", "+Inf", "sending"] == 20
    assert figures["precis_answer_seconds_sum", "sending"] == 70
    assert figures["precis_outbox_messages", "unknown"] == 1
    assert figures["precis_database_bytes",] == 2**20
    assert figures["precis_leader",] == 1
    assert len([key for key in figures if key[0] == "precis_answer_seconds_bucket"]) == (
        len(BUCKETS) + 1
    )


def exposed() -> set[str]:
    """Return the names of all series."""
    names = {f"precis_{gauge.name}" for gauge in GAUGES}
    for family in ALL:
        parts = ("_bucket", "_sum", "_count") if isinstance(family, Timed) else ("_total",)
        names |= {f"precis_{family.name}{part}" for part in parts}
    return names


def labels() -> dict[str, frozenset[str]]:
    return {
        f"{family.label}={value}": frozenset({family.name})
        for family in (*ALL, *GAUGES)
        for value in family.values
    }


@pytest.mark.parametrize("file", ["dashboard.json", "alerts.yml"])
def test_what_is_watched_is_there(file: str) -> None:
    """Each name in the files is one that is exposed, each value of a label one that is listed."""
    text = (OBSERVE / file).read_text(encoding="utf-8").replace('\\"', '"')
    named = set(re.findall(r"\bprecis_\w+", text))
    chosen = {f"{name}={value}" for name, value in re.findall(r'(\w+)="(\w[\w-]*)"', text)}

    assert named
    assert named <= exposed()
    assert chosen <= {*labels()}


def test_the_dashboard_shows_all() -> None:
    """No figure is counted that nobody sees."""
    board = json.loads((OBSERVE / "dashboard.json").read_text(encoding="utf-8"))
    queries = " ".join(target["expr"] for panel in board["panels"] for target in panel["targets"])

    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
    assert {
        family.name for family in (*ALL, *GAUGES) if f"precis_{family.name}" not in queries
    } == set()


def test_each_alert_says_what_to_look_at() -> None:
    """With its severity, and for how long it has to last."""
    rules = (OBSERVE / "alerts.yml").read_text(encoding="utf-8").split("- alert: ")[1:]

    assert len(rules) >= 6
    for rule in rules:
        assert {"expr:", "for:", "severity:", "summary:"} <= set(re.findall(r"\w+:", rule)), rule


def test_what_the_database_knows_is_shown() -> None:
    """The examples above have all of it."""
    assert (WELL.backlog, WELL.feeds, WELL.processes) == (IDLE, FEEDS, (LEADER,))
