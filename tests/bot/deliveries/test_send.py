"""The sender over a real ledger, the time an argument, and Telegram on its bad days."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from structlog.contextvars import get_contextvars
from telegram import Bot

from bot.deliveries import send as module
from bot.deliveries.limits import SendingLimits, SendingPace
from bot.deliveries.send import Sender
from bot.deliveries.settlement import Settlement
from bot.errors import StorageAway, TokenRefused
from bot.metrics.meter import Meter
from bot.models import DeliveryState, Priority, Reply
from bot.outgoing import Delivery, EditText, MessageId, Outgoing, SendText
from bot.render.texts import UNSURE
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import delivery
from bot.sweeping import Sweeping
from tests.bot.deliveries.telegrams import (
    BLOCKED,
    MARKUP,
    NEVER_LEFT,
    NOT_MODIFIED,
    OK,
    RESET_AFTER,
    RESET_BEFORE,
    TOKEN,
    Asked,
    Happens,
    Telegram,
    moved,
    server_error,
    too_many,
)
from tests.bot.locales.pseudo import TAG, languages, pseudo

SECOND = timedelta(seconds=1)


class Evening:
    """A sender, its ledger, Telegram, and a clock that is set by hand."""

    def __init__(
        self, database: Database, now: datetime, telegram: Telegram, pace: SendingPace
    ) -> None:
        self.now = now
        self.set_back = timedelta(0)
        self.telegram = telegram
        self.database = database
        self.store = DeliveryStore(database)
        self.ledger = Ledger(database)
        self.meter = Meter()
        bot = Bot("42:A", request=telegram, get_updates_request=telegram)
        settlement = Settlement(
            self.store,
            languages(),
            self.clock,
            lambda: 1.0,
            steady=self.steady,
            metrics=self.meter,
        )
        limits = SendingLimits(pace)
        self.sender = Sender(
            bot,
            self.store,
            settlement,
            limits,
            self.clock,
            steady=self.steady,
            sleep=self.sleep,
            metrics=self.meter,
        )

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def clock(self) -> datetime:
        return self.now - self.set_back

    def steady(self) -> datetime:
        return self.now

    async def owe(self, *messages: Outgoing) -> None:
        await self.store.queue(messages, self.clock())

    async def until_nothing_is_owed(self, hours: float = 3) -> None:
        """Send, and set the clock forward to when there is something to send again."""
        end = self.now + timedelta(hours=hours)
        while self.now < end:
            await self.sender.drain()
            due_at = await self.store.next_due_at()
            if due_at is None:
                return
            self.now = max(self.now + timedelta(milliseconds=100), due_at)
        raise AssertionError("something is owed for ever")

    async def states(self) -> dict[str, DeliveryState]:
        async with self.database.write() as connection:
            rows = await connection.execute(select(delivery.c.dedup_key, delivery.c.state))
            return {key: DeliveryState(state) for key, state in rows}


Begin = Callable[..., Awaitable[Evening]]


@pytest.fixture
def begin(database: Database, now: datetime) -> Begin:
    """Begin to send, with a Telegram that does as a function says or one thing after the other."""

    async def begin(
        *happens: Happens,
        by: Callable[[Asked], Happens] | None = None,
        pace: SendingPace | None = None,
    ) -> Evening:
        script = iter(happens)
        telegram = Telegram(by or (lambda _: next(script, OK)))
        evening = Evening(database, now, telegram, pace or SendingPace.unlimited())
        await evening.sender.begin(await next_epoch(database, "sender"))
        return evening

    return begin


def message(key: str, chat: int = 5, **more: object) -> SendText:
    fields = {"key": key, "chat_id": chat, "reply": Reply(f"<b>{key}</b>")}
    return SendText(**(fields | more))  # type: ignore[arg-type]


def edit(key: str, of: int) -> EditText:
    return EditText(key=key, chat_id=5, message_id=of, reply=Reply(f"<b>{key}</b>"))


def accepted(evening: Evening) -> list[str]:
    """Return the keys of what Telegram has, in its order."""
    return [a.text.removeprefix("<b>").removesuffix("</b>") for a in evening.telegram.accepted]


async def test_an_hour_of_outage_costs_time_and_nothing_else(begin: Begin, now: datetime) -> None:
    """All arrives once, in order; Telegram was asked about every five minutes."""
    back_at = now + timedelta(hours=1)
    evening: Evening = await begin(by=lambda _: NEVER_LEFT if evening.now < back_at else OK)
    await evening.owe(*(message(f"{chat}.{n}", chat) for n in range(3) for chat in (5, 6)))

    await evening.until_nothing_is_owed()

    assert [key for key in accepted(evening) if key.startswith("5")] == ["5.0", "5.1", "5.2"]
    assert len(accepted(evening)) == 6
    assert evening.now - back_at < timedelta(minutes=6)
    asked_in_vain = len(evening.telegram.asked) - 6
    assert asked_in_vain <= 2 * 17


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_broken_server_is_asked_again(begin: Begin, status: int) -> None:
    """The message arrives once."""
    evening = await begin(server_error(status), server_error(status))
    await evening.owe(message("a"))
    start = evening.now

    await evening.until_nothing_is_owed()

    assert accepted(evening) == ["a"]
    assert evening.now - start >= 3 * SECOND


@pytest.mark.parametrize("seconds", [1, 7, 30])
async def test_a_chat_that_has_to_wait_holds_up_no_other(
    begin: Begin, now: datetime, seconds: int
) -> None:
    """It gets what it is owed when it may, in order."""
    over = now + seconds * SECOND
    evening: Evening = await begin(
        by=lambda asked: too_many(seconds) if asked.chat_id == 5 and evening.now < over else OK
    )
    await evening.owe(message("a"), message("b"), message("c", 6))

    await evening.sender.drain()
    assert accepted(evening) == ["c"]
    await evening.until_nothing_is_owed()

    assert accepted(evening) == ["c", "a", "b"]
    assert sum(asked.chat_id == 5 for asked in evening.telegram.asked) == 3
    tally = evening.meter.tally()
    assert tally.counts == {("messages", "arrived"): 3, ("messages", "wait"): 1}
    assert tally.times["answer_seconds", "sending"].count == 4


async def test_what_is_logged_has_the_id_of_the_update(begin: Begin) -> None:
    """One id from its way in to its answer's way out; what answers none has none."""
    logged: list[object] = []

    def noted(_: Asked) -> Happens:
        logged.append(get_contextvars().get("update_id"))
        return OK

    evening = await begin(by=noted)
    await evening.owe(message("update:7:0"), message("guest:update:8", 6), message("story:9", 8))
    await evening.sender.drain()

    assert sorted(logged, key=str) == [7, 8, None]


