import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.entries import LookRecord, MarkedFeed, Outcome, QueuedEntry, ToldFrom
from bot.feeds.identity import sift
from bot.feeds.marks import marked
from bot.feeds.values import Feed, FeedId, FeedState, Left
from bot.models import Entry, ParsedFeed, Reply, Validators
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue, mark_done
from bot.storage.feeds.feed_json import (
    entry_from_json,
    entry_to_json,
    state_from_json,
    state_to_json,
)
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.looks import KEEP_ENTRIES
from bot.storage.feeds.owners import MOST_OWNERS
from bot.storage.messages.deliveries import DeliveryStore
from tests.bot.in_chats import text_of

URL = "https://example.org/feed"
LEASE = timedelta(minutes=10)
HOUR = timedelta(hours=1)


def parsed(*ids: str) -> MarkedFeed:
    entries = tuple(
        Entry(id=id_, url=f"https://example.org/{id_}", title=f"About {id_}", categories=("x",))
        for id_ in ids
    )
    return marked(ParsedFeed(title="Town", url="https://example.org/", entries=entries))


async def look(store: FeedStore, feed: Feed, listed: MarkedFeed, now: datetime) -> list[str]:
    """Keep a look; returns the ids of what was new."""
    sifted = sift(listed, await store.seen(feed, listed.fingerprints), now)
    state = replace(feed.state, first_seen_at=feed.state.first_seen_at or now, seen_at=now)
    await store.record(
        LookRecord(
            feed_id=feed.id,
            title=listed.title,
            home=listed.url,
            look_at=now,
            state=state,
            new=sifted.new,
            old=sifted.old,
        ),
        now,
    )
    return [new.entry.id for new in sifted.new]


async def take(
    queue: EntryQueue, now: datetime, but: Iterable[FeedId] = ()
) -> tuple[QueuedEntry, ...]:
    """Take of each feed that waits the first."""
    waiting = await queue.waiting(now, 9, but)
    taken = [await queue.take(feed.id, now, LEASE) for feed in waiting]
    return tuple(filter(None, taken))


async def watched(store: FeedStore, url: str = URL) -> Feed:
    feed = await store.by_url(url)
    assert feed
    return feed


async def test_a_feed_is_added_once(database: Database, now: datetime) -> None:
    """The second to add it gets the one that is there, as it is, and has it, too."""
    store = FeedStore(database)

    first, new = await store.add(URL, now, chat_id=7, label="town")
    _, again = await store.add(URL, now, chat_id=7)
    second, also = await store.add(URL, now + LEASE, chat_id=8)

    assert (new, again, also) == (True, False, True)
    assert replace(first, owners=frozenset({7, 8})) == second == await store.by_id(first.id)
    assert (first.title, first.home, first.label) == (URL, None, "town")
    assert first.owners == {7}
    assert first.state == FeedState()
    assert await store.of_chat(7) == await store.of_chat(8) == await store.all() == (second,)
    assert await store.of_chat(9) == ()


async def test_a_feed_is_watched_until_the_last_chat_leaves(
    database: Database, now: datetime
) -> None:
    """Leaving twice, or what one never had, is nothing."""
    store = FeedStore(database)
    feed, _ = await store.add(URL, now, chat_id=7)
    await store.add(URL, now, chat_id=8)

    assert await store.leave(feed.id, 9) is Left.NEVER_HAD
    assert await store.leave(feed.id, 7) is Left.WATCHED_ON
    assert await store.leave(feed.id, 7) is Left.NEVER_HAD
    assert (await watched(store)).owners == {8}
    assert await store.leave(feed.id, 8) is Left.ENDED
    assert await store.all() == ()


async def test_the_operators_feed_is_watched_until_he_ends_it(
    database: Database, now: datetime
) -> None:
    """Whoever else had it, before or after him; those are told."""
    store = FeedStore(database)
    feed, _ = await store.add(URL, now, chat_id=7)
    assert not feed.approved
    assert (await store.add(URL, now))[1], "it is news to the operator"
    assert not (await store.add(URL, now))[1]
    await store.add(URL, now, chat_id=8)

    assert await store.leave(feed.id, 7) is Left.WATCHED_ON
    assert await store.leave(feed.id, 8) is Left.WATCHED_ON
    assert (await watched(store)).approved
    await store.add(URL, now, chat_id=8)
    assert await store.remove(feed.id, now, lambda _: Reply("ended")) == 1
    assert await store.remove(feed.id, now, lambda _: Reply("ended")) is None

    due = await DeliveryStore(database).due(now, limit=9)
    assert [(text_of(row).chat_id, text_of(row).reply.html) for row in due] == [(8, "ended")]


