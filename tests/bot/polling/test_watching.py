from datetime import datetime, timedelta
from email.utils import format_datetime

from bot.feeds.discover import DiscoveredFeed
from bot.feeds.entries import MarkedFeed
from bot.feeds.identity import sift
from bot.feeds.marks import marked
from bot.feeds.parse import parse_feed
from bot.feeds.values import Outline
from bot.locales.languages import shipped
from bot.polling.watching import MAX_FEEDS, Removed, Watching
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.stories.stories import StoryStore
from tests.bot.in_chats import text_of
from tests.bot.stories import newsroom

URL = "https://gazette.example/feed"


def feed(*titles: str) -> MarkedFeed:
    items = "".join(
        f"<item><title>{t}</title><link>https://gazette.example/{t}</link></item>" for t in titles
    )
    rss = f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"
    return marked(parse_feed(rss.encode(), URL))


def watching(
    database: Database, now: datetime, *titles: str, listed: MarkedFeed | None = None
) -> Watching:
    """Finds a feed that lists these."""

    async def discover(_: str) -> tuple[DiscoveredFeed, ...]:
        return (DiscoveredFeed(URL, listed or feed(*titles)),)

    store, subscriptions = FeedStore(database), SubscriptionStore(database)
    return Watching(
        discover,
        store,
        subscriptions,
        languages=shipped(),
        wake_poller=lambda: None,
        wake_intake=lambda: None,
        wake_sender=lambda: None,
        clock=lambda: now,
    )


async def new_titles(database: Database, now: datetime, *listed: str) -> list[str]:
    """What is new at a look a minute later."""
    store = FeedStore(database)
    (watched,) = await store.due(now, 10)
    seen = await store.seen(watched, feed(*listed).fingerprints)
    sifted = sift(feed(*listed), seen, now + timedelta(minutes=1))
    return [new.entry.title for new in sifted.new]


async def test_what_comes_after_a_feed_was_added_is_new(database: Database, now: datetime) -> None:
    """What was read to find it is its past; a poll may be minutes away."""
    await watching(database, now, "bridge").add(5, URL, approved=False)

    assert await new_titles(database, now, "tunnel", "bridge") == ["tunnel"]


async def test_a_feed_that_lists_nothing_has_been_looked_at(
    database: Database, now: datetime
) -> None:
    """Its first entry is new."""
    await watching(database, now).add(5, URL, approved=False)

    assert await new_titles(database, now, "tunnel") == ["tunnel"]


async def test_a_feed_that_is_watched_keeps_what_was_seen_of_it(
    database: Database, now: datetime
) -> None:
    """Added again by another chat, it brings the new entries of that moment all the same."""
    await watching(database, now, "bridge").add(5, URL, approved=False)
    await watching(database, now, "tunnel", "bridge").add(6, URL, approved=False)

    assert await new_titles(database, now, "tunnel", "bridge") == ["tunnel"]


async def test_a_feed_of_a_list_has_its_past_from_its_first_look(
    database: Database, now: datetime
) -> None:
    """Nobody read it before."""
    await watching(database, now).import_all(5, [Outline(url=URL, title="Gazette")], approved=False)

    assert await new_titles(database, now, "tunnel", "bridge") == []


async def test_a_list_counts_what_is_news_to_its_chat(database: Database, now: datetime) -> None:
    """What another chat has is recorded all the same; the same address twice is one feed."""
    feeds = watching(database, now)
    outlines = [Outline(url=URL), Outline(url=URL), Outline(url=f"{URL}/b")]

    assert await feeds.import_all(5, outlines[:2], approved=False) == (1, 0)
    assert await feeds.import_all(6, outlines, approved=False) == (2, 0)
    assert await feeds.import_all(6, outlines, approved=False) == (0, 0)
    assert len(await feeds.of_chat(6)) == 2


async def test_a_quota_counts_what_others_have_too(database: Database, now: datetime) -> None:
    """Each chat has fifty, whoever was the first to add them."""
    feeds = watching(database, now)
    outlines = [Outline(url=f"{URL}/{n}") for n in range(MAX_FEEDS + 2)]

    assert await feeds.import_all(5, outlines[:2], approved=False) == (2, 0)
    assert await feeds.import_all(6, outlines, approved=False) == (MAX_FEEDS, 2)
    assert await feeds.has_room(6, f"{URL}/0")
    assert not await feeds.has_room(6, f"{URL}/{MAX_FEEDS}")


