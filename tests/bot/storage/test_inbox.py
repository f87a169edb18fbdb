from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.inbox import InboxStore


async def test_an_update_is_new_once(engine: AsyncEngine, now: datetime) -> None:
    """What comes again is known, whether it was handled or not."""
    store = InboxStore(engine)

    assert await store.add(7, "{}", now)
    assert not await store.add(7, "{}", now)
    await store.done(7)
    assert not await store.add(7, "{}", now)


async def test_what_waits_is_in_order(engine: AsyncEngine, now: datetime) -> None:
    """The oldest update comes first, and handled ones do not come."""
    store = InboxStore(engine)
    for number in (9, 7, 8):
        await store.add(number, f'{{"n": {number}}}', now)
    await store.done(8)

    assert await store.waiting() == ((7, '{"n": 7}'), (9, '{"n": 9}'))


async def test_pruning_spares_what_waits(engine: AsyncEngine, now: datetime) -> None:
    """An update that was never handled is kept, however old."""
    store = InboxStore(engine)
    await store.add(7, "{}", now)
    await store.add(8, "{}", now)
    await store.done(8)

    await store.prune(now + timedelta(days=9))

    assert await store.waiting() == ((7, "{}"),)
    assert await store.add(8, "{}", now)
