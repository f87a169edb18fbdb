from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.models import KeptUpdate, Reply
from bot.outgoing import SendText
from bot.storage import schema
from bot.storage.articles.articles import ArticleStore
from bot.storage.articles.search import SearchStore
from bot.storage.chats.complaints import ComplaintStore
from bot.storage.chats.invitations import InvitationStore
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.operating.days import DayStore
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.broadcast_rows import Served
from bot.storage.telling.broadcasts import BroadcastStore
from bot.work.housekeeping import Housekeeping, Keep
from summarizer.models import Article
from tests.bot.stories.newsroom import article, record, report

KEEP = Keep(articles=timedelta(days=90), articles_bytes=150)


def housekeeping(database: Database, now: datetime, keep: Keep = KEEP) -> Housekeeping:
    return Housekeeping(
        InboxStore(database),
        ArticleStore(database),
        DeliveryStore(database),
        StoryStore(database),
        search=SearchStore(database),
        complaints=ComplaintStore(database),
        invitations=InvitationStore(database),
        broadcasts=BroadcastStore(database, Served(listed_only=False, operators=frozenset())),
        days=DayStore(database),
        keep=keep,
        clock=lambda: now,
    )


async def test_what_is_too_old_and_what_is_too_much_is_dropped(
    database: Database, now: datetime
) -> None:
    """The oldest, until the rest has room."""
    store = ArticleStore(database)
    times = [now - KEEP.articles * 2, now, now, now]
    kept = [await store.keep(Article(title="x" * 40), at) for at in times]

    await housekeeping(database, now).prune()

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

    keep = replace(KEEP, articles_bytes=10**6)
    await housekeeping(database, now, keep).prune()

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


def test_nothing_is_kept_longer_than_the_operator_wants() -> None:
    """Stories and what was sent go with the articles at the latest."""
    short = Keep(articles=timedelta(days=7), articles_bytes=1)

    assert (short.stories, short.deliveries) == (timedelta(days=7),) * 2
    assert (KEEP.stories, KEEP.deliveries) == (timedelta(days=14), timedelta(days=30))


async def test_what_an_earlier_version_kept_is_found_after_a_day(
    database: Database, now: datetime
) -> None:
    """Its words are kept then."""
    kept = await ArticleStore(database).keep(Article(title="x" * 40), now)
    async with database.write() as connection:
        await connection.execute(delete(schema.searchable))
    await housekeeping(database, now).prune()
    async with database.read() as connection:
        assert (await connection.scalars(select(schema.searchable.c.article_id))).all() == [kept.id]
