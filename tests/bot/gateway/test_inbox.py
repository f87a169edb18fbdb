import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram import Bot, Update

from bot.gateway import inbox as module
from bot.gateway.inbox import Inbox, Process, chat_of
from bot.storage.inbox import InboxStore, Kept

BOT = Bot("1:stand-in")


def update(number: int, chat: int = 7, **message: Any) -> Update:
    where = {"id": chat, "type": "private"}
    said = {"message_id": number, "date": 1, "chat": where} | message
    return Update.de_json({"update_id": number, "message": said}, BOT)


class Handled:
    """A handler that remembers what it was given, and waits where it is told to."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.changed = asyncio.Condition()

    async def __call__(self, update: Update) -> None:
        if gate := self.gates.get(update.update_id):
            await gate.wait()
        if update.update_id == 13:
            raise ValueError("unlucky")
        async with self.changed:
            self.done.append(update.update_id)
            self.changed.notify_all()

    async def wait_for(self, *updates: int) -> None:
        async with asyncio.timeout(5), self.changed:
            await self.changed.wait_for(lambda: set(updates) <= set(self.done))


def inbox(engine: AsyncEngine, now: datetime, process: Process) -> Inbox:
    return Inbox(InboxStore(engine), process, lambda: now)


async def test_what_was_handled_is_known_when_it_comes_again(
    engine: AsyncEngine, now: datetime
) -> None:
    """To this process, and to the next."""
    handled = Handled()
    first = inbox(engine, now, handled)
    await first.keep([update(7), update(8)])
    await handled.wait_for(7, 8)
    await first.finish(5)

    await first.keep([update(8), update(9)])
    await handled.wait_for(9)
    await first.finish(5)
    second = inbox(engine, now, handled)

    assert await second.recover(BOT) == 0
    assert handled.done == [7, 8, 9]


async def test_what_a_stop_interrupts_is_recovered(engine: AsyncEngine, now: datetime) -> None:
    """An answer that takes longer than a stop may is made at the next start, in its order."""
    handled = Handled()
    handled.gates[7] = asyncio.Event()
    first = inbox(engine, now, handled)
    await first.keep([update(7), update(8)])
    await first.finish(0.01)
    assert handled.done == []

    handled.gates.clear()
    second = inbox(engine, now, handled)
    assert await second.recover(BOT) == 2
    await second.finish(5)

    assert handled.done == [7, 8]


async def test_a_chat_is_served_in_order_and_holds_up_no_other(
    engine: AsyncEngine, now: datetime
) -> None:
    """A slow link of one person's is nothing to another."""
    handled = Handled()
    handled.gates[1] = asyncio.Event()
    box = inbox(engine, now, handled)

    await box.keep([update(1, chat=7), update(2, chat=7), update(3, chat=8)])
    await handled.wait_for(3)
    assert handled.done == [3]
    handled.gates[1].set()
    await box.finish(5)

    assert handled.done == [3, 1, 2]


async def test_a_handler_that_breaks_does_not_stop_the_others(
    engine: AsyncEngine, now: datetime
) -> None:
    """The one is kept, the next is handled."""
    handled = Handled()
    box = inbox(engine, now, handled)

    await box.keep([update(13), update(14)])
    await handled.wait_for(14)
    await box.finish(5)

    assert await inbox(engine, now, handled).recover(BOT) == 1


async def test_a_message_out_of_reach_comes_back_as_it_was(
    engine: AsyncEngine, now: datetime
) -> None:
    """The library leaves its date as a time, which is no JSON."""
    out_of_reach = {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}}
    sent = update(7, pinned_message=out_of_reach)
    handled = Handled()
    handled.gates[7] = asyncio.Event()
    first = inbox(engine, now, handled)
    await first.keep([sent])
    await first.finish(0.01)
    seen: list[Update] = []

    async def remember(update: Update) -> None:
        seen.append(update)

    second = inbox(engine, now, remember)
    await second.recover(BOT)
    await second.finish(5)

    assert [u.to_dict() for u in seen] == [sent.to_dict()]


async def test_updates_wait_while_the_database_is_away(
    engine: AsyncEngine, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or a locked file loses nothing: keep does not return before they are kept."""
    monkeypatch.setattr(module, "_KEEP_AGAIN_SECONDS", 0)
    store, handled = InboxStore(engine), Handled()
    failures = iter([OperationalError("INSERT", {}, Exception("disk is full"))])
    add = store.add

    async def fail_once(updates: Sequence[Kept], received_at: datetime) -> frozenset[int]:
        if error := next(failures, None):
            raise error
        return await add(updates, received_at)

    monkeypatch.setattr(store, "add", fail_once)
    box = Inbox(store, handled, lambda: now)
    await box.keep([update(7)])
    await box.finish(5)

    assert handled.done == [7]


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
    ],
    ids=["message", "button under an old message", "inline", "unknown kind"],
)  # fmt: skip
def test_an_update_belongs_to_a_chat(raw: dict[str, Any], chat: int) -> None:
    """Or else to the person who caused it."""
    assert chat_of(Update.de_json({"update_id": 1} | raw, BOT)) == chat