async def test_the_operator_ends_any_feed_and_others_their_own(
    database: Database, now: datetime
) -> None:
    """From one that others have, too, his chat is taken first."""
    feeds, operator = watching(database, now), 1
    for chat in (operator, 5, 6):
        await feeds.add(chat, URL, approved=chat == operator)
    (feed,) = await feeds.of_chat(5)

    assert (await feeds.remove(feed, 7, operator=False)).outcome is Removed.NOT_YOURS
    assert (await feeds.remove(feed, 5, operator=False)).outcome is Removed.FOR_YOU
    assert (await feeds.remove(feed, operator, operator=True)).outcome is Removed.FOR_YOU_ALONE
    assert len(await feeds.of_chat(6)) == 1
    assert (await feeds.remove(feed, operator, operator=True)).outcome is Removed.FOR_ALL
    assert await feeds.of_chat(6) == ()
    (told,) = await DeliveryStore(database).due(now, limit=9)
    assert (text_of(told).chat_id, "ended" in text_of(told).reply.html) == (6, True)
    assert (await feeds.remove(feed, operator, operator=True)).outcome is Removed.NOT_YOURS


async def test_the_operator_ends_his_own_feed_at_once(database: Database, now: datetime) -> None:
    """Nobody else has it, and nothing of it is left."""
    feeds = watching(database, now)
    added = await feeds.add(1, URL, approved=True)
    assert added

    assert (await feeds.remove(added.feed, 1, operator=True)).outcome is Removed.FOR_YOU
    assert not await feeds.any()


def dated(now: datetime, *hours: float) -> MarkedFeed:
    """Return a feed with an entry of so many hours ago for each."""
    items = "".join(
        f"<item><title>{h} hours ago</title><link>https://gazette.example/{h}</link>"
        f"<pubDate>{format_datetime(now - timedelta(hours=h))}</pubDate></item>"
        for h in hours
    )
    rss = f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>"
    return marked(parse_feed(rss.encode(), URL))


async def test_who_adds_a_feed_is_shown_its_newest(database: Database, now: datetime) -> None:
    """Three headlines; of a feed that is watched already those of the stories that it brought."""
    feeds = watching(database, now, listed=dated(now, 30, 1, 200, 5))
    first = await feeds.add(5, URL, approved=False)
    again = await feeds.add(6, URL, approved=False)
    assert first
    assert again

    assert [one.title for one in first.newest] == ["1 hours ago", "5 hours ago", "30 hours ago"]
    assert again.newest == ()
    brought = newsroom.report(newsroom.article(1), first.feed.id)
    await newsroom.record(StoryStore(database), brought, now)
    later = await feeds.add(7, URL, approved=False)
    assert later
    assert [one.title for one in later.newest] == [newsroom.article(1).title]


async def test_a_chats_own_story_is_no_headline_for_others(
    database: Database, now: datetime
) -> None:
    """Though a feed that both have brought it, too: it may be of a link that was shared there."""
    feeds = watching(database, now, listed=dated(now, 1))
    first = await feeds.add(5, URL, approved=False)
    assert first
    brought = newsroom.report(newsroom.article(1), first.feed.id)
    await newsroom.record(StoryStore(database), brought, now)

    other = await feeds.add(6, URL, approved=False)
    assert other
    assert other.newest == ()


async def test_the_past_of_a_feed_is_read_the_newest_first(
    database: Database, now: datetime
) -> None:
    """That of its last seven days, at a walking pace; it is no news."""
    await watching(database, now, listed=dated(now, 30, 1, 200, 5)).add(5, URL, approved=False)
    queue, later = EntryQueue(database), now + timedelta(hours=1)
    (waiting,) = await queue.waiting(later, 9)

    taken = [await queue.take(waiting.id, later, timedelta(hours=2)) for _ in range(4)]
    assert [(one.entry.title, one.past) for one in taken if one] == [
        ("1 hours ago", True),
        ("5 hours ago", True),
        ("30 hours ago", True),
    ]
    assert await queue.take(waiting.id, now, timedelta(hours=2)) is None
