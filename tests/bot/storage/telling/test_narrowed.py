"""Who narrowed a topic gets what is left of it: at once, by digest, counted and listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.schema import story, subscription
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.subscriptions.narrowing import WIDE, Narrowing, Origin, Site
from bot.subscriptions.times import QuietHours
from bot.subscriptions.values import ChatSettings, Subscription
from summarizer.models import Notice
from tests.bot.stories.newsroom import article, due_digest, follow, owed, record, report, serve

#: That of ``newsroom.article``.
HARBOUR = Narrowing(hosts=("harbourtimes.example",))
BRIDGE = Narrowing(hosts=("bridgepost.example",))
GERMAN = Narrowing(languages=("de",))
NO_COUNCIL = Narrowing(without=("council",))
WEEK = timedelta(days=7)


async def narrow(
    database: Database,
    chat_id: int,
    now: datetime,
    narrowing: Narrowing,
    *,
    topic: str = "moscow",
    digest: bool | None = None,
) -> None:
    """Have a chat follow a topic, narrowed."""
    wanted = Subscription(
        chat_id=chat_id,
        topic=topic,
        label=topic,
        digest=digest,
        followed_at=now,
        narrowing=narrowing,
    )
    await SubscriptionStore(database).follow(wanted, 100)


async def chats(database: Database) -> list[int]:
    return [chat for _, chat in await owed(database)]


async def test_a_story_reaches_those_whom_it_is_narrow_enough_for(
    database: Database, now: datetime
) -> None:
    """And those who set nothing."""
    await follow(database, 5, now)
    for chat, narrowing in enumerate((HARBOUR, BRIDGE, GERMAN, NO_COUNCIL), start=6):
        await narrow(database, chat, now, narrowing)
    await narrow(database, 10, now, Narrowing(languages=("en",), without=("football",)))
    await record(StoryStore(database), report(article(1)), now)
    await serve(database, now)

    assert await chats(database) == [5, 6, 10]


async def test_a_wider_topic_brings_what_a_narrow_one_does_not(
    database: Database, now: datetime
) -> None:
    """A story is wanted by any of what a chat follows."""
    await narrow(database, 5, now, GERMAN)
    await follow(database, 5, now, "council")
    await record(StoryStore(database), report(article(1)), now)
    await serve(database, now)

    assert await chats(database) == [5]


async def test_a_story_comes_once_the_wanted_outlet_prints_it(
    database: Database, now: datetime
) -> None:
    """Once, and to nobody twice."""
    await follow(database, 5, now)
    await narrow(database, 6, now, BRIDGE)
    for outlet, told in (("Harbour Times", [5]), ("Bridge Post", [5, 6]), ("Mail", [5, 6])):
        await record(StoryStore(database), report(article(1, outlet)), now)
        await serve(database, now)
        assert await chats(database) == told


async def test_a_topic_of_a_feed_is_what_that_feed_brings(
    database: Database, now: datetime
) -> None:
    """Whoever else brings it, too."""
    brought = report(article(1))
    await narrow(database, 5, now, Narrowing(site=Site(topic="feed:3", name="Bridge Post")))
    await record(StoryStore(database), brought, now)
    await serve(database, now)
    assert await chats(database) == []

    copied = report(article(1, "Bridge Post"))
    await record(StoryStore(database), replace(copied, topics=copied.topics | {"feed:3"}), now)
    await serve(database, now)
    assert await chats(database) == [5]


async def test_a_feed_cannot_speak_for_the_host_of_another(
    database: Database, now: datetime
) -> None:
    """A page that could not be read vouches for nothing that is said of it."""
    await narrow(database, 5, now, HARBOUR)
    told = article(1, notices=(Notice.FOREIGN_FEED_TEXT,))
    await record(StoryStore(database), report(told), now)
    await serve(database, now)

    assert await chats(database) == []


async def test_a_digest_holds_what_is_wanted_still(database: Database, now: datetime) -> None:
    """Though it waited before the topic was narrowed."""
    await narrow(database, 5, now, WIDE, digest=True)
    await ChatStore(database).schedule_digest(5, now)
    store = StoryStore(database)
    await record(store, report(article(1)), now)
    await record(store, report(article(2, "Bridge Post")), now)
    await serve(database, now)
    before = await due_digest(database, now)
    await narrow(database, 5, now, BRIDGE)
    async with database.read() as connection:
        kept = await connection.scalar(select(subscription.c.digest))
    after = await due_digest(database, now + WEEK)

    assert before
    assert after
    assert [len(before.items), len(after.items)] == [2, 1]
    assert after.items[0].story.outlet == "Bridge Post"
    assert kept is True, "how it is told was not said anew"


@pytest.mark.parametrize(("narrowing", "left"), [(GERMAN, []), (HARBOUR, [5]), (NO_COUNCIL, [])])
async def test_what_waits_does_not_come_once_its_topic_is_narrowed(
    database: Database, now: datetime, narrowing: Narrowing, left: list[int]
) -> None:
    """As with what is unfollowed."""
    await ChatStore(database).save(5, ChatSettings(quiet=QuietHours(time(8), time(12))), now)
    await follow(database, 5, now)
    await record(StoryStore(database), report(article(1)), now)
    await serve(database, now)
    await narrow(database, 5, now, narrowing)

    assert await chats(database) == left


async def test_what_was_counted_and_listed_is_what_is_wanted(
    database: Database, now: datetime
) -> None:
    """Of stories from before their hosts were kept, the link says one."""
    store, index = StoryStore(database), TopicIndex(database)
    first = await record(store, report(article(1)), now)
    await record(store, report(article(1, "Bridge Post")), now)
    await record(store, report(article(2)), now)
    async with database.write() as connection:
        await connection.execute(
            update(story).where(story.c.id != first.story_id).values(hosts=None, language=None)
        )

    async def found(narrowing: Narrowing) -> int:
        listed = await index.listed("moscow", now - WEEK, None, narrowing)
        assert len(listed) == len(await index.find("moscow", now - WEEK, None, narrowing))
        newest = await index.newest({"moscow": narrowing}, (), now - WEEK, 5, 9)
        assert [one.story_id for one in newest] == [one.story_id for one in listed]
        return len(listed)

    counts = [await found(one) for one in (WIDE, HARBOUR, BRIDGE, GERMAN, NO_COUNCIL)]
    assert counts == [2, 2, 1, 0, 0]
    assert (await index.matching(first.article_id, 5)).origin == Origin(
        ("harbourtimes.example", "bridgepost.example"), "en"
    )


async def test_following_again_narrows_anew(database: Database, now: datetime) -> None:
    """All of it is kept; what is widened has none."""
    whole = Narrowing(
        hosts=("a.org",),
        without=("football",),
        languages=("de", "fr"),
        site=Site(topic="feed:3", name="Ünter <b>"),
    )
    store = SubscriptionStore(database)
    for narrowing in (whole, GERMAN, WIDE, whole):
        await narrow(database, 5, now, narrowing)
        assert [s.narrowing for s in await store.of_chat(5)] == [narrowing]

    assert await store.widen(5, "moscow")
    assert not await store.widen(5, "paris")
    assert [s.narrowing for s in await store.of_chat(5)] == [WIDE]
