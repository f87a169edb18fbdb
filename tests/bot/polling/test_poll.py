"""Looks at feeds, over a real database; the web is a function."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from sqlalchemy import func, insert, literal, select, update

from bot.errors import FetchError, Unfetched
from bot.feeds.entries import LookRecord, MarkedFeed, Outcome, ToldFrom
from bot.feeds.marks import marked
from bot.feeds.parse import MAX_BYTES, parse_feed
from bot.feeds.values import Feed, FeedId, FeedNotice, News
from bot.models import Entry, Hub, Page, ParsedFeed, Revisit, Validators
from bot.polling.poll import Poller
from bot.reports import RowKind
from bot.retry import MOST_ATTEMPTS
from bot.storage.engine.database import Database
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feed_json import state_to_json
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.hubs import HubStore
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import entry, feed, feed_chat

URL = "https://example.org/feed"
SHORTEST = timedelta(minutes=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def rss(*ids: str) -> bytes:
    items = "".join(
        f"<item><title>About {id_}</title><guid>https://example.org/{id_}</guid></item>"
        for id_ in ids
    )
    return f"<rss version='2.0'><channel><title>Town</title>{items}</channel></rss>".encode()


def sent(body: bytes, etag: str | None = None, moved_to: str | None = None) -> Revisit:
    page = Page(url=moved_to or URL, status=200, body=body, content_type="application/rss+xml")
    return Revisit(page=page, validators=Validators(etag=etag), max_age=None, moved_to=moved_to)


UNCHANGED = Revisit(page=None, validators=Validators(), max_age=None, moved_to=None)


class World:
    """A clock, a web, and who is told."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.now = now
        self.store = FeedStore(database)
        self.database = database
        self.answer: Revisit | Exception = sent(rss())
        self.asked: list[tuple[str, str | None]] = []
        self.told: list[FeedNotice] = []
        self.wakes = 0
        self.poller = self.make(self.ask)

    def make(
        self, ask: Callable[[str, Validators], Awaitable[Revisit]], callback: str | None = None
    ) -> Poller:
        return Poller(
            self.store,
            ask,
            self.parse,
            notify=self.notify,
            wake_intake=self.wake,
            clock=lambda: self.now,
            chance=lambda: 0.0,
            shortest=SHORTEST,
            callback=callback,
        )

    async def ask(self, url: str, validators: Validators) -> Revisit:
        self.asked.append((url, validators.etag))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def parse(self, page: Page) -> MarkedFeed:
        return marked(parse_feed(page.body, page.url, page.content_type))

    async def notify(self, notice: FeedNotice) -> None:
        self.told.append(notice)

    def wake(self) -> None:
        self.wakes += 1

    async def look(self, *answers: Revisit | Exception, after: timedelta = DAY) -> Feed:
        """Have looks at the one feed, some time apart; returns it as it is then."""
        for answer in answers:
            await self._look(answer, after)
        (feed,) = await self.store.all()
        return feed

    async def _look(self, answer: Revisit | Exception, after: timedelta) -> None:
        self.answer = answer
        self.now += after
        await self.poller.work_off()

    async def queued(self) -> list[str]:
        """Return the titles of what is queued, in order."""
        due = select(entry.c.content).where(entry.c.due_at.is_not(None))
        async with self.database.write() as connection:
            rows = await connection.execute(due.order_by(entry.c.due_at, entry.c.id))
            return [content["title"] for content in rows.scalars()]


@pytest.fixture
async def world(database: Database, now: datetime) -> World:
    made = World(database, now)
    await made.store.add(URL, now, chat_id=7)
    return made


async def test_new_entries_are_queued_once(world: World) -> None:
    """Nothing at the first look, then what is new, and that only once."""
    await world.look(sent(rss("a")))
    assert await world.queued() == []
    assert world.wakes == 0
    await world.look(sent(rss("c", "b", "a")))
    await world.look(sent(rss("c", "b", "a")))

    assert await world.queued() == ["About b", "About c"]
    assert world.wakes == 1


async def test_an_entry_that_was_read_and_changed_is_queued_again(world: World) -> None:
    """Once, as what was read; who reads it is woken."""
    await world.look(sent(rss()))
    at = format_datetime(world.now + DAY - SHORTEST).encode()
    dated = rss("a").replace(b"<title>", b"<pubDate>" + at + b"</pubDate><title>")
    await world.look(sent(dated))
    queue = EntryQueue(world.database)
    (feed,) = await world.store.all()
    first = await queue.take(feed.id, world.now, DAY)
    assert first
    await queue.done(first.id, Outcome(ToldFrom.READ), world.now)

    for _ in range(2):
        await world.look(sent(dated.replace(b"About a", b"Not about a")), after=DAY / 8)

    assert await world.queued() == ["Not about a"]
    assert world.wakes == 2
    again = await queue.take(feed.id, world.now, DAY)
    assert again
    assert (again.id, again.changed, again.past, first.changed) == (first.id, True, False, False)


