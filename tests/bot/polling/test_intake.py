"""The queue of entries, worked off, over a real database."""

import asyncio
import secrets
from datetime import datetime, timedelta

import pytest

from bot.errors import FetchError, StorageAway, Unfetched
from bot.feeds.entries import ChangedEntry, LookRecord, NewEntry, QueuedEntry
from bot.feeds.marks import fingerprints
from bot.models import Entry, ParsedFeed
from bot.polling.intake import Intake
from bot.reports import Health
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.outcomes import in_all
from summarizer.errors import ReadingError, Unreadable

HOUR = timedelta(hours=1)


class World:
    """Feeds with queued entries, a clock, and what ingest did."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.now = now
        self.store = FeedStore(database)
        self.queue = EntryQueue(database)
        self.read: list[str] = []
        self.fell_back: list[tuple[str, str]] = []
        self.error: BaseException | None = None
        self.text_error: Exception | None = None
        self.intake = Intake(self.queue, self.ingest, self.from_feed, lambda: self.now)

    async def add(self, name: str, *titles: str, chat_id: int | None = None) -> None:
        url = f"https://{name}.example/feed"
        feed, _ = await self.store.add(url, self.now, chat_id=chat_id)
        entries = tuple(
            Entry(id=title, url=f"https://{name}.example/{title}", title=title) for title in titles
        )
        listed = ParsedFeed(title=name, url="", entries=entries)
        new = tuple(
            NewEntry(entry=entry, fingerprint=print_, dated_at=self.now)
            for entry, print_ in zip(entries, fingerprints(listed), strict=True)
        )
        record = LookRecord(feed_id=feed.id, look_at=self.now, state=feed.state, new=new, old=())
        await self.store.record(record, self.now)

    async def ingest(self, queued: QueuedEntry) -> None:
        self.read.append(queued.entry.title)
        if self.error:
            raise self.error

    async def from_feed(self, queued: QueuedEntry, why: str) -> bool:
        self.fell_back.append((queued.entry.title, why))
        if self.text_error:
            raise self.text_error
        return False

    async def outcomes(self) -> Health:
        found = await self.store.health(None, self.now - 7 * 24 * HOUR)
        return in_all(found.values())

    async def drain(self, hours: float = 1) -> None:
        self.now += hours * HOUR
        await self.intake.work_off()


@pytest.fixture
async def world(database: Database, now: datetime) -> World:
    return World(database, now)


async def test_entries_are_read_in_order(world: World) -> None:
    """Of each feed one after the other; then the queue is empty."""
    await world.add("a", "1", "2", "3")

    await world.drain()
    await world.drain()

    assert world.read == ["1", "2", "3"]
    assert await world.queue.next_at() is None


async def test_what_the_database_refuses_costs_its_own_entry(world: World) -> None:
    """A key that no index of PostgreSQL holds: the feeds beside it are read in the same round."""
    await world.add("hostile", "h1")
    await world.add("honest", "1", "2")
    read: list[str] = []

    async def ingest(queued: QueuedEntry) -> None:
        read.append(queued.entry.title)
        if queued.entry.title == "h1":
            await world.store.add(f"https://hostile.example/{secrets.token_hex(9_000)}", world.now)
            raise ValueError("SQLite takes it")

    world.now += HOUR
    await Intake(world.queue, ingest, world.from_feed, lambda: world.now).work_off()

    assert sorted(read) == ["1", "2", "h1"]
    assert await world.queue.next_at() == world.now + timedelta(minutes=10)


async def test_feeds_do_not_hold_up_each_other(world: World) -> None:
    """One whose pages never come leaves the others their turns."""
    await world.add("slow", "s1", "s2")
    await world.add("quick", "q1", "q2", "q3")
    read: list[str] = []
    never = asyncio.Event()
    all_quick = asyncio.Event()

    async def ingest(queued: QueuedEntry) -> None:
        read.append(queued.entry.title)
        if queued.entry.title.startswith("s"):
            await never.wait()
        if "q3" in read:
            all_quick.set()

    world.now += HOUR
    running = asyncio.create_task(
        Intake(world.queue, ingest, world.from_feed, lambda: world.now).work_off()
    )
    await asyncio.wait_for(all_quick.wait(), 10)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert sorted(read) == ["q1", "q2", "q3", "s1"]


async def test_slow_feeds_of_one_chat_leave_the_others_places(world: World) -> None:
    """Fifty feeds with fifty entries each, all due before."""
    for n in range(50):
        await world.add(f"slow{n}", *(f"slow {m}" for m in range(50)), chat_id=1)
    world.now += HOUR
    await world.add("honest", "first", "second", chat_id=2)
    world.now += HOUR
    read: asyncio.Queue[str] = asyncio.Queue()

    async def ingest(queued: QueuedEntry) -> None:
        if queued.entry.title.startswith("slow"):
            await asyncio.Event().wait()
        await read.put(queued.entry.title)

    intake = Intake(world.queue, ingest, world.from_feed, lambda: world.now)
    running = asyncio.create_task(intake.work_off())
    assert await asyncio.wait_for(read.get(), 30) == "first"
    assert await asyncio.wait_for(read.get(), 30) == "second"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


@pytest.mark.parametrize(
    ("error", "times"),
    [
        (ReadingError(Unreadable.NOT_AN_ARTICLE), 1),
        (FetchError(Unfetched.GONE, status=404), 1),
        (FetchError(Unfetched.UNREACHABLE), 6),
        (RuntimeError("a bug"), 6),
    ],
    ids=["no article", "gone", "unreachable", "bug"],
)
async def test_what_may_pass_is_tried_again(world: World, error: Exception, times: int) -> None:
    """Not without end, and no longer than it makes sense; the queue is empty then."""
    await world.add("a", "1")
    world.error = error

    for _ in range(9):
        await world.drain(hours=6)

    assert len(world.read) == times
    assert await world.queue.next_at() is None
    why = str(error.reason) if isinstance(error, (FetchError, ReadingError)) else "broke"
    assert await world.outcomes() == Health(untold=1, reasons=((why, 1),))
    assert world.fell_back == ([] if why == "broke" else [("1", why)]), "once, at the end"


async def test_a_text_of_a_feed_that_cannot_be_read_now_is_read_later(world: World) -> None:
    """While all workers are busy nothing is given up; then the entry is."""
    await world.add("a", "1")
    world.error = FetchError(Unfetched.BLOCKED, status=403)
    world.text_error = FetchError(Unfetched.BUSY)

    await world.drain()
    assert await world.outcomes() == Health()
    world.text_error = ReadingError(Unreadable.BROKEN)
    await world.drain()

    assert await world.outcomes() == Health(untold=1, reasons=(("blocked", 1),))


async def test_a_site_that_names_a_time_is_asked_then(world: World) -> None:
    """Where that is later than we would."""
    await world.add("a", "1")
    at = world.now + 9 * HOUR
    world.error = FetchError(Unfetched.RATE_LIMITED, status=429, retry_at=at)

    await world.drain()

    assert await world.queue.next_at() == at


async def test_an_entry_that_ends_the_process_is_given_up(world: World) -> None:
    """It comes again after each crash, six times."""
    await world.add("a", "1")

    class Killed(BaseException):
        pass

    world.error = Killed()
    for _ in range(6):
        with pytest.raises(Killed):
            await world.drain()
    await world.drain()

    assert len(world.read) == 6
    assert await world.queue.next_at() is None


async def test_a_broken_database_ends_the_round(world: World) -> None:
    """Each entry would fail alike; those under way come again, however often it breaks."""
    await world.add("a", "1", "2")
    world.error = StorageAway("disk is full")
    for _ in range(20):
        with pytest.raises(StorageAway):
            await world.drain()
    world.read.clear()
    world.error = None

    await world.drain()

    assert sorted(world.read) == ["1", "2"]


@pytest.mark.parametrize("error", [FetchError(Unfetched.BLOCKED), FetchError(Unfetched.TOO_SLOW)])
async def test_what_was_read_and_cannot_be_read_again_stays_read(
    world: World, error: FetchError
) -> None:
    """It is not told from its feed, nor asked for once more."""
    await world.add("a", "1")
    await world.drain()
    (feed,) = await world.store.all()
    entry = Entry(id="1", url="https://a.example/1", title="one, rewritten at length, by now")
    (mark,) = fingerprints(ParsedFeed(title="a", url="", entries=(entry,)))
    changed = ChangedEntry(
        now=NewEntry(entry=entry, fingerprint=mark, dated_at=world.now), guid="1"
    )
    record = LookRecord(
        feed_id=feed.id, look_at=world.now, state=feed.state, old=(mark,), changed=(changed,)
    )
    assert await world.store.record(record, world.now)
    (known,) = (await world.store.seen(feed, [mark])).read
    assert known.fingerprint == mark

    world.error = error
    await world.drain()

    assert world.read == ["1", entry.title]
    assert world.fell_back == []
    assert await world.queue.next_at() is None
    assert (await world.outcomes()).read == 1
