"""A feed that names a hub, from the first look to the last word: over a real database."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from sqlalchemy import select

from bot.errors import FetchError, Unfetched
from bot.feeds.entries import EntryFingerprint, LookRecord, NewEntry
from bot.feeds.schedule import PUSHED
from bot.feeds.values import Feed, FeedState
from bot.models import Entry, Hub
from bot.polling.hubs import Hubs
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.hubs import HubStore
from bot.storage.schema import hub
from bot.web.app import web_app
from bot.web.websub import HubCalls

CALLBACK = "https://bot.example.org/hook/websub"
FEED = "https://example.org/feed"
HUB = Hub(url="https://hub.example/", topic="https://example.org/a?b=ä")
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


class World:
    """A feed, its hub, and who asks and answers it."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.now = now
        self.database = database
        self.feeds = FeedStore(database)
        self.hubs = HubStore(database)
        self.sweep = Hubs(self.hubs, self.post, CALLBACK, lambda: self.now)
        self.calls = HubCalls(self.hubs, self.look, lambda: self.now)
        transport = httpx.ASGITransport(web_app(self.calls.routes("/hook/websub")))
        self.client = httpx.AsyncClient(transport=transport, base_url="https://bot.example.org")
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.error: FetchError | None = None
        self.looks = 0

    async def post(self, url: str, form: Mapping[str, str]) -> None:
        self.asked.append((url, dict(form)))
        if self.error:
            raise self.error

    def look(self) -> None:
        self.looks += 1

    async def feed(self) -> Feed:
        feed = await self.feeds.by_url(FEED)
        assert feed is not None
        return feed

    async def looked(
        self, named: Hub | None = HUB, new: tuple[NewEntry, ...] = (), **state: object
    ) -> None:
        """Keep a look at the feed, which names a hub."""
        record = LookRecord(
            new=new,
            feed_id=(await self.feed()).id,
            look_at=self.now + DAY,
            state=FeedState(seen_at=self.now, **state),  # type: ignore[arg-type]
            hub=(CALLBACK, named),
        )
        assert await self.feeds.record(record, self.now)

    async def asks(self, how: str = "GET", **more: str) -> httpx.Response:
        """Have the hub ask whether it was us, as by the form that it got last."""
        form = self.asked[-1][1]
        query = {
            "hub.mode": form["hub.mode"],
            "hub.topic": form["hub.topic"],
            "hub.challenge": "c<h>allenge",
            "hub.lease_seconds": "864000",
        } | more
        return await self.client.request(how, f"{form['hub.callback']}?{urlencode(query)}")

    async def pushes(self, body: bytes = b"<feed/>", secret: str | None = None) -> httpx.Response:
        """Have the hub tell that there is something."""
        form = next(form for _, form in reversed(self.asked) if "hub.secret" in form)
        key = (secret or form["hub.secret"]).encode()
        signature = {"X-Hub-Signature": f"sha256={hmac.new(key, body, 'sha256').hexdigest()}"}
        return await self.client.post(form["hub.callback"], content=body, headers=signature)

    async def rows(self) -> int:
        async with self.database.read() as connection:
            return len((await connection.execute(select(hub))).all())

    async def told(self) -> None:
        """Have all happen up to the first push."""
        await self.looked()
        await self.sweep.work_off()
        assert (await self.asks()).status_code == 200
        assert (await self.pushes()).status_code == 202
        await self.looked()


@pytest.fixture
async def world(database: Database, now: datetime) -> AsyncIterator[World]:
    made = World(database, now)
    await made.feeds.add(FEED, now, chat_id=7)
    async with made.client:
        yield made


