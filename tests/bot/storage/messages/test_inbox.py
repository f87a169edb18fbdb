import asyncio
from datetime import datetime, timedelta

from bot.models import KeptUpdate, WaitingUpdate
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.messages.ledger import Ledger


def kept(number: int, chat: int = 5) -> KeptUpdate:
    return KeptUpdate(update_id=number, body=f'{{"n": {number}}}', chat_id=chat)


async def test_an_update_is_new_once(database: Database, now: datetime) -> None:
    """What comes again is known, whether it was handled or not."""
    store = InboxStore(database)

    assert await store.add([kept(7), kept(8)], now) == {7, 8}
    assert await store.add([kept(8), kept(9)], now) == {9}
    await store.done(7)
    assert await store.add([kept(7)], now) == frozenset()


async def test_what_waits_is_in_order(database: Database, now: datetime) -> None:
    """The oldest update comes first, and handled ones do not come."""
    store = InboxStore(database)
    for number in (9, 7, 8):
        await store.add([kept(number)], now)
    await store.done(8)

    assert [row.update_id for row in await store.waiting()] == [7, 9]


async def test_what_comes_at_once_is_kept_once(database: Database, now: datetime) -> None:
    """By webhook, to forty connections; one of those that came twice is new."""
    store = InboxStore(database)
    await store.add([kept(1)], now)
    came = [1, 2, 3, 2, *range(10, 30)]
    new = await asyncio.gather(*(store.add([kept(n)], now) for n in came))

    assert sorted(n for ids in new for n in ids) == [2, 3, *range(10, 30)]
    assert [row.update_id for row in await store.waiting()] == [1, 2, 3, *range(10, 30)]


async def test_pruning_spares_what_waits(database: Database, now: datetime) -> None:
    """An update that was never handled is kept, however old."""
    store = InboxStore(database)
    await store.add([kept(7), kept(8)], now)
    await store.done(8)

    await store.prune(now + timedelta(days=9), now)

    assert await store.waiting() == (WaitingUpdate(7, '{"n": 7}', 0, now),)
    assert await store.add([kept(8)], now) == {8}


async def test_what_is_set_aside_waits_no_more(database: Database, now: datetime) -> None:
    """It is kept for the operator, for a while, and known when it comes again."""
    store, ledger = InboxStore(database), Ledger(database)
    await store.add([kept(7), kept(8)], now)
    await store.set_aside(7, "ValueError: unlucky", now)

    assert await store.waiting() == (WaitingUpdate(8, '{"n": 8}', 0, now),)
    assert (await store.begin(7), await store.begin(8)) == (
        None,
        WaitingUpdate(8, '{"n": 8}', 1, now),
    )
    assert await store.add([kept(7)], now) == frozenset()
    report = await ledger.report(now)
    assert (report.updates, report.given_up) == (1, 1)
    assert [(row.id, row.why) for row in report.set_aside] == [(7, "ValueError: unlucky")]

    await store.prune(now + timedelta(days=9), now)
    assert (await ledger.report(now)).given_up == 1
    await store.prune(now, now + timedelta(days=9))
    assert (await ledger.report(now)).given_up == 0


async def test_a_chat_that_speaks_again_is_no_longer_paused(
    database: Database, now: datetime
) -> None:
    """It blocked the bot, and unblocked it."""
    deliveries, ledger = DeliveryStore(database), Ledger(database)
    await deliveries.pause_chat(5, "blocked", now)
    await deliveries.pause_chat(6, "blocked", now)

    await InboxStore(database).add([kept(7, chat=5)], now)

    assert (await ledger.report(now)).paused_chats == 1