async def test_a_bot_that_has_to_wait_asks_nothing(begin: Begin, now: datetime) -> None:
    """Three chats at once mean all of them."""
    over = now + 9 * SECOND
    evening: Evening = await begin(by=lambda _: too_many(9) if evening.now < over else OK)
    await evening.owe(*(message(f"{chat}", chat) for chat in range(1, 4)))
    await evening.sender.drain()
    await evening.owe(message("later", 9))

    await evening.sender.drain()
    assert len(evening.telegram.asked) == 3
    await evening.until_nothing_is_owed()

    assert sorted(accepted(evening)) == ["1", "2", "3", "later"]


async def test_what_is_owed_later_does_not_overtake_what_was_put_back(begin: Begin) -> None:
    """Not even after a restart in between."""
    evening = await begin(server_error(502))
    await evening.owe(message("a"))
    await evening.sender.drain()
    await evening.owe(message("b"), message("c", 6))

    await evening.sender.drain()
    assert accepted(evening) == ["c"]
    next_evening = Evening(evening.database, evening.now, evening.telegram, SendingPace.unlimited())
    await next_evening.sender.begin(await next_epoch(evening.database, "sender"))
    await next_evening.owe(message("d"))
    await next_evening.until_nothing_is_owed()

    assert accepted(evening) == ["c", "a", "b", "d"]


async def test_a_blocked_chat_is_owed_nothing(begin: Begin) -> None:
    """Others are."""
    evening = await begin(by=lambda asked: BLOCKED if asked.chat_id == 5 else OK)
    await evening.owe(message("a"), message("b"), message("c", 6))

    await evening.until_nothing_is_owed()

    failed, sent = DeliveryState.FAILED, DeliveryState.SENT
    assert await evening.states() == {"a": failed, "b": failed, "c": sent}
    assert len(evening.telegram.asked) == 2


async def test_a_group_that_moved_gets_all_in_its_new_place(begin: Begin) -> None:
    """The message whose refusal told of it, and those behind it, in order."""
    evening = await begin(by=lambda asked: moved(-1005) if asked.chat_id == -5 else OK)
    await evening.owe(message("a", -5), message("b", -5))

    await evening.until_nothing_is_owed()

    assert [(a.chat_id, a.text) for a in evening.telegram.accepted] == [
        (-1005, "<b>a</b>"),
        (-1005, "<b>b</b>"),
    ]


async def test_markup_that_is_refused_goes_as_text(begin: Begin) -> None:
    """And where even that is refused, it failed; the next goes."""
    evening = await begin(MARKUP, OK, MARKUP, MARKUP)
    await evening.owe(message("a"), message("b"), message("c"))

    await evening.until_nothing_is_owed()

    assert [(a.text, a.plain) for a in evening.telegram.accepted] == [
        ("a", True),
        ("<b>c</b>", False),
    ]
    assert (await evening.states())["b"] is DeliveryState.FAILED