async def test_validators_are_sent_back(world: World) -> None:
    """Also after a look that found nothing new."""
    feed = await world.look(sent(rss("a"), '"1"'), UNCHANGED, sent(rss("a"), '"2"'), UNCHANGED)

    assert world.asked == [(URL, None), (URL, '"1"'), (URL, '"1"'), (URL, '"2"')]
    assert feed.title == "Town"


async def test_a_flood_comes_in_by_and_by(world: World) -> None:
    """The rest is asked for again, though the server knows that we had it all."""
    many = [f"{n}" for n in range(150)]
    await world.look(sent(rss()))
    await world.look(sent(rss(*many), '"1"'))
    first = await world.queued()
    await world.look(sent(rss(*many), '"1"'))
    await world.look(UNCHANGED)

    assert len(first) == 100
    assert sorted(await world.queued()) == sorted(f"About {n}" for n in many)
    assert [etag for _, etag in world.asked] == [None, None, None, '"1"']


async def test_a_long_queue_takes_no_more(world: World) -> None:
    """Until it is worked off; what is not taken is found again."""
    await world.look(sent(rss()))
    for batch in range(5):
        await world.look(sent(rss(*(f"{batch}-{n}" for n in range(100)))))

    assert len(await world.queued()) == 300


async def test_failures_are_told_once_and_so_is_the_end(world: World) -> None:
    """To whoever added the feed; each with a key of its own."""
    gone = FetchError(Unfetched.UNREACHABLE)
    feed = await world.look(sent(rss("a")), *[gone] * 6, UNCHANGED, UNCHANGED, after=DAY * 1.2)

    assert [(n.news, set(n.feed.owners), n.failure) for n in world.told] == [
        (News.FAILS, {7}, "unreachable"),
        (News.WORKS_AGAIN, {7}, None),
    ]
    assert len({notice.key for notice in world.told}) == 2
    assert feed.state.failures == 0


async def test_what_is_no_feed_any_more_is_a_failure(world: World) -> None:
    """A parked domain answers 200; what we know of the feed stays."""
    await world.look(sent(rss("a"), '"1"'))
    feed = await world.look(sent(b"<html>for sale</html>", '"2"'))

    assert feed.state.failure == "not-a-feed"
    assert feed.state.validators.etag == '"1"'
    assert feed.title == "Town"


async def test_410_ends_a_feed(world: World) -> None:
    """It is told, and not asked again."""
    feed = await world.look(FetchError(Unfetched.GONE, status=410))
    await world.look(sent(rss("a")))

    assert feed.look_at is None
    assert [notice.news for notice in world.told] == [News.ENDED]
    assert len(world.asked) == 1


async def test_404_is_a_failure(world: World) -> None:
    """Sites lose their feeds for a day, too."""
    feed = await world.look(FetchError(Unfetched.GONE, status=404))

    assert feed.look_at
    assert feed.state.failures == 1


async def test_a_move_is_followed_after_the_third_look(world: World) -> None:
    """Until then the old address is asked."""
    there = "https://example.net/feed"
    feed = await world.look(*[sent(rss("a"), moved_to=there)] * 4)

    assert feed.url == there
    assert [url for url, _ in world.asked] == [URL, URL, URL, there]
    assert [(notice.news, notice.moved_to) for notice in world.told] == [(News.MOVED, there)]


async def test_a_move_within_its_site_is_nobodys_concern(world: World) -> None:
    """The address is another from then on, which nobody sees."""
    there = "https://example.org/rss.xml"
    feed = await world.look(*[sent(rss("a"), moved_to=there)] * 3)

    assert feed.url == there
    assert world.told == []


async def test_a_feed_that_is_too_large_fails_and_is_told(world: World) -> None:
    """After days; what is known of it stays, and it works again once it is smaller."""
    await world.look(sent(rss("a")))
    large = sent(rss("a") + b" " * MAX_BYTES)
    await world.look(*[large] * 5)
    feed = await world.look(sent(rss("a", "b")))

    assert [(n.news, n.failure) for n in world.told] == [
        (News.FAILS, "too-large"),
        (News.WORKS_AGAIN, None),
    ]
    assert feed.title == "Town"
    assert await world.queued() == ["About b"]


