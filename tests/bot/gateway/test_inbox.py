import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from telegram import Bot, Update

from bot.gateway.inbox import InboxQueue, InboxRunner, Process
from bot.storage.inbox import InboxStore

BOT = Bot("1:stand-in")


def update(number: int) -> Update:
    return Update.de_json({"update_id": number}, BOT)


def queue(engine: AsyncEngine, now: datetime) -> InboxQueue:
    return InboxQueue(InboxStore(engine), lambda: now)


@asynccontextmanager
async def running(inbox: InboxQueue, process: Process) -> AsyncIterator[InboxRunner]:
    """Run until all that is queued was taken, then stop within no time."""
    runner = InboxRunner(inbox, process)
    task = asyncio.create_task(runner.run())
    yield runner
    task.cancel()


async def test_an_update_is_kept_before_put_returns(engine: AsyncEngine, now: datetime) -> None:
    """Telegram may forget it then: a process that dies here finds it again."""
    await queue(engine, now).put(update(7))

    assert await queue(engine, now).recover(BOT) == 1


async def test_what_was_handled_is_not_recovered(engine: AsyncEngine, now: datetime) -> None:
    """And when Telegram sends it once more, it is dropped."""
    inbox = queue(engine, now)
    handled: asyncio.Queue[int] = asyncio.Queue()

    async def process(update: Update) -> None:
        await handled.put(update.update_id)

    async with running(inbox, process) as runner:
        await inbox.put(update(7))
        assert await handled.get() == 7
        await runner.finish(5)

    again = queue(engine, now)
    assert await again.recover(BOT) == 0
    await again.put(update(7))
    assert again.empty()


async def test_what_a_stop_interrupts_is_recovered(engine: AsyncEngine, now: datetime) -> None:
    """An answer that takes longer than a stop may is made at the next start."""
    inbox = queue(engine, now)
    started = asyncio.Event()

    async def process(_: Update) -> None:
        started.set()
        await asyncio.Event().wait()

    async with running(inbox, process) as runner:
        await inbox.put(update(7))
        await started.wait()
        await runner.finish(0.01)

    assert await queue(engine, now).recover(BOT) == 1


async def test_a_handler_that_breaks_does_not_stop_the_others(
    engine: AsyncEngine, now: datetime
) -> None:
    """The one is kept, the next is handled."""
    inbox = queue(engine, now)
    handled: asyncio.Queue[int] = asyncio.Queue()

    async def process(update: Update) -> None:
        if update.update_id == 13:
            raise ValueError("unlucky")
        await handled.put(update.update_id)

    async with running(inbox, process) as runner:
        await inbox.put(update(13))
        await inbox.put(update(14))
        assert await handled.get() == 14
        await runner.finish(5)

    assert await queue(engine, now).recover(BOT) == 1


async def test_a_message_out_of_reach_is_kept(engine: AsyncEngine, now: datetime) -> None:
    """Its date, which the library leaves as a time, comes back as it was."""
    chat = {"id": 7, "type": "private"}
    pinned = {"message_id": 1, "date": 0, "chat": chat}
    message = {"message_id": 2, "date": 1, "chat": chat, "pinned_message": pinned}
    sent = Update.de_json({"update_id": 7, "message": message}, BOT)

    await queue(engine, now).put(sent)
    again = queue(engine, now)
    await again.recover(BOT)

    kept = again.get_nowait()
    assert isinstance(kept, Update)
    assert kept.to_dict() == sent.to_dict()


async def test_an_update_that_is_no_json_is_handled_all_the_same(
    engine: AsyncEngine, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error here would end the library's polling for good."""
    monkeypatch.setattr(Update, "to_dict", lambda _: {"odd": object()})
    inbox = queue(engine, now)

    await inbox.put(update(7))

    assert inbox.qsize() == 1
