"""What surely follows up a story replies to its message in the same chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import func, select

from bot.models import DeliveryState
from bot.newsroom.values import Report
from bot.outgoing import Delivery, SendText
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import delivery, follow_up, story_name
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.amendments import AmendmentStore
from bot.subscriptions.values import Subscription
from summarizer.models import Article
from tests.bot.in_chats import edit_of, text_of
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    follow,
    plainly,
    record,
    report,
    serve,
)
from tests.summarizer.stories.reports import REPORT

HALT = article(
    11,
    title="Nordlinje halts winter crossings from Harvik",
    paragraphs=tuple(f"{part.strip('.')}." for part in REPORT.split(". ")),
)
BACK = article(
    12,
    title="Nordlinje ferries to sail again as Harvik yard ends repairs of cracks",
    paragraphs=(
        "Seven weeks after cracks were found in two vessels, Nordlinje sails to the islands again.",
        "Repairs at Harvik cost 38 million kroner, said chief executive Ingrid Solbakken of Nordlinje.",
        "About 1,400 islanders depend on the ferry service, the maritime authority said.",
    ),
)
SAILS = article(
    13,
    title="First Nordlinje ferry sails from Harvik",
    paragraphs=(
        "With 300 on board the first ferry of Nordlinje left Harvik for the outer islands on Sunday.",
        "The hulls had cracks for which inspectors halted it, and repairs cost 38 million kroner.",
        "Ingrid Solbakken of Nordlinje waved to islanders; the vessels were seven weeks in the yard.",
    ),
)


async def sent(database: Database, now: datetime) -> list[Delivery]:
    """Send what is due, one message after the other; returns it as it left."""
    store = DeliveryStore(database)
    epoch = await next_epoch(database, "sender")
    left: list[Delivery] = []
    while rows := await store.due(now, limit=1):
        assert await store.take(rows[0].id, epoch)
        await store.sent(rows[0], 1000 + rows[0].id, now)
        left += rows
    return left


def replies(left: list[Delivery]) -> list[tuple[int, int | None]]:
    """Return which message what left replies to, by chat."""
    return [(m.chat_id, m.reply_to) for row in left if isinstance(m := row.message, SendText)]


def brought(one: Article, topic: str = "moscow") -> Report:
    return replace(report(one), topics=frozenset({topic}), matches=None)


async def tell(
    database: Database, one: Article, now: datetime, topic: str = "moscow"
) -> list[Delivery]:
    await record(StoryStore(database), brought(one, topic), now)
    await serve(database, now)
    return await sent(database, now)


async def test_a_follow_up_replies_to_the_story_in_each_chat(
    database: Database, now: datetime
) -> None:
    """To the message that this chat has; a chat that was told of it by none gets one of its own."""
    for chat in (5, 6):
        await follow(database, chat, now)
    (first, second) = await tell(database, HALT, now)
    await follow(database, 7, now)

    left = await tell(database, BACK, now + timedelta(days=2))

    assert replies(left) == [(5, 1000 + first.id), (6, 1000 + second.id), (7, None)]


async def test_another_story_replies_to_none(database: Database, now: datetime) -> None:
    """Nor does a follow-up that comes too late, or before what it follows."""
    await follow(database, 5, now)
    await tell(database, article(1), now)
    assert replies(await tell(database, article(2), now)) == [(5, None)]

    await tell(database, HALT, now)
    assert replies(await tell(database, BACK, now + timedelta(days=5))) == [(5, None)]


async def test_the_latest_of_an_event_is_replied_to(database: Database, now: datetime) -> None:
    """So that its messages are a thread."""
    await follow(database, 5, now)
    await tell(database, HALT, now)
    (second,) = await tell(database, BACK, now + timedelta(days=1))

    left = await tell(database, SAILS, now + timedelta(days=2))

    assert replies(left) == [(5, 1000 + second.id)]


async def test_what_a_chat_may_not_have_is_not_replied_to(
    database: Database, now: datetime
) -> None:
    """A message that was not sent, may be lost, or stands in the group that was."""
    for chat in (1, 2, 3, 4, 5):
        await follow(database, chat, now)
    store = DeliveryStore(database)
    await record(StoryStore(database), brought(HALT), now)
    await serve(database, now)
    _queued, under_way, lost, refused, moved = await store.due(now, limit=9)
    epoch = await next_epoch(database, "sender")
    for row in (under_way, lost, refused, moved):
        await store.take(row.id, epoch)
    await store.unknown(lost.id, "lost", now, None)
    await store.failed(refused.id, "refused", now)
    await store.sent(moved, 1000, now)
    await store.move_chat(5, 55, now)

    await record(StoryStore(database), brought(BACK), now)
    await serve(database, now)

    due = await store.due(now, limit=9)
    assert {text_of(row).chat_id for row in due} == {1, 2, 3, 4, 55}
    assert {reply_to for _, reply_to in replies([*due])} == {None}


async def test_a_reply_stands_in_the_thread_of_what_it_replies_to(
    database: Database, now: datetime
) -> None:
    """Of a story that stands in another topic of a forum there is no follow-up here."""
    for thread, topic in ((7, "harbour"), (8, "bridge")):
        wanted = Subscription(
            chat_id=-5, topic=topic, label=topic, digest=None, thread_id=thread, followed_at=now
        )
        await SubscriptionStore(database).follow(wanted, 100)
    await tell(database, HALT, now, "harbour")
    assert replies(await tell(database, BACK, now, "bridge")) == [(-5, None)]

    (left,) = await tell(database, SAILS, now, "bridge")
    assert isinstance(left.message, SendText)
    assert left.message.thread == 8
    assert left.message.reply_to is not None


async def test_an_edit_stays_an_edit(database: Database, now: datetime) -> None:
    """One more outlet of a follow-up edits its message."""
    await follow(database, 5, now)
    await tell(database, HALT, now)
    (second,) = await tell(database, BACK, now)
    await tell(
        database, article(12, "Bridge Post", title=BACK.title, paragraphs=BACK.paragraphs), now
    )
    later = now + AMEND_AFTER
    told = await due_amendment(database, later)
    assert told
    await AmendmentStore(database).amend(told, {"en": plainly(told.outlets)}, later)

    (edit,) = await sent(database, later)

    assert text_of(edit).reply.html == "also Bridge Post"
    assert edit_of(edit).message_id == 1000 + second.id


async def test_what_was_told_by_digest_is_replied_to_by_none(
    database: Database, now: datetime
) -> None:
    """It has no message of its own."""
    await follow(database, 5, now, digest=True)
    await tell(database, HALT, now)
    await follow(database, 5, now, digest=False)

    assert replies(await tell(database, BACK, now)) == [(5, None)]


async def test_a_sample_of_a_story_nobody_had_follows_up(database: Database, now: datetime) -> None:
    """A story becomes told with the first chat that gets it, and is looked at then."""
    await follow(database, 5, now)
    (first,) = await tell(database, HALT, now)
    store = StoryStore(database)
    await record(store, brought(BACK, "ferries"), now)
    (found,) = await TopicIndex(database).find("ferries", now - timedelta(days=1), 5)

    assert await store.tell_one(found, 5, None, plainly, now)

    assert replies(await sent(database, now)) == [(5, 1000 + first.id)]


async def test_what_is_known_of_follow_ups_goes_with_the_stories(
    database: Database, now: datetime
) -> None:
    """Nothing is left of them."""
    await follow(database, 5, now)
    await tell(database, HALT, now)
    await tell(database, BACK, now)
    store = StoryStore(database)

    async def count() -> list[int]:
        async with database.read() as connection:
            return [
                await connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (story_name, follow_up)
            ]

    assert all(await count())
    await store.prune(now + timedelta(days=1))
    assert await count() == [0, 0]


async def test_what_was_sent_keeps_its_thread_alone(database: Database, now: datetime) -> None:
    """Nothing of what it said."""
    await follow(database, 5, now)
    await tell(database, HALT, now)

    async with database.read() as connection:
        rows = (await connection.execute(select(delivery.c.state, delivery.c.content))).all()
    assert [tuple(row) for row in rows] == [(DeliveryState.SENT, {})]
