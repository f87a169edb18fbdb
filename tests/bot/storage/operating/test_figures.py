"""Figures over a real database of each kind."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from bot.feeds.values import FeedState
from bot.metrics.figures import Backlog, FeedCondition, ProcessReport, Rows
from bot.metrics.tally import Tally
from bot.models import DeliveryState, KeptUpdate, Priority, Reply
from bot.outgoing import SendText
from bot.storage.engine.database import Database
from bot.storage.feeds.feed_json import state_to_json
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.operating.figures import FigureStore
from bot.storage.operating.processes import ProcessStore
from bot.storage.schema import entry, feed

MINUTE = timedelta(minutes=1)


async def test_nothing_waits_at_first(database: Database, now: datetime) -> None:
    """An empty database has a size, and nothing else."""
    backlog = await FigureStore(database).backlog(now)

    assert backlog == Backlog(due_for={}, messages={}, database_bytes=backlog.database_bytes)
    assert backlog.database_bytes > 10_000


async def test_what_waits_longest_is_found(database: Database, now: datetime) -> None:
    """Of each kind of rows the oldest that is due; what is due later does not wait."""
    inbox, deliveries = InboxStore(database), DeliveryStore(database)
    await inbox.add([KeptUpdate(update_id=1, body="{}", chat_id=7)], now - 9 * MINUTE)
    await inbox.done(1)
    await inbox.add([KeptUpdate(update_id=2, body="{}", chat_id=7)], now - 5 * MINUTE)
    for key, priority, ago in (
        ("a", Priority.ANSWER, 4),
        ("b", Priority.REPLY, 3),
        ("c", Priority.SUBSCRIPTION, 60),
        ("d", Priority.ANSWER, -7),
    ):
        said = SendText(key=key, chat_id=7, reply=Reply(key), priority=priority)
        await deliveries.queue([said], now - ago * MINUTE)
    backlog = await FigureStore(database).backlog(now)

    assert backlog.due_for == {
        Rows.UPDATES: 5 * MINUTE,
        Rows.ANSWERS: 4 * MINUTE,
        Rows.STORIES: 60 * MINUTE,
    }
    assert backlog.messages == {DeliveryState.QUEUED: 4}


async def test_feeds_are_counted_by_how_they_fare(database: Database, now: datetime) -> None:
    """And entries of the last seven days by what came of them."""
    store, figures = FeedStore(database), FigureStore(database)
    states: dict[str, dict[str, Any]] = {
        "new": {},
        "well": {"state": state_to_json(FeedState(seen_at=now))},
        "failing": {"state": state_to_json(FeedState(seen_at=now, failing_since=now))},
        "ended": {"look_at": None},
        "banned": {"look_at": None, "banned_at": now},
        "pushed": {"state": state_to_json(FeedState(seen_at=now)), "pushed_until": now + MINUTE},
    }
    told = {"well": "read", "pushed": "feed", "failing": "not"}
    for name, values in states.items():
        watched, _ = await store.add(f"https://{name}.example/feed", now)
        async with database.write() as connection:
            if values:
                of_it = update(feed).where(feed.c.id == watched.id)
                await connection.execute(of_it.values(values))
            row = {"feed_id": watched.id, "link_hash": 0, "text_hash": 0, "seen_at": now}
            came = {"told": told.get(name, "read"), "why": "blocked" if name in told else None}
            for guid, ago in (("a", MINUTE), ("b", timedelta(days=8))):
                settled = row | came | {"guid": guid, "settled_at": now - ago}
                await connection.execute(entry.insert().values(settled))
    counted = await figures.feeds(now)

    assert counted.conditions == dict.fromkeys(FeedCondition, 1) | {FeedCondition.WELL: 2}
    assert counted.pushed == 1
    assert counted.told == {"read": 4, "feed": 1, "not": 1}
    assert counted.unread == {"blocked": 3}


async def test_processes_say_how_they_fare(database: Database, now: datetime) -> None:
    """Each its last word; those that ended long ago, or on purpose, are forgotten."""
    store = ProcessStore(database)

    def says(name: str, *, leads: bool = False, count: int = 0) -> ProcessReport:
        tally = Tally(counts={("worker_kills", "time"): count})
        return ProcessReport(
            id=name, started_at=now, seen_at=None, heard_at=None, leads=leads, tally=tally
        )

    await store.write(says("old"), now - timedelta(hours=2))
    await store.write(says("a"), now)
    await store.write(says("a", leads=True, count=3), now + MINUTE)
    await store.write(says("b"), now + MINUTE)
    await store.remove("b")

    (there,) = await store.since(now - timedelta(days=1))
    assert (there.id, there.leads, there.seen_at) == ("a", True, now + MINUTE)
    assert there.tally.counts == {("worker_kills", "time"): 3}
    assert await store.since(now + 2 * MINUTE) == ()
