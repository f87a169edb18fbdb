"""Nothing that is asked for again and again looks through what grows."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from bot.feeds.values import FeedId
from bot.models import ArticleId
from bot.newsroom.search_words import parse_query
from bot.storage.articles.articles import ArticleStore
from bot.storage.articles.search import SearchStore
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database, open_database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.hubs import HubStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.guests import GuestStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.messages.shown import ShownStore
from bot.storage.operating.figures import FigureStore
from bot.storage.schema import metadata
from bot.storage.stories.received import ReceivedStore
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.told_by_feeds import ToldByFeeds
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.awaited import AwaitedStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from tests.bot.storage import filling
from tests.bot.storage.plans import listening, scans
from tests.bot.stories.newsroom import left_out

#: Of which there are few whatever the number of chats, feeds and days: what is being done, and what
#: the operator looks after.
FEW = frozenset("allowed amendment awaited fan_out hub process role set_aside".split())

GROWING = metadata.tables.keys() - FEW

#: Indexes of what waits: the rows that are done with, nearly all, are in none of them.
WAITING = frozenset(
    "ix_chat_digest_due ix_delivery_queued ix_delivery_troubled ix_entry_due_at ix_entry_waiting "
    "ix_inbox_waiting ix_inbox_set_aside".split()
)

#: Once an hour, by an index that holds nothing else.
HOURLY = "SELECT sum(article.size_bytes) AS sum_1 \nFROM article"

_DAY = timedelta(days=1)


async def ask_all(database: Database, now: datetime) -> None:
    """Ask for what is asked for at each message, press, look and beat of a clock."""
    deliveries, chats = DeliveryStore(database), ChatStore(database)
    await deliveries.due(now, 9, {5, "guest"})
    await deliveries.due_stories(now, 9, [5])
    await deliveries.next_due_at({5})
    await deliveries.held_back(now)
    await deliveries.hasten(now)
    await deliveries.recover(9, now, lambda *_: None)
    await deliveries.known("story:1:5")
    await GuestStore(database).adopt("guest:1", "abc", now)
    await InboxStore(database).waiting()
    for row in (FanOutStore(database), AmendmentStore(database), DigestStore(database, left_out)):
        await row.next_due_at()
        await row.claims.claim(now + _DAY)
    await chats.next_pause_end()
    await chats.paused_until(now)
    feeds, entries = FeedStore(database), EntryQueue(database)
    await feeds.due(now, 9, [FeedId(1)])
    await entries.waiting(now, 9, [FeedId(1)])
    await feeds.next_at()
    await entries.next_at()
    await AwaitedStore(database).due(now)
    hubs = HubStore(database)
    await hubs.next_at()
    await hubs.take(now)
    await ShownStore(database).of(5, 1)
    await ShownStore(database).has_article(5)
    await ShownStore(database).last_article(5)
    await SearchStore(database).find(5, parse_query("council moscow"), 0, 5)
    await ReceivedStore(database).latest(5, now - _DAY)
    await ToldByFeeds(database).by_link("https://town.example/1", 5)
    await StoryStore(database).outlets(ArticleId(1), 5)
    await StoryStore(database).updated_at(ArticleId(1), 5)
    await TopicIndex(database).find("moscow", now - 7 * _DAY, 5)
    await TopicIndex(database).of_outlet("Harbour Times", now - 7 * _DAY, 5)
    await FigureStore(database).backlog(now)


async def sweep(database: Database, now: datetime) -> None:
    """Drop what is old."""
    await InboxStore(database).prune(now, now)
    await ArticleStore(database).prune(now - _DAY)
    await ArticleStore(database).shrink(10**9)
    await StoryStore(database).prune(now - _DAY)
    await DeliveryStore(database).prune(now - _DAY)


async def test_nothing_looks_through_what_grows(database: Database, now: datetime) -> None:
    """All that a day brings, and the night's sweep: rows are found by an index, or are few."""
    with listening(database) as heard:
        await filling.fill(database, now)
        await ask_all(database, now)
        await sweep(database, now)

    found = await scans(database, heard)
    found.pop(HOURLY, None)

    assert len(heard.seen) > 100
    through = {
        statement: scanned
        for statement, tables in found.items()
        if (scanned := {t for t in tables if t[0] in GROWING and t[1] not in WAITING})
    }
    assert through == {}


async def test_a_page_of_stories_is_walked_alone(tmp_path: Path, now: datetime) -> None:
    """By their numbers: those that everybody may see, nearly all, are looked for by no index."""
    async with open_database(tmp_path) as database:
        with listening(database) as heard:
            await filling.fill(database, now)
            heard.seen.clear()
            await TopicIndex(database).find("moscow", now - 7 * _DAY, 5)
        (page,) = [statement for statement in heard.seen if "instr" in statement]
        async with database.session() as connection:
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", heard.seen[page])
            ways = [row.detail for row in plan]

    assert ways[0] == "SEARCH story USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
    assert "USE TEMP B-TREE FOR ORDER BY" not in ways
