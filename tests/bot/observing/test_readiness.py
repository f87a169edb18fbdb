"""Whether the bot does what it is there for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.metrics.figures import Backlog, FeedFigures, ProcessReport, Rows
from bot.metrics.tally import Durations, Tally
from bot.observing.gauges import GAUGES, gauges
from bot.observing.observed import Observed
from bot.observing.readiness import checks, is_ready
from bot.observing.status import status_lines

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)

LEADER = ProcessReport(
    id="a",
    started_at=NOW - timedelta(hours=1),
    seen_at=NOW - 4 * SECOND,
    heard_at=NOW - 9 * SECOND,
    leads=True,
    tally=Tally(
        counts={("updates", "message"): 2, ("worker_kills", "time"): 1},
        times={("answer_seconds", "sending"): Durations((0, 19, *[0] * 8, 1), 70.0)},
    ),
)
STANDBY = replace(LEADER, id="b", leads=False, heard_at=None, tally=Tally())
IDLE = Backlog(due_for={}, messages={"sent": 1200, "unknown": 1}, database_bytes=2**20)
FEEDS = FeedFigures(conditions={}, pushed=0, told={"read": 5}, unread={"blocked": 1, "of-old": 2})
WELL = Observed(at=NOW, processes=(LEADER,), from_within=False, backlog=IDLE, feeds=FEEDS)


def failing(observed: Observed) -> dict[str, str]:
    return {check.name: check.says for check in checks(observed) if not check.ok}


def with_due(rows: Rows, seconds: int) -> Observed:
    return replace(WELL, backlog=replace(IDLE, due_for={rows: seconds * SECOND}))


@pytest.mark.parametrize(
    "observed",
    [
        WELL,
        replace(WELL, processes=(STANDBY,), from_within=True),
        replace(WELL, processes=(LEADER, STANDBY)),
        with_due(Rows.ANSWERS, 600),
        with_due(Rows.STORIES, 10_000),
        with_due(Rows.FEEDS, 10_000),
    ],
    ids=["leads", "stands by", "both", "slow", "many stories", "many feeds"],
)
def test_all_is_well(observed: Observed) -> None:
    """Also where another process leads, and while many stories take their time."""
    assert failing(observed) == {}
    assert is_ready(observed)


@pytest.mark.parametrize(
    ("observed", "failed"),
    [
        (
            replace(WELL, processes=()),
            {"database": "no process has written to it lately", "telegram": "no process receives"},
        ),
        (
            replace(WELL, processes=(replace(LEADER, seen_at=NOW - 61 * SECOND),)),
            {"database": "written 61 s ago"},
        ),
        (
            replace(WELL, processes=(replace(LEADER, seen_at=None),)),
            {"database": "not written yet"},
        ),
        (replace(WELL, backlog=None), {"database": "cannot be read", "backlog": "not known"}),
        (
            replace(WELL, processes=(replace(LEADER, heard_at=NOW - 61 * SECOND),)),
            {"telegram": "heard 61 s ago"},
        ),
        (
            replace(WELL, processes=(replace(LEADER, heard_at=None),)),
            {"telegram": "not heard yet"},
        ),
        (replace(WELL, processes=(STANDBY,)), {"telegram": "no process receives"}),
        (with_due(Rows.ANSWERS, 601), {"backlog": "answers due for 601 s"}),
        (with_due(Rows.UPDATES, 601), {"backlog": "updates due for 601 s"}),
    ],
)
def test_what_is_wrong_is_said(observed: Observed, failed: dict[str, str]) -> None:
    """Each check by itself."""
    assert failing(observed) == failed
    assert not is_ready(observed)


def test_every_gauge_is_shown_and_by_listed_values() -> None:
    """A reason of another version is with the others."""
    shown = dict(gauges(WELL))

    assert tuple(shown) == GAUGES
    assert {name: set(values) for name, values in shown.items()} == {
        family: ({*values} & {*family.values, "other"}) or {""} for family, values in shown.items()
    }
    (unread,) = (values for family, values in shown.items() if family.name == "entries_unread")
    assert unread == {"blocked": 1, "other": 2}


def test_what_is_not_known_is_left_out() -> None:
    """Rather than told as nothing."""
    shown = {family.name for family, _ in gauges(replace(WELL, backlog=None, feeds=None))}

    assert shown == {"ready", "leader", "up_seconds", "heard_seconds"}


def test_a_line_for_each() -> None:
    """What all processes counted is told together."""
    lines = status_lines(replace(WELL, processes=(LEADER, replace(LEADER, id="c", leads=False))))

    assert lines[:3] == [
        "ok      database: written 4 s ago",
        "ok      telegram: heard 9 s ago",
        "ok      backlog: nothing is late",
    ]
    assert "        Messages in the ledger: unknown 1" in lines
    assert "        Updates that Telegram sent: message 4" in lines
    assert "        Stages of an answer: sending 40 in 3.50 s (95% within 0.1 s)" in lines
    assert "        Fetches: none" in lines