async def test_a_hub_is_asked_and_asks_back(world: World) -> None:
    """By an address that nobody guesses; it gets its challenge as plain text."""
    await world.looked()
    await world.looked()
    await world.sweep.work_off()
    ((url, form),) = world.asked
    assert (await world.asks("HEAD")).status_code == 404, "nobody asks without a word"
    answered = await world.asks()

    assert (url, form["hub.mode"], form["hub.topic"]) == (HUB.url, "subscribe", HUB.topic)
    assert form["hub.callback"].startswith(f"{CALLBACK}/")
    assert len(urlsplit(form["hub.callback"]).path.rpartition("/")[2]) == 43
    assert len({form["hub.secret"], form["hub.callback"][-43:]}) == 2
    assert (answered.status_code, answered.text) == (200, "c<h>allenge")
    assert answered.headers["content-type"].startswith("text/plain")
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert (await world.feed()).pushed_until is None, "it told nothing yet"
    assert await world.rows() == 1


async def test_what_a_hub_tells_is_a_reason_to_look(world: World) -> None:
    """Nothing more: the feed is due, and from then on asked less often while the hub is heard."""
    await world.looked()
    await world.sweep.work_off()
    await world.asks()
    assert (await world.feed()).look_at == world.now + DAY
    answered = await world.pushes()

    feed = await world.feed()
    assert (answered.status_code, answered.content) == (202, b"")
    assert (feed.look_at, feed.pushed_until) == (world.now, world.now + 10 * DAY)
    assert world.looks == 1
    await world.looked()
    world.now += SECOND
    await world.pushes()
    await world.pushes()
    assert (await world.feed()).look_at == world.now + 59 * SECOND
    assert world.looks == 2
    assert timedelta(hours=1) == PUSHED


async def test_who_does_not_know_the_secret_tells_nothing(world: World) -> None:
    """Nor learns that; without the address there is nobody to tell."""
    await world.looked()
    await world.sweep.work_off()
    await world.asks()
    forged = await world.pushes(secret="guessed")
    callback = world.asked[0][1]["hub.callback"]
    unsigned = await world.client.post(callback, content=b"<feed/>")
    nobody = [
        await world.client.post(f"{CALLBACK}/{path}") for path in ("A" * 43, "a", "%00", "x" * 5000)
    ]

    assert (forged.status_code, unsigned.status_code) == (202, 202)
    assert [answered.status_code for answered in nobody] == [410] * 4
    assert ((await world.feed()).look_at, world.looks) == (world.now + DAY, 0)
    too_large = await world.client.post(callback, content=b"x" * (5 * 2**20 + 1))
    assert too_large.status_code == 413


@pytest.mark.parametrize(
    "more",
    [
        {"hub.topic": "https://example.org/other"},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "publish"},
        {"hub.mode": ""},
    ],
)
async def test_what_was_not_asked_is_not_confirmed(world: World, more: dict[str, str]) -> None:
    """Another feed, or an end that nobody wants."""
    await world.looked()
    await world.sweep.work_off()

    assert (await world.asks(**more)).status_code == 404
    assert await world.rows() == 1


async def test_a_lease_is_renewed_before_it_ends(world: World) -> None:
    """By the same address; the feed stays one that a hub tells of."""
    await world.told()
    world.now += 6 * DAY
    await world.sweep.work_off()
    assert len(world.asked) == 1
    world.now += 2 * DAY
    await world.sweep.work_off()
    await world.asks()

    first, second = (form for _, form in world.asked)
    assert first == second
    assert (await world.feed()).pushed_until == world.now + 10 * DAY


async def test_a_hub_that_does_not_hear_is_asked_again(world: World) -> None:
    """After hours, and the feed is asked as before."""
    world.error = FetchError(Unfetched.UNREACHABLE)
    await world.looked()
    for hours in (0, 0.9, 0.2, 3, 1, 11, 1.1):
        world.now += timedelta(hours=hours)
        await world.sweep.work_off()

    assert len(world.asked) == 4
    assert (await world.feed()).pushed_until is None


async def test_a_refusal_is_taken(world: World) -> None:
    """For a day; then it is asked again."""
    await world.told()
    assert (await world.asks(**{"hub.mode": "denied"})).status_code == 200
    await world.sweep.work_off()
    assert ((await world.feed()).pushed_until, len(world.asked)) == (None, 1)
    world.now += DAY
    await world.sweep.work_off()

    assert [form["hub.mode"] for _, form in world.asked] == ["subscribe"] * 2


