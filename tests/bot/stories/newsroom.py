"""Articles and chats for the tests of stories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select

from bot.attempts import attempt_all
from bot.fetching.followed import FollowedLink
from bot.locales.languages import shipped
from bot.models import Reply, StoredArticle
from bot.newsroom.values import Recorded, Report, Source, StoryMessage
from bot.render.digest import render_left_out
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import delivery
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.stories.analysis import analyse
from bot.subscriptions.digest import DueDigest
from bot.subscriptions.values import Subscription
from summarizer.models import Article, Tag
from summarizer.topics import topic_key
from tests.bot.in_chats import text_of

#: Words that make texts differ.
_PLACES = "harbour bridge school market station museum library stadium airport theatre".split()
_DEEDS = "approved rejected delayed widened repaired painted guarded measured praised sold".split()


def article(number: int = 0, outlet: str = "Harbour Times", **fields: object) -> Article:
    """Return an article; those of one number have the same text, in whichever outlet."""
    place, deed = _PLACES[number % 10], _DEEDS[number // 10 % 10]
    text = [
        f"The council of Moscow {deed} the {place} number {number} on Monday after a long debate.",
        f"Residents had asked for the {place} since spring, when {number} letters reached the mayor.",
        f"Work on the {place} begins next month and costs {number + 3} million roubles, he said.",
        f"Opponents who wanted it {deed} earlier called the {place} plan number {number} too late.",
    ]
    host = outlet.lower().replace(" ", "")
    values: dict[str, object] = {
        "url": f"https://{host}.example/{number}",
        "title": f"Moscow council {deed} {place} {number}",
        "publisher": outlet,
        "language": "en",
        "tags": (Tag("moscow", label="Moscow", channel="keywords"),),
        "paragraphs": tuple(text),
    }
    return Article(**(values | fields))  # type: ignore[arg-type]  # by name


def report(
    came_in: Article | StoredArticle,
    feed_id: int | None = None,
    *,
    shared_in: int | None = None,
) -> Report:
    """Return what a feed that lists an article brings, or a chat; neither: the operator.

    One that is kept already is not kept anew.
    """
    kept = came_in if isinstance(came_in, StoredArticle) else None
    read = came_in.article if isinstance(came_in, StoredArticle) else came_in
    found = _analysed(read, 3)
    return Report(
        article=read,
        followed=None if kept else FollowedLink.to(read.url, read.url),
        article_id=kept.id if kept else None,
        source=Source(feed_id, shared_in),
        outlet=read.publisher or "",
        topics=found.topics | ({f"feed:{feed_id}"} if feed_id else set()),
        matches=found.matches,
        tags=found.tags,
        point=found.point,
        fingerprint=found.fingerprint,
        event_key=found.event_key,
        names=found.names,
        ties=found.ties,
        bands=found.bands,
    )


#: Many tests bring the same articles, and what is found in them is a value.
_analysed = lru_cache(maxsize=512)(analyse)


async def record(store: StoryStore, brought: Report, now: datetime) -> Recorded:
    """Record a report that somebody is told of."""
    recorded = await store.record(brought, plainly, now)
    assert recorded
    return recorded


def plainly(outlets: Sequence[str]) -> Reply:
    """Render a story as who else printed it."""
    return Reply(f"also {','.join(outlets)}")


def left_out(language: str | None) -> Reply:
    """Render that a digest could not be made."""
    return render_left_out(shipped().of(language))


async def follow(
    database: Database,
    chat_id: int,
    now: datetime,
    label: str = "moscow",
    *,
    digest: bool | None = None,
    topic: str | None = None,
) -> None:
    """Have a chat follow a topic."""
    wanted = Subscription(
        chat_id=chat_id,
        topic=topic or topic_key(label),
        label=label,
        digest=digest,
        followed_at=now,
    )
    await SubscriptionStore(database).follow(wanted, 100)


async def owed(database: Database) -> list[tuple[str, int]]:
    """Return key and chat of all deliveries, in the order of their chats."""
    statement = select(delivery.c.dedup_key, delivery.c.chat_id).order_by(
        delivery.c.chat_id, delivery.c.id
    )
    async with database.write() as connection:
        return [(row.dedup_key, row.chat_id) for row in await connection.execute(statement)]


async def serve(database: Database, now: datetime) -> None:
    """Owe all that was recorded."""
    store = FanOutStore(database)

    async def work(row: int) -> None:
        while (await store.serve(row, frozenset(), now)).more:
            pass

    await attempt_all(store.claims, work, lambda: now)


async def due_amendment(database: Database, now: datetime) -> StoryMessage | None:
    """Take the story whose messages are to be edited first."""
    store = AmendmentStore(database)
    claim = await store.claims.claim(now)
    return await store.load(claim.id) if claim else None


async def due_digest(database: Database, now: datetime) -> DueDigest | None:
    """Take the digest that is due first."""
    store = DigestStore(database, left_out)
    claim = await store.claims.claim(now)
    return await store.load(claim.id, now) if claim else None


async def send_all(database: Database, now: datetime) -> list[str]:
    """Send what is due; returns the numbers of articles and the texts."""
    store = DeliveryStore(database)
    epoch = await next_epoch(database, "sender")
    rows = await store.due(now, limit=99)
    for row in rows:
        await store.take(row.id, epoch)
        await store.sent(row, 1000 + row.id, now)
    return [f"{text_of(row).article_id} {text_of(row).reply.html}" for row in rows]
