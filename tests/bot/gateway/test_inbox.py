import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update

from bot import retry
from bot.attempts import ENDED
from bot.errors import StorageAway
from bot.fairness.acting import acting
from bot.gateway import inbox as module
from bot.gateway.inbox import QUEUE, Inbox
from bot.gateway.raw_updates import Raw, chat_of, job_of, person_of
from bot.gateway.updates import Updates
from bot.metrics.meter import UNMEASURED, Meter, Metrics
from bot.models import KeptUpdate
from bot.reports import RowKind
from bot.retry import MOST_ATTEMPTS
from bot.storage.engine.database import Database
from bot.storage.messages.inbox import InboxStore
from bot.storage.messages.ledger import Ledger
from bot.work.embedded import Embedded

BOT = Bot("1:stand-in")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What breaks is tried again at once."""
    monkeypatch.setattr(retry, "_PAUSES", (timedelta(0),))
    monkeypatch.setattr(retry, "AWAY_PAUSE", timedelta(0))
    monkeypatch.setattr(module, "AWAY_PAUSE", timedelta(0))


def update(number: int, chat: int = 7, **message: Any) -> Raw:
    where = {"id": chat, "type": "private"}
    said = {"message_id": number, "date": 1, "chat": where} | message
    return {"update_id": number, "message": said}


class Handled:
    """A handler that remembers what it was given, and waits or breaks where it is told to."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.tries: list[int] = []
        self.sorry: list[int] = []
        self.late: list[int] = []
        #: Those that wait for a site, and by update what was done when it began.
        self.waits: set[int] = set()
        self.before: dict[int, tuple[int, ...]] = {}
        self.gates: dict[int, asyncio.Event] = {}
        self.breaks: dict[int, Exception] = {}
        self.changed = asyncio.Condition()

    async def __call__(self, update: Update) -> None:
        self.tries.append(update.update_id)
        self.before[update.update_id] = tuple(self.done)
        if update.update_id in self.waits:
            acting().let_others_pass()
            await asyncio.sleep(0.05)
        if gate := self.gates.get(update.update_id):
            await gate.wait()
        if error := self.breaks.get(update.update_id):
            raise error
        await self._note(self.done, update)

    async def give_up(self, update: Update) -> None:
        await self._note(self.late, update)

    async def apologise(self, update: Update) -> None:
        await self._note(self.sorry, update)

    async def wait_for(self, *updates: int) -> None:
        async with asyncio.timeout(30), self.changed:
            await self.changed.wait_for(
                lambda: set(updates) <= {*self.done, *self.sorry, *self.late}
            )

    async def _note(self, where: list[int], update: Update) -> None:
        async with self.changed:
            where.append(update.update_id)
            self.changed.notify_all()


@asynccontextmanager
async def receiving(
    database: Database,
    now: datetime,
    handled: Handled,
    seconds: float = 5,
    *,
    budget: timedelta = timedelta(seconds=90),
    metrics: Metrics = UNMEASURED,
) -> AsyncIterator[tuple[Inbox, int]]:
    """Run what a process has; gives its inbox, and how many updates an earlier one left."""
    store = InboxStore(database)
    updates = Updates(
        store,
        BOT,
        handled,
        handled.apologise,
        handled.give_up,
        clock=lambda: now,
        budget=budget,
        metrics=metrics,
    )
    dispatcher = Embedded(lambda: now, seconds)
    dispatcher.add_queue(QUEUE, updates)
    left = await dispatcher.recover()
    stop = asyncio.Event()
    running = asyncio.create_task(dispatcher.run(stop))
    yield Inbox(store, dispatcher.defer, lambda: now, metrics), left
    stop.set()
    await running


async def test_what_was_handled_is_known_when_it_comes_again(
    database: Database, now: datetime
) -> None:
    """To this process, and to the next."""
    handled = Handled()
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(7), update(8)])
        await handled.wait_for(7, 8)
        await inbox.keep([update(8), update(9)])
        await handled.wait_for(9)
    async with receiving(database, now, handled) as (_, left):
        assert left == 0

    assert handled.done == [7, 8, 9]


async def test_updates_are_measured(database: Database, now: datetime) -> None:
    """By kind, and what each stage took; one that comes again is none."""
    handled, meter = Handled(), Meter()
    said, pressed = update(7, date=int(now.timestamp()) - 3), {"callback_query": {"id": "1"}}
    async with receiving(database, now, handled, metrics=meter) as (inbox, _):
        await inbox.keep([said])
        await inbox.keep([said, {"update_id": 8} | pressed, {"update_id": 9, "of_tomorrow": 1}])
        await handled.wait_for(7, 9)

    tally = meter.tally()
    kinds = {value: n for (name, value), n in tally.counts.items() if name == "updates"}
    assert kinds == {"message": 1, "callback_query": 1, "other": 1}
    assert tally.times["update_lag_seconds", ""].seconds == 3
    assert tally.times["answer_seconds", "waiting"].count >= 3
    assert tally.times["answer_seconds", "handling"].count >= 3


