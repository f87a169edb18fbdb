"""What is due, done several at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

#: Gives work that can be begun now, at most so much of it.
Begin = Callable[[int], Awaitable[Sequence[Coroutine[Any, Any, None]]]]


async def do_all(begin: Begin, at_once: int) -> None:
    """Do all that is due, and what comes due meanwhile; what one raises ends the others."""
    tasks: set[asyncio.Task[None]] = set()
    try:
        while True:
            if room := at_once - len(tasks):
                tasks.update(map(asyncio.create_task, await begin(room)))
            if not tasks:
                return
            done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            # All are looked at: of several that failed at once, each would be missed otherwise.
            failed = [error for task in done if (error := task.exception())]
            if failed:
                raise failed[0]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