@pytest.mark.parametrize("how", ["left", "removed", "names none", "banned"])
async def test_a_hub_is_told_to_stop(world: World, how: str) -> None:
    """When nobody watches the feed any more, or it names no hub."""
    await world.told()
    feed = await world.feed()
    match how:
        case "left":
            await world.feeds.leave(feed.id, 7)
        case "removed":
            await world.feeds.remove(feed.id, world.now)
        case "names none":
            await world.looked(None)
        case _:
            record = LookRecord(feed_id=feed.id, look_at=None, state=feed.state)
            await world.feeds.record(record, world.now)
            world.now += 8 * DAY
    await world.sweep.work_off()
    await world.sweep.work_off()

    assert [form["hub.mode"] for _, form in world.asked] == ["subscribe", "unsubscribe"]
    assert "hub.secret" not in world.asked[-1][1]
    looks = world.looks
    await world.pushes()
    assert world.looks == looks
    assert (await world.asks()).status_code == 200
    assert await world.rows() == 0
    assert (await world.pushes()).status_code == 410


async def test_a_hub_that_does_not_hear_of_the_end_is_forgotten(world: World) -> None:
    """In the end; one that never told is forgotten at once."""
    await world.told()
    await world.feeds.leave((await world.feed()).id, 7)
    world.error = FetchError(Unfetched.UNREACHABLE)
    for _ in range(5):
        await world.sweep.work_off()
        world.now += DAY
    assert (len(world.asked), await world.rows()) == (4, 0)

    await world.feeds.add(FEED, world.now, chat_id=7)
    await world.looked()
    await world.feeds.leave((await world.feed()).id, 7)
    await world.sweep.work_off()
    assert (len(world.asked), await world.rows()) == (4, 0)


async def test_another_hub_takes_the_place_of_the_first(world: World) -> None:
    """Each by an address of its own."""
    await world.told()
    await world.looked(Hub(url="https://other.example/", topic=HUB.topic))
    await world.sweep.work_off()

    asked = {(url, form["hub.mode"]) for url, form in world.asked[1:]}
    assert asked == {(HUB.url, "unsubscribe"), ("https://other.example/", "subscribe")}
    assert (await world.feed()).pushed_until is None
    assert len({form["hub.callback"] for _, form in world.asked}) == 2


async def test_a_hub_that_misses_something_is_not_relied_on(world: World) -> None:
    """Its feed is asked as before until it tells again."""
    await world.told()
    entry = Entry(id="1", url="https://example.org/1", title="A plan")
    new = (NewEntry(entry=entry, fingerprint=EntryFingerprint("1", 1, 1), dated_at=world.now),)
    world.now += timedelta(minutes=15)
    await world.looked(new=new)
    assert (await world.feed()).pushed_until is not None, "it told of it"
    world.now += SECOND
    await world.looked(new=new)
    assert (await world.feed()).pushed_until is None
    await world.pushes()
    assert (await world.feed()).pushed_until is not None


async def test_a_feed_that_fails_is_left_alone(world: World) -> None:
    """Its server may have said for how long; a hub does not know."""
    await world.told()
    await world.looked(failures=1, failing_since=world.now)
    world.now += timedelta(hours=1)
    look_at = (await world.feed()).look_at
    await world.pushes()

    assert (await world.feed()).look_at == look_at


async def test_hubs_are_asked_again_where_we_moved(world: World) -> None:
    """They would call where nobody answers."""
    await world.told()
    elsewhere = "https://new.example.org/websub"
    moved = Hubs(world.hubs, world.post, elsewhere, lambda: world.now)
    await moved.work_off()
    await moved.work_off()

    callbacks = [form["hub.callback"] for _, form in world.asked]
    assert len(callbacks) == 2
    assert callbacks[1].startswith(elsewhere)
    assert (await world.feed()).pushed_until is None