async def test_what_a_stop_interrupts_is_recovered(database: Database, now: datetime) -> None:
    """An answer that takes longer than a stop may is made at the next start, in its order."""
    handled = Handled()
    handled.gates[7] = asyncio.Event()
    async with receiving(database, now, handled, seconds=0.01) as (inbox, _):
        await inbox.keep([update(7), update(8)])
    assert handled.done == []

    handled.gates.clear()
    async with receiving(database, now, handled) as (_, left):
        assert left == 2
        await handled.wait_for(7, 8)

    assert handled.done == [7, 8]


async def test_a_chat_is_served_in_order_and_holds_up_no_other(
    database: Database, now: datetime
) -> None:
    """A slow link of one person's is nothing to another."""
    handled = Handled()
    handled.gates[1] = asyncio.Event()
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(1, chat=7), update(2, chat=7), update(3, chat=8)])
        await handled.wait_for(3)
        assert handled.done == [3]
        handled.gates[1].set()
        await handled.wait_for(1, 2)

    assert handled.done == [3, 1, 2]


async def test_an_update_whose_handler_always_breaks_is_set_aside(
    database: Database, now: datetime
) -> None:
    """After three tries: the person gets one line, the operator sees it, the next is handled."""
    handled = Handled()
    handled.breaks[13] = ValueError("unlucky")
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(13), update(14)])
        await handled.wait_for(13, 14)
    async with receiving(database, now, handled) as (_, left):
        assert left == 0

    assert (handled.tries, handled.sorry, handled.done) == ([13, 13, 13, 14], [13], [14])
    (row,) = (await Ledger(database).report(now)).set_aside
    assert (row.id, row.why) == (13, "ValueError: unlucky")


async def test_an_update_that_breaks_once_is_handled(database: Database, now: datetime) -> None:
    """Nobody is told of it."""
    handled = Handled()
    handled.breaks[7] = ValueError("unlucky")
    handled.gates[7] = asyncio.Event()
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(7)])
        handled.gates[7].set()
        while len(handled.tries) < 2:  # noqa: ASYNC110  # it tells nobody
            await asyncio.sleep(0)
        handled.breaks.clear()
        await handled.wait_for(7)

    assert (handled.sorry, handled.done) == ([], [7])


async def test_an_update_that_cannot_be_parsed_is_set_aside(
    database: Database, now: datetime
) -> None:
    """Whatever is in it, the others are handled and the next start is not held up."""
    handled = Handled()
    broken: list[Raw] = [
        {"update_id": 1, "message": {"message_id": 1, "chat": {"id": 7, "type": "private"}}},
        {"update_id": 2, "message": "hello"},
        {"update_id": 3, "callback_query": {"message": []}},
    ]
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([*broken, update(4)])
        await handled.wait_for(4)
        while (report := await Ledger(database).report(now)).updates:  # noqa: ASYNC110  # it tells nobody
            await asyncio.sleep(0)

    assert sorted(row.id for row in report.set_aside) == [1, 2, 3]


async def test_a_database_that_is_away_is_no_fault_of_the_update(
    database: Database, now: datetime
) -> None:
    """It is tried more often, and handled when the database is back."""
    handled = Handled()
    handled.breaks[7] = StorageAway("database is locked")
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(7)])
        while len(handled.tries) < 10:  # noqa: ASYNC110  # it tells nobody
            await asyncio.sleep(0)
        handled.breaks.clear()
        await handled.wait_for(7)

    assert (handled.sorry, handled.done) == ([], [7])


async def test_an_update_that_ends_the_process_is_set_aside(
    database: Database, now: datetime
) -> None:
    """Begun at five starts and never done: the person and the operator are told at the sixth.

    What was under way beside it each time is handled, alone then.
    """
    store, handled = InboxStore(database), Handled()
    rows = [
        KeptUpdate(update_id=n, body=json.dumps(update(n, chat=n)), chat_id=n)
        for n in (13, 14, 15, 16)
    ]
    await store.add(rows, now)
    for number, starts in ((13, MOST_ATTEMPTS), (14, 2), (15, 2)):
        for _ in range(starts):
            await store.begin(number)
    handled.waits = {14, 15}
    async with receiving(database, now, handled) as (_, left):
        await handled.wait_for(13, 14, 15, 16)

    assert left == 4
    assert (handled.sorry, sorted(handled.done)) == ([13], [14, 15, 16])
    assert 14 in handled.before[15]
    (row,) = (await Ledger(database).report(now)).set_aside
    assert (row.kind, row.id, row.why) == (RowKind.UPDATE, 13, ENDED)
    async with receiving(database, now, handled) as (_, left):
        assert left == 0