async def test_an_entry_of_tomorrow_is_new_once_and_not_before_now(world: World) -> None:
    """Its date does not make it new again when that day comes."""
    dated = rss("a", "b").replace(
        b"<title>About b",
        f"<pubDate>{format_datetime(world.now + 3 * DAY)}</pubDate><title>About b".encode(),
    )
    await world.look(sent(rss("a")), sent(dated))
    async with world.database.read() as connection:
        due = (await connection.execute(select(entry.c.due_at, entry.c.content))).all()
    (queued,) = [row for row in due if row.due_at]
    assert queued.due_at == world.now
    assert datetime.fromisoformat(queued.content["dated_at"]) == world.now

    await world.look(*[sent(dated)] * 6)
    assert await world.queued() == ["About b"]


@pytest.mark.parametrize(
    ("reason", "status", "failures", "wait"),
    [
        (Unfetched.BUSY, None, 0, SHORTEST),
        (Unfetched.RATE_LIMITED, None, 0, 5 * HOUR),
        (Unfetched.RATE_LIMITED, 429, 1, 5 * HOUR),
    ],
    ids=["ours", "the host's, to another request", "the feed's"],
)
async def test_who_is_to_blame(
    world: World, reason: Unfetched, status: int | None, failures: int, wait: timedelta
) -> None:
    """A feed that was not asked has not failed."""
    retry_at = None if reason is Unfetched.BUSY else world.now + DAY + 5 * HOUR
    feed = await world.look(FetchError(reason, status=status, retry_at=retry_at))

    assert feed.state.failures == failures
    assert feed.look_at == world.now + wait


async def test_a_bug_puts_a_feed_off(world: World) -> None:
    """It is not looked at without end, and no fault of the feed's."""
    feed = await world.look(RuntimeError("a bug"))

    assert feed.look_at == world.now + SHORTEST
    assert feed.state.failures == 0


async def test_a_feed_that_breaks_each_time_is_set_aside(database: Database, now: datetime) -> None:
    """For a day, and the operator is told; the others are looked at, unreadable as one's state is."""
    world = World(database, now)
    for name in ("bad", "odd", "good"):
        await world.store.add(f"https://{name}.example/", now)
    async with database.write() as connection:
        odd = update(feed).where(feed.c.url == "https://odd.example/")
        await connection.execute(odd.values(state={"ttl": "soon"}))

    async def ask(url: str, validators: Validators) -> Revisit:
        world.asked.append((url, None))
        if "bad" in url:
            raise RuntimeError("a bug")
        return sent(rss())

    for _ in range(MOST_ATTEMPTS):
        assert (await Ledger(database).report(now)).set_aside == ()
        await world.make(ask).work_off()
        world.now += timedelta(hours=2)

    asked = Counter(url for url, _ in world.asked)
    assert asked["https://bad.example/"] == MOST_ATTEMPTS
    assert asked["https://odd.example/"] == asked["https://good.example/"] > 1
    (aside,) = (await Ledger(database).report(now)).set_aside
    assert (aside.kind, aside.why) == (RowKind.FEED, "RuntimeError: a bug")
    bad = await world.store.by_id(FeedId(aside.id))
    assert bad
    assert bad.look_at == world.now - timedelta(hours=2) + DAY


async def test_hosts_are_asked_at_once_and_each_for_one_feed(
    database: Database, now: datetime
) -> None:
    """Ten feeds of two hosts: two requests under way, never two at one host."""
    world = World(database, now)
    for n in range(10):
        await world.store.add(f"https://{'ab'[n % 2]}.example/{n}", now)
    under_way: list[str] = []
    both = asyncio.Event()

    async def ask(url: str, validators: Validators) -> Revisit:
        host = url.split("/")[2]
        assert host not in under_way
        under_way.append(host)
        if len(under_way) == 2:
            both.set()
        await both.wait()
        under_way.remove(host)
        return sent(rss())

    async with asyncio.timeout(30):
        await world.make(ask).work_off()

    assert await world.store.due(now, 99) == ()


async def test_slow_feeds_of_one_chat_leave_the_others_places(
    database: Database, now: datetime
) -> None:
    """Six hundred sites that never answer, due long before; those of other chats are looked at."""
    world = World(database, now)
    async with database.write() as connection:
        slow = [
            {"url": f"https://slow{n}.example/", "title": "", "added_at": now} for n in range(600)
        ]
        await connection.execute(insert(feed).values(look_at=now - DAY), slow)
        # They are all that there are.
        one = select(feed.c.id, literal(1), feed.c.added_at)
        columns = ["feed_id", "chat_id", "added_at"]
        await connection.execute(insert(feed_chat).from_select(columns, one))
    for chat_id in (2, None):
        await world.store.add(f"https://{chat_id}.example/", now, chat_id=chat_id)
    waiting, others, answered = set[str](), set[str](), asyncio.Event()

    async def ask(url: str, validators: Validators) -> Revisit:
        (waiting if "slow" in url else others).add(url)
        if len(others) == 2 and len(waiting) >= 4:
            answered.set()
        if "slow" in url:
            await asyncio.Event().wait()
        return sent(rss())

    running = asyncio.create_task(world.make(ask).work_off())
    await asyncio.wait_for(answered.wait(), 30)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert len(waiting) <= 6