@pytest.mark.parametrize("reset", [RESET_BEFORE, RESET_AFTER], ids=["before", "after"])
async def test_a_lost_answer_is_not_repeated_but_told(begin: Begin, reset: Happens) -> None:
    """A person who waits is told once; who follows a topic is not; a line that is lost is lost."""
    evening = await begin(by=lambda asked: reset if asked.chat_id < 8 else OK)
    await evening.owe(
        message("a", 5, priority=Priority.ANSWER),
        message("b", 6, priority=Priority.SUBSCRIPTION),
        message("c", 8),
    )

    await evening.until_nothing_is_owed()

    asked = Counter((a.chat_id, a.text) for a in evening.telegram.asked)
    assert asked == {
        (5, "<b>a</b>"): 1,
        (5, UNSURE.english): 1,
        (6, "<b>b</b>"): 1,
        (8, "<b>c</b>"): 1,
    }
    assert Counter((await evening.states()).values()) == {
        DeliveryState.UNKNOWN: 3,
        DeliveryState.SENT: 1,
    }


async def test_an_edit_is_repeated(begin: Begin) -> None:
    """Telegram may say that nothing changed: then it was there."""
    evening = await begin(RESET_AFTER, NOT_MODIFIED)
    await evening.owe(edit("a", 4))

    await evening.until_nothing_is_owed()

    assert [asked.method for asked in evening.telegram.asked] == ["editMessageText"] * 2
    assert await evening.states() == {"a": DeliveryState.SENT}


async def test_a_token_that_is_unknown_ends_the_sender(begin: Begin) -> None:
    """Nothing is lost by it."""
    evening = await begin(TOKEN)
    await evening.owe(message("a"))

    with pytest.raises(TokenRefused):
        await Sweeping(evening.sender, evening.clock, evening.sender.woken).run()
    await evening.sender.drain()

    assert await evening.states() == {"a": DeliveryState.QUEUED}


async def test_a_row_that_cannot_be_read_is_passed_by(begin: Begin) -> None:
    """Somebody wrote it by hand; the operator sees it."""
    evening = await begin()
    await evening.owe(message("a"), message("b"))
    async with evening.database.write() as connection:
        await connection.execute(
            update(delivery).where(delivery.c.dedup_key == "a").values(content={"text": "hello"})
        )

    await evening.until_nothing_is_owed()

    assert accepted(evening) == ["b"]
    assert (await evening.states())["a"] is DeliveryState.FAILED


