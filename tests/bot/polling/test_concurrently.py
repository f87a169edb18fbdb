import asyncio
import gc
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.polling.concurrently import do_all


async def test_no_more_than_so_many_at_once() -> None:
    """All of it is done, as room is made."""
    waiting, under_way, most = list(range(20)), 0, 0

    async def work() -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1

    async def begin() -> list[Coroutine[Any, Any, None]]:
        room = min(3 - under_way, len(waiting))
        return [work() for _ in [waiting.pop() for _ in range(room)]]

    await do_all(begin)

    assert (waiting, under_way, most) == ([], 0, 3)


async def test_what_comes_due_meanwhile_waits_for_nothing_that_is_slow() -> None:
    """Where there is room, though nothing has ended."""
    slow, quick = asyncio.Event(), asyncio.Event()

    async def end_slow() -> None:
        slow.set()

    waiting: list[Coroutine[Any, Any, Any]] = [slow.wait()]

    async def begin() -> list[Coroutine[Any, Any, None]]:
        begun, waiting[:] = list(waiting), []
        if not quick.is_set() and not begun:
            quick.set()
            return [end_slow()]
        return begun

    await asyncio.wait_for(do_all(begin, look_again_seconds=0.01), 30)

    assert slow.is_set()


async def test_a_failure_ends_the_others() -> None:
    """Of two that fail at once one is raised, and none is left to be complained of."""
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, about: complaints.append(about))
    ended = asyncio.Event()
    begun = False

    async def fail() -> None:
        raise ValueError

    async def last() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async def begin() -> list[Coroutine[Any, Any, None]]:
        nonlocal begun
        first, begun = not begun, True
        return [last(), fail(), fail()] if first else []

    with pytest.raises(ValueError):  # noqa: PT011  # its like is raised nowhere else
        await do_all(begin)
    gc.collect()
    await asyncio.sleep(0)

    assert ended.is_set()
    assert complaints == []