async def test_two_that_add_and_leave_at_once_lose_no_feed(
    database: Database, now: datetime
) -> None:
    """Whoever has it at the end has one that is watched."""
    store = FeedStore(database)
    for _ in range(10):
        feed, _ = await store.add(URL, now, chat_id=7)
        await asyncio.gather(store.leave(feed.id, 7), store.add(URL, now, chat_id=8))
        (found,) = await store.of_chat(8)
        assert await store.leave(found.id, 8) is Left.ENDED


async def test_a_group_that_moves_keeps_its_feeds(database: Database, now: datetime) -> None:
    """Though nothing was ever owed to it; of a feed that the new id has, too, one is left."""
    store = FeedStore(database)
    for url, chat in ((URL, -5), (URL, -1005), (f"{URL}/b", -5)):
        await store.add(url, now, chat_id=chat)

    await DeliveryStore(database).move_chat(-5, -1005, now)

    assert len(await store.of_chat(-1005)) == 2
    assert await store.of_chat(-5) == ()


async def test_of_a_feed_that_many_have_the_first_hundred_are_named(
    database: Database, now: datetime
) -> None:
    """What is told of it, and counted for it, stays bounded."""
    store = FeedStore(database)
    for chat in range(1, MOST_OWNERS + 6):
        await store.add(URL, now + timedelta(seconds=chat), chat_id=chat)

    assert (await watched(store)).owners == frozenset(range(1, MOST_OWNERS + 1))
    assert await store.of_chat(MOST_OWNERS + 5) == await store.all()


async def test_due_feeds_come_in_order(database: Database, now: datetime) -> None:
    """Those that wait longest first, without those under way, not those to come."""
    store = FeedStore(database)
    late, later, future = [(await store.add(f"{URL}{n}", now + n * LEASE))[0] for n in (0, 1, 3)]

    assert await store.due(now + LEASE, 9) == (late, later)
    assert await store.due(now + LEASE, 1) == (late,)
    assert await store.due(now + LEASE, 9, but=[late.id]) == (later,)
    assert await store.next_at() == now
    await store.remove(late.id, now)
    await store.remove(later.id, now)
    assert await store.next_at() == future.look_at


async def test_an_ended_feed_is_tried_again_when_it_is_added_again(
    database: Database, now: datetime
) -> None:
    """Until then it is never due."""
    store = FeedStore(database)
    feed, _ = await store.add(URL, now)
    await store.record(LookRecord(feed_id=feed.id, look_at=None, state=feed.state), now)

    assert (await store.due(now + KEEP_ENTRIES, 9), await store.next_at()) == ((), None)
    assert (await store.add(URL, now + LEASE))[0].look_at == now + LEASE


async def test_new_entries_are_queued_and_known(database: Database, now: datetime) -> None:
    """The first look queues nothing; each new entry is queued once."""
    store, queue = FeedStore(database), EntryQueue(database)
    await store.add(URL, now)

    assert await look(store, await watched(store), parsed("a"), now) == []
    assert await look(store, await watched(store), parsed("c", "b", "a"), now) == ["b", "c"]
    assert await look(store, await watched(store), parsed("c", "b", "a"), now) == []
    feed = await watched(store)
    taken = [
        *await take(queue, now + LEASE),
        *await take(queue, now + LEASE),
        *await take(queue, now + LEASE),
    ]

    assert [one.entry for one in taken] == [one.entry for one in parsed("b", "c").entries]
    assert {(one.feed, one.attempts, one.dated_at) for one in taken} == {(feed, 1, now)}
    assert (feed.title, feed.home) == ("Town", "https://example.org/")


async def test_a_feed_that_was_removed_keeps_nothing(database: Database, now: datetime) -> None:
    """Though a look was under way; its queue goes with it."""
    store = FeedStore(database)
    await store.add(URL, now)
    feed = await watched(store)
    await look(store, feed, parsed("a"), now)
    await look(store, await watched(store), parsed("b"), now)

    assert await store.remove(feed.id, now) == 0
    assert await store.remove(feed.id, now) is None
    await look(store, feed, parsed("c"), now)

    assert await store.by_id(feed.id) is None
    assert await EntryQueue(database).next_at() is None


async def test_a_feed_moves_unless_another_is_there(database: Database, now: datetime) -> None:
    """Two feeds at one address would be one, and one's followers lose theirs."""
    store = FeedStore(database)
    feed, _ = await store.add(URL, now)
    other, _ = await store.add(f"{URL}/other", now)
    moves = LookRecord(feed_id=feed.id, url=other.url, look_at=now, state=feed.state)

    await store.record(moves, now)
    assert (await watched(store)).id == feed.id
    await store.record(replace(moves, url=f"{URL}/new"), now)

    assert (await watched(store, f"{URL}/new")).id == feed.id