async def test_a_ledger_that_is_away_stops_nothing_for_good(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be taken is not sent; what was sent is written down when that can be done."""
    monkeypatch.setattr(module, "AWAY_PAUSE", timedelta(0))
    evening = await begin()
    away = StorageAway("database or disk is full")
    failures = Counter({"take": 2, "sent": 2})

    def failing(name: str) -> None:
        real = getattr(evening.store, name)

        async def fail(*arguments: object) -> object:
            failures[name] -= 1
            if failures[name] >= 0:
                raise away
            return await real(*arguments)

        monkeypatch.setattr(evening.store, name, fail)

    failing("take")
    failing("sent")
    await evening.owe(message("a"))
    for _ in range(3):
        await evening.sender.drain()

    assert accepted(evening) == ["a"]
    assert await evening.states() == {"a": DeliveryState.SENT}


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_happens_nothing_is_lost_and_nothing_sent_twice(
    begin: Begin, seed: int
) -> None:
    """All faults at random, together: each message arrived once, or it is known why not."""
    chance = random.Random(seed)  # noqa: S311
    lost: Counter[str] = Counter()

    def happens(asked: Asked) -> Happens:
        fault = chance.choice(
            [
                *[OK] * 6,
                NEVER_LEFT,
                RESET_BEFORE,
                RESET_AFTER,
                MARKUP,
                too_many(chance.randint(1, 30)),
                server_error(chance.choice([500, 502, 503, 504])),
                *([moved(asked.chat_id - 1000)] if -2000 < asked.chat_id < 0 else []),
                *([BLOCKED] if asked.chat_id == 3 else []),
            ]
        )
        if fault is RESET_BEFORE or fault is RESET_AFTER:
            lost[asked.text] += 1
        return fault

    evening = await begin(by=happens)
    chats = [1, 2, 3, -1, -2]
    keys = {chat: [f"{chat}:{n}" for n in range(12)] for chat in chats}
    for n in range(12):
        await evening.owe(*(message(keys[chat][n], chat) for chat in chats))
        await evening.sender.drain()
        evening.now += SECOND

    await evening.until_nothing_is_owed(hours=9)

    states = await evening.states()
    arrived = Counter(accepted(evening))
    for key in (key for of_chat in keys.values() for key in of_chat):
        match states[key]:
            case DeliveryState.SENT:
                assert arrived[key] == 1
            case DeliveryState.UNKNOWN:
                assert arrived[key] <= 1
                assert lost[key] + lost[f"<b>{key}</b>"] == 1
            case DeliveryState.FAILED:
                # Blocked, or refused even as plain text.
                assert arrived[key] == 0
            case other:
                pytest.fail(f"{key} is {other}")
    for chat in (1, 2, 3):  # groups are owed things by a number that they have no more
        order = [key for key in accepted(evening) if key in keys[chat]]
        assert order == sorted(order, key=keys[chat].index)


async def test_a_story_has_its_turn_among_answers(begin: Begin) -> None:
    """A chat that asks and asks is told its news all the same; answers keep their order."""
    evening = await begin()
    await evening.owe(*(message(f"a{n}") for n in range(6)))
    await evening.owe(*(message(f"s{n}", priority=Priority.SUBSCRIPTION) for n in range(2)))

    await evening.until_nothing_is_owed()

    assert accepted(evening) == ["a0", "a1", "a2", "s0", "a3", "a4", "a5", "s1"]


async def test_a_clock_that_is_set_back_stops_no_message(begin: Begin) -> None:
    """The limits are kept by how much time has passed."""
    evening = await begin(pace=SendingPace())
    await evening.owe(message("before"), message("elsewhere", chat=6))
    await evening.sender.drain()
    evening.set_back = timedelta(minutes=30)
    await evening.owe(message("after"))
    evening.now += 2 * SECOND

    await evening.sender.drain()

    assert accepted(evening) == ["before", "elsewhere", "after"]


async def test_a_sender_that_starts_with_an_earlier_clock_mutes_nobody(begin: Begin) -> None:
    """The last one's was five hours ahead; what it put back is held for minutes at most."""
    ahead = await begin(server_error(500))
    ahead.set_back = timedelta(hours=-5)
    await ahead.owe(message("a"), message("b", chat=6))
    await ahead.sender.drain()

    evening = await begin()
    evening.now += timedelta(minutes=6)
    await evening.sender.drain()

    assert accepted(ahead) + accepted(evening) == ["b", "a"]


async def test_an_edit_takes_the_place_of_one_that_waits(begin: Begin) -> None:
    """Of thirty taps the last one counts, and few of the others are sent."""
    evening = await begin()
    await evening.owe(edit("other", 8), message("new"))
    for tap in range(30):
        await evening.owe(edit(f"tap{tap}", 9))
    await evening.owe(edit("tap3", 9))

    await evening.until_nothing_is_owed()

    assert accepted(evening) == ["other", "new", "tap29"]
    assert set((await evening.states()).values()) == {DeliveryState.SENT}


@pytest.mark.parametrize("ended", [False, True], ids=["a reset", "an end of the bot"])
async def test_of_a_lost_answer_a_chat_is_told_in_its_language(begin: Begin, ended: bool) -> None:
    """A group's own, too; who has set none is told in English."""
    evening = await begin(by=lambda asked: RESET_BEFORE if "<b>" in asked.text else OK)
    for chat in (5, -6):
        await ChatStore(evening.database).speak(chat, TAG)
    await evening.owe(message("a"), message("b", -6), message("c", 7))
    if ended:
        for row in await evening.store.due(evening.clock(), limit=9):
            await evening.store.take(row.id, 1)
        await evening.sender.begin(await next_epoch(evening.database, "sender"))

    await evening.until_nothing_is_owed()

    told = {a.chat_id: a.text for a in evening.telegram.accepted}
    assert told == {5: pseudo().say(UNSURE), -6: pseudo().say(UNSURE), 7: UNSURE.english}


async def test_a_delivery_that_breaks_once_it_is_taken_is_of_unknown_fate(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be there: it is not repeated, and who waits is told without a restart."""
    evening = await begin()
    settle, broken = evening.store.sent, Counter({"a": 1})

    async def breaks(row: Delivery, message_id: MessageId | None, now: datetime) -> None:
        if broken[row.message.key]:
            raise ValueError("a defect")
        await settle(row, message_id, now)

    monkeypatch.setattr(evening.store, "sent", breaks)
    await evening.owe(message("a"), message("b", 6))

    await evening.until_nothing_is_owed()

    assert Counter(a.text for a in evening.telegram.asked) == {
        "<b>a</b>": 1, "<b>b</b>": 1, UNSURE.english: 1
    }  # fmt: skip
    assert (await evening.states())["a"] is DeliveryState.UNKNOWN
    (told,) = (await evening.ledger.report(evening.clock())).unknown
    assert told.why == "ValueError: a defect"