async def test_updates_wait_while_the_database_is_away(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a locked file loses nothing: keep does not return before they are kept."""
    handled = Handled()
    failures = iter([StorageAway("disk is full")])
    add = InboxStore.add

    async def fail_once(
        self: InboxStore, updates: Sequence[KeptUpdate], received_at: datetime
    ) -> frozenset[int]:
        if error := next(failures, None):
            raise error
        return await add(self, updates, received_at)

    monkeypatch.setattr(InboxStore, "add", fail_once)
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(7)])
        await handled.wait_for(7)

    assert handled.done == [7]


async def test_an_update_that_cannot_be_kept_holds_up_no_other(
    database: Database, now: datetime
) -> None:
    """Telegram sends it again and again until it is confirmed, and nothing else."""
    handled = Handled()
    async with receiving(database, now, handled) as (inbox, _):
        await inbox.keep([update(7), update(8) | {"update_id": None}, update(9)])
        await handled.wait_for(9)

    assert sorted(handled.done) == [7, 9]


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        ({"message": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group"}}}, -5),
        (
            {"callback_query": {"id": "1", "from": {"id": 9, "is_bot": False, "first_name": "A"},
             "chat_instance": "1", "message": {"message_id": 1, "date": 0,
             "chat": {"id": -6, "type": "group"}}}}, -6,
        ),
        (
            {"inline_query": {"id": "1", "from": {"id": 9, "is_bot": False, "first_name": "A"},
             "query": "", "offset": ""}}, 9,
        ),
        ({}, 0),
        ({"message": {"chat": {"id": "7"}, "from": 5}, "more": ["chat"]}, 0),
    ],
    ids=["message", "button under an old message", "inline", "unknown kind", "nonsense"],
)  # fmt: skip
def test_an_update_belongs_to_a_chat(raw: dict[str, Any], chat: int) -> None:
    """Or else to the person who caused it."""
    assert chat_of({"update_id": 1} | raw) == chat


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["chat", "id", "from", "message", "user"]), inner)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), _json))
def test_no_json_breaks_the_look_for_a_chat(raw: dict[str, Any]) -> None:
    """Whatever a Bot API of tomorrow sends."""
    assert isinstance(chat_of(raw), int)


async def test_an_update_that_takes_too_long_is_given_up(database: Database, now: datetime) -> None:
    """Its sender is told, and what comes after it is handled; it does not come back."""
    handled = Handled()
    handled.gates[7] = asyncio.Event()
    soon = timedelta(seconds=0.05)
    async with receiving(database, now, handled, budget=soon) as (inbox, _):
        await inbox.keep([update(7), update(8)])
        await handled.wait_for(7, 8)
    async with receiving(database, now, handled) as (_, left):
        assert left == 0

    assert (handled.late, handled.done, handled.sorry) == ([7], [8], [])


ADA, CHANNEL, GROUP = {"id": 7}, {"id": -100}, {"id": -5}


@pytest.mark.parametrize(
    ("raw", "person"),
    [
        ({"message": {"chat": GROUP, "from": ADA}}, 7),
        ({"message": {"chat": GROUP, "from": {"id": 1087968824}, "sender_chat": GROUP}}, -5),
        ({"message": {"chat": GROUP, "from": {"id": 136817688}, "sender_chat": CHANNEL}}, -100),
        ({"channel_post": {"chat": CHANNEL, "sender_chat": CHANNEL}}, -100),
        ({"channel_post": {"chat": CHANNEL}}, -100),
        ({"callback_query": {"from": ADA, "message": {"chat": GROUP, "from": {"id": 42}}}}, 7),
        ({"poll_answer": {"user": ADA}}, 7),
        ({"poll": {"id": "1"}}, 0),
        ({"message": "nonsense"}, 0),
    ],
)
def test_who_did_it(raw: Raw, person: int) -> None:
    """A person wherever he speaks; a chat that speaks for itself stands for who wrote that."""
    assert person_of({"update_id": 1} | raw) == person


@pytest.mark.parametrize(
    ("raw", "quick"),
    [
        ({"guest_message": {"text": "https://example.org/a"}}, True),
        ({"inline_query": {"query": "https://example.org/a"}}, True),
        ({"chosen_inline_result": {"query": "https://example.org/a"}}, False),
        ({"message": {"text": "/help"}}, True),
        ({"callback_query": {"data": "points:1:4"}}, True),
        ({"message": {"text": "https://example.org/a"}}, False),
        ({"message": {"caption": "/help"}}, False),
        ({"message": {"text": 7}}, False),
        ({"message": []}, False),
        ({}, False),
    ],
)
def test_commands_and_buttons_are_quick(raw: Raw, *, quick: bool) -> None:
    """So they go before links and files."""
    assert job_of({"update_id": 1} | raw).quick is quick