async def test_what_is_listed_is_remembered(database: Database, now: datetime) -> None:
    """However old it is; what was not listed for long is forgotten once a newer list was read."""
    store = FeedStore(database)
    await store.add(URL, now)
    await look(store, await watched(store), parsed("a", "b"), now)
    for days in (40, 80, 120):
        await look(store, await watched(store), parsed("a"), now + timedelta(days=days))

    feed, later = await watched(store), now + timedelta(days=121)
    seen = await store.seen(feed, parsed("a", "b").fingerprints)

    assert seen.guids == {"a"}
    assert await look(store, feed, parsed("b", "a"), later) == ["b"]


async def test_floods_let_others_through(database: Database, now: datetime) -> None:
    """Of each feed one entry at a time; the rest keep their place."""
    store, queue = FeedStore(database), EntryQueue(database)
    for name in "ab":
        await store.add(f"{URL}{name}", now)
        await look(store, await watched(store, f"{URL}{name}"), parsed(), now)
    await look(store, await watched(store, f"{URL}a"), parsed(*map(str, range(300))), now)
    await look(store, await watched(store, f"{URL}b"), parsed("x"), now + LEASE / 2)

    taken = await take(queue, now + LEASE)

    assert [one.entry.id for one in taken] == ["299", "x"]
    assert [one.entry.id for one in await take(queue, now + LEASE)] == ["298"]
    busy = [taken[0].feed.id]
    assert await take(queue, now + LEASE, but=busy) == ()
    seen = await store.seen(taken[0].feed, parsed().fingerprints)
    assert seen.queued == 300


async def test_of_each_owner_one_is_listed_before_the_next(
    database: Database, now: datetime
) -> None:
    """However many of one wait longer: feeds that are due, and feeds with entries that are."""
    store, queue = FeedStore(database), EntryQueue(database)
    owners = [1, 1, 1, 2, None, None]
    for place, chat_id in enumerate(owners):
        url, at = f"{URL}{place}", now + timedelta(minutes=place)
        await store.add(url, at, chat_id=chat_id)
        await look(store, await watched(store, url), parsed(), at)
        await look(store, await watched(store, url), parsed("a", "b"), at)
    due = await store.due(now + HOUR, 5)
    waiting = await queue.waiting(now + HOUR, 5)
    later = await queue.waiting(now + HOUR, 9, but=[feed.id for feed in waiting])

    assert [feed.url[-1] for feed in due] == ["0", "3", "4", "1", "5"]
    assert [feed.id for feed in waiting] == [feed.id for feed in due]
    assert [feed.owners for feed in waiting] == [{1}, {2}, {None}, {1}, {None}]
    assert [feed.owners for feed in later] == [{1}]
    assert await queue.waiting(now - HOUR, 9) == ()


async def test_an_entry_comes_again_unless_it_is_done(database: Database, now: datetime) -> None:
    """When its time is over: whoever took it may be dead."""
    store, queue = FeedStore(database), EntryQueue(database)
    await store.add(URL, now)
    await look(store, await watched(store), parsed(), now)
    await look(store, await watched(store), parsed("a"), now)

    (first,) = await take(queue, now)
    assert await take(queue, now + LEASE / 2) == ()
    (second,) = await take(queue, now + LEASE)
    await queue.retry(second.id, now + 5 * LEASE)

    assert (first.id, first.attempts, second.attempts) == (second.id, 1, 2)
    assert await queue.next_at() == now + 5 * LEASE
    async with database.write() as connection:
        outcome = Outcome(ToldFrom.READ)
        assert await mark_done(connection, first.id, outcome, now)
        assert not await mark_done(connection, first.id, outcome, now)
    await queue.retry(first.id, now)
    assert await queue.next_at() is None
    assert await look(store, await watched(store), parsed("a"), now) == []


times = st.none() | st.floats(-6e10, 2.5e11).map(lambda at: datetime.fromtimestamp(at, UTC))


@given(
    st.builds(
        FeedState,
        validators=st.builds(Validators, etag=st.none() | st.text(min_size=1)),
        ttl=st.none() | st.timedeltas(timedelta(seconds=1), timedelta(days=9)),
        first_seen_at=times,
        failing_since=times,
        failures=st.integers(0),
        failure=st.none() | st.just("too-slow"),
        told=st.booleans(),
        moved_to=st.none() | st.just(URL),
        moved_seen=st.integers(0, 3),
    )
)
def test_states_are_kept_whole(state: FeedState) -> None:
    """What is written is read; nothing at all is the state of a new feed."""
    assert state_from_json(state_to_json(state)) == state
    assert state_to_json(FeedState()) == {}
    assert state_from_json(None) == FeedState()


def test_entries_are_kept_whole(now: datetime) -> None:
    """With their dates."""
    (one,) = parsed("a").entries
    entry = replace(one.entry, published=now, summary="It took three hours.", said_at=URL)

    assert entry_from_json(entry_to_json(entry, now)) == (entry, now)