async def test_one_chat_floods_the_queue_with_a_thousand_entries_at_most(
    database: Database, now: datetime
) -> None:
    """Of all its feeds; those of others, and of the operator, have room."""

    class Flood(World):
        """A feed brings a hundred entries a day."""

        async def parse(self, page: Page) -> MarkedFeed:
            days = (self.now - now) // DAY - 1
            entries = (Entry(id=f"{n}", url="", title=f"{n}") for n in range(100 * days))
            return marked(ParsedFeed(title="", url="", entries=tuple(entries)))

    world = Flood(database, now)
    for n, chat_id in enumerate((1, 1, 1, 1, 2, None)):
        await world.store.add(f"https://example.org/{n}", now, chat_id=chat_id)
    for _ in range(4):
        world.now += DAY
        await world.poller.work_off()
    whose = feed_chat.c.chat_id
    counted = (
        select(whose, func.count())
        .join_from(entry, feed_chat, feed_chat.c.feed_id == entry.c.feed_id, isouter=True)
        .where(entry.c.due_at.is_not(None))
    )
    async with database.write() as connection:
        rows = (await connection.execute(counted.group_by(whose))).all()

    assert {row[0]: row[1] for row in rows} == {1: 1000, 2: 300, None: 300}


async def test_feeds_that_others_add_are_seen(world: World) -> None:
    """``precis feeds add`` is another process; the database is looked into twice a minute."""
    await world.look(sent(rss()))
    rounds = await world.poller.next_due_at()
    await world.store.remove((await world.store.all())[0].id, world.now)

    assert rounds == await world.poller.next_due_at() == world.now + timedelta(seconds=30)


async def test_a_crash_before_the_end_repeats_the_look(world: World) -> None:
    """What was told is told by the same key, and nothing is queued without being kept."""
    gone = FetchError(Unfetched.GONE, status=410)

    class Killed(BaseException):
        pass

    async def die(record: LookRecord, now: datetime) -> bool:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(world.store, "record", die)
        with pytest.raises(Killed):
            await world.look(gone)
    await world.look(gone)

    assert len(world.told) == 2
    assert len({notice.key for notice in world.told}) == 1


async def test_logs_tell_no_secret_of_an_address(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever comes of a look; the host tells the operator enough."""
    (feed,) = await world.store.all()
    await world.store.remove(feed.id, world.now)
    url = "https://example.org/private/feed?token=hush-hush-4f9a8c2b"
    await world.store.add(url, world.now, chat_id=7)

    moved = sent(rss("b"), moved_to=f"{url}-b")
    await world.look(sent(rss("a")), moved, moved, moved, FetchError(Unfetched.GONE, status=410))
    await world.look(ValueError("a bug"))

    logged = capsys.readouterr().out
    assert "example.org/…" in logged
    assert "hush" not in logged


async def test_the_hub_that_a_feed_names_is_kept_where_it_can_call(
    world: World, now: datetime
) -> None:
    """The header's before the feed's; nobody is asked to call where nobody would answer."""
    hubs = HubStore(world.database)
    body = rss("a").replace(
        b"<title>Town", b"<atom:link rel='hub' href='https://b.example/'/><title>Town"
    )
    body = body.replace(b"<rss ", b"<rss xmlns:atom='http://www.w3.org/2005/Atom' ")
    await world.look(sent(body))
    assert await hubs.next_at() is None

    world.poller = world.make(world.ask, "https://bot.example.org/websub")
    await world.look(sent(body))
    call = await hubs.take(world.now)
    assert call is not None
    assert call.hub == Hub(url="https://b.example/", topic=URL)
    links = (("hub", "https://a.example/"), ("self", "/self"))
    await world.look(replace(sent(body), links=links))
    call = await hubs.take(world.now)
    assert call is not None
    assert call.hub == Hub(url="https://a.example/", topic="https://example.org/self")


async def test_a_feed_whose_hub_tells_is_asked_less(world: World) -> None:
    """Where hubs can call; else it is asked as before."""
    first = await world.look(sent(rss("a")))
    busy = replace(first.state, first_seen_at=world.now - 30 * DAY, brings_a_day=100)
    async with world.database.write() as connection:
        pushed = {"pushed_until": world.now + 9 * DAY, "state": state_to_json(busy)}
        await connection.execute(update(feed).values(pushed))
    looked = await world.look(UNCHANGED)
    assert looked.look_at == world.now + SHORTEST
    world.poller = world.make(world.ask, "https://bot.example.org/websub")
    looked = await world.look(UNCHANGED)

    assert looked.look_at == world.now + HOUR
