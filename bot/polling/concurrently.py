"""What is due, done several at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

#: Gives work that can be begun now.
Begin = Callable[[], Awaitable[Sequence[Coroutine[Any, Any, None]]]]

#: While all that is under way takes its time, what came due meanwhile may have a place free.
_LOOK_AGAIN_SECONDS = 5.0


async def do_all(begin: Begin, look_again_seconds: float = _LOOK_AGAIN_SECONDS) -> None:
    """Do all that is due, and what comes due meanwhile; what one raises ends the others."""
    tasks: set[asyncio.Task[None]] = set()
    try:
        while True:
            tasks.update(map(asyncio.create_task, await begin()))
            if not tasks:
                return
            done, tasks = await asyncio.wait(
                tasks, timeout=look_again_seconds, return_when=asyncio.FIRST_COMPLETED
            )
            # All are looked at: of several that failed at once, each would be missed otherwise.
            failed = [error for task in done if (error := task.exception())]
            if failed:
                raise failed[0]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
