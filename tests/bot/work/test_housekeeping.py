from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.models import KeptUpdate, Reply
from bot.outgoing import SendText
from bot.storage import schema
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.stories.stories import StoryStore
from bot.work import housekeeping
from bot.work.housekeeping import KEEP_ARTICLES, Housekeeping
from summarizer.models import Article
from tests.bot.stories.newsroom import article, record, report


async def test_what_is_too_old_and_what_is_too_much_is_dropped(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest, until the rest has room."""
    monkeypatch.setattr(housekeeping, "KEEP_ARTICLES_BYTES", 150)
    store = ArticleStore(database)
    times = [now - KEEP_ARTICLES * 2, now, now, now]
    kept = [await store.keep(Article(title="x" * 40), at) for at in times]
    keeping = Housekeeping(
        InboxStore(database), store, DeliveryStore(database), StoryStore(database), lambda: now
    )

    await keeping.prune()

    assert not any([await store.by_id(stored.id) for stored in kept[:2]])
    assert all([await store.by_id(stored.id) for stored in kept[2:]])


async def test_each_table_has_a_time_of_its_own(database: Database, now: datetime) -> None:
    """Ids of updates are kept two days, what failed thirty, stories fourteen, articles ninety."""
    inbox, deliveries = InboxStore(database), DeliveryStore(database)
    stories, articles = StoryStore(database), ArticleStore(database)
    hour = timedelta(hours=1)
    old: dict[str, list[str]] = {}
    kept: dict[str, list[str]] = {}
    for number, (side, shift) in enumerate(((old, hour), (kept, -hour)), 1):
        handled = KeptUpdate(update_id=number, body="{}", chat_id=5)
        await inbox.add([handled], now - timedelta(days=2) - shift)
        await inbox.done(number)
        at = now - timedelta(days=30) - shift
        aside = KeptUpdate(update_id=10 + number, body="{}", chat_id=5)
        await inbox.add([aside], at)
        await inbox.set_aside(10 + number, "a defect", at)
        await deliveries.queue([SendText(key=f"{number}", chat_id=5, reply=Reply("x"))], at)
        (row,) = await deliveries.due(at, limit=9)
        await deliveries.failed(row.id, "refused", at)
        at = now - timedelta(days=14) - shift
        told = await record(stories, report(article(number)), at)
        one = await articles.keep(Article(title=f"{number}"), now - timedelta(days=90) - shift)
        side.update(
            inbox=[f"{number}", f"{10 + number}"],
            set_aside=[f"{10 + number}"],
            delivery=[f"{number}"],
            story=[f"{told.story_id}"],
            article=[f"{one.id}"],
        )

    await Housekeeping(inbox, articles, deliveries, stories, lambda: now).prune()

    columns = {
        "inbox": schema.inbox.c.update_id,
        "set_aside": schema.set_aside.c.row_id,
        "delivery": schema.delivery.c.dedup_key,
        "story": schema.story.c.id,
        "article": schema.article.c.id,
    }
    for name, column in columns.items():
        async with database.read() as connection:
            there = {f"{found}" for found in (await connection.execute(select(column))).scalars()}
        assert set(kept[name]) <= there, name
        assert not set(old[name]) & there, name
