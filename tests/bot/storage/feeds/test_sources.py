from datetime import datetime, timedelta

from bot.feeds.values import Feed, FeedId
from bot.models import Reply
from bot.reports import ReportedSource, Sources
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.values import ChatSettings
from tests.bot.in_chats import text_of
from tests.bot.stories.newsroom import article, follow, plainly, record, report

URL = "https://harbour.example/feed"
SECRET = "https://harbour.example/feed?token=4f9a8c2b1d"


def stamp(feed: Feed) -> int:
    return int(feed.added_at.timestamp())


async def listed(database: Database, now: datetime) -> list[ReportedSource]:
    return list((await SourceStore(database).listed(now, 0, 9)).listed)


async def test_what_chats_bring_is_listed(database: Database, now: datetime) -> None:
    """What waits first; the operator's own feeds and chats that do not share, not at all."""
    feeds, chats = FeedStore(database), ChatStore(database)
    await feeds.add("https://own.example/feed", now)
    approved, _ = await feeds.add("https://approved.example/feed", now, chat_id=5)
    await feeds.add(approved.url, now)
    waits, _ = await feeds.add(URL, now, chat_id=5)
    await feeds.add(URL, now, chat_id=6)
    await chats.save(7, ChatSettings(share=True), now)
    await chats.save(8, ChatSettings(), now)
    await record(StoryStore(database), report(article(1), waits.id), now)
    await record(StoryStore(database), report(article(2), shared_in=7), now)

    found = await listed(database, now)

    assert {(s.feed_id, s.chat_id, s.chats, s.stories, s.approved) for s in found[:2]} == {
        (waits.id, None, 2, 1, False),
        (None, 7, 1, 1, False),
    }
    assert [(s.feed_id, s.approved) for s in found[2:]] == [(approved.id, True)]
    store = SourceStore(database)
    pages = [await store.listed(now, start, 2) for start in (0, 2, 4)]
    assert [len(page.listed) for page in pages] == [2, 1, 0]
    assert {(page.total, page.waiting) for page in pages} == {(3, 2)}


async def test_a_feed_is_approved_once_and_only_that_one(database: Database, now: datetime) -> None:
    """Its number may be another's by now; one behind a secret stays its readers' own."""
    feeds, store = FeedStore(database), SourceStore(database)
    feed, _ = await feeds.add(URL, now, chat_id=5)
    secret, _ = await feeds.add(SECRET, now, chat_id=5)

    assert not await store.approve_feed(feed.id, stamp(feed) - 1, now)
    assert not await store.approve_feed(FeedId(10**17), stamp(feed), now)
    assert not await store.approve_feed(secret.id, stamp(secret), now)
    assert await store.approve_feed(feed.id, stamp(feed), now)
    assert not await store.approve_feed(feed.id, stamp(feed), now)

    assert [one.approved for one in await feeds.all()].count(True) == 1


async def test_a_banned_feed_is_nobodys_and_stays_banned(database: Database, now: datetime) -> None:
    """Who had it is told; nobody but the operator can add it; what it queued is not told."""
    feeds, store = FeedStore(database), SourceStore(database)
    feed, _ = await feeds.add(URL, now, chat_id=5)
    await feeds.add(URL, now, chat_id=6)
    await follow(database, 5, now, topic=f"feed:{feed.id}")

    assert not await store.ban_feed(feed.id, stamp(feed) + 1, now, lambda _: Reply("banned"))
    assert await store.ban_feed(feed.id, stamp(feed), now, lambda _: Reply("banned"))
    assert not await store.ban_feed(feed.id, stamp(feed), now, lambda _: Reply("banned"))

    due = await DeliveryStore(database).due(now, 9)
    assert sorted(text_of(row).chat_id for row in due) == [5, 6]
    assert await SubscriptionStore(database).of_chat(5) == ()
    again, new = await feeds.add(URL, now, chat_id=5)
    assert (again.banned, new, await feeds.of_chat(5)) == (True, False, ())
    assert await feeds.due(now + timedelta(days=9), 9) == ()
    assert await EntryQueue(database).next_at() is None
    assert await StoryStore(database).record(report(article(1), feed.id), plainly, now) is None
    (banned,) = await listed(database, now)
    assert banned.banned
    lifted, new = await feeds.add(URL, now)
    assert (lifted.banned, lifted.approved, new, lifted.look_at) == (False, True, True, now)


async def test_a_chat_is_approved_or_banned_from_sharing(database: Database, now: datetime) -> None:
    """Each once; banned, it shares no more and is told, approved again it may."""
    store, chats = SourceStore(database), ChatStore(database)
    assert await store.of_chat(5) == (False, False)
    await chats.save(5, ChatSettings(share=True), now)

    assert await store.approve_chat(5, now)
    assert not await store.approve_chat(5, now)
    assert await store.of_chat(5) == (True, False)
    assert await store.ban_chat(5, now, lambda _: Reply("banned"))
    assert not await store.ban_chat(5, now, lambda _: Reply("banned"))
    assert await store.of_chat(5) == (False, True)
    assert not (await chats.settings(5)).share
    assert len(await DeliveryStore(database).due(now, 9)) == 1
    assert [one.banned for one in await listed(database, now)] == [True]
    assert await store.approve_chat(5, now)
    assert await store.of_chat(5) == (True, False)
    assert await store.approve_chat(6, now), "also before it ever set anything"


async def test_nothing_waits_at_first(database: Database, now: datetime) -> None:
    """Not even a page."""
    empty = Sources(total=0, waiting=0, listed=())

    assert await SourceStore(database).listed(now, 0, 9) == empty
    assert await SourceStore(database).listed(now, 900, 9) == empty


async def test_a_ban_is_told_to_each_chat_in_its_language(
    database: Database, now: datetime
) -> None:
    """As far as it is known."""
    feeds = FeedStore(database)
    url = "https://a.example/rss"
    for chat in (5, 6):
        await feeds.add(url, now, chat_id=chat)
    feed = await feeds.by_url(url)
    assert feed
    await ChatStore(database).speak(6, "pt-br")

    store = SourceStore(database)
    assert await store.ban_feed(feed.id, stamp(feed), now, lambda tag: Reply(str(tag)))

    owed = await DeliveryStore(database).due(now, limit=9)
    assert {text_of(row).chat_id: text_of(row).reply.html for row in owed} == {
        5: "None",
        6: "pt-br",
    }
