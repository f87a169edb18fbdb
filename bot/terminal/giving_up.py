"""Ctrl-C at a terminal gives up what is being answered, and not the chat."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress


async def unless_given_up(work: Coroutine[object, object, None]) -> bool:
    """Do something until it is done, or Ctrl-C is pressed; returns whether it was done.

    Heard for as long as the work takes: a prompt takes Ctrl-C for itself, and leaves nothing of what
    was set before.
    """
    loop = asyncio.get_running_loop()
    task = loop.create_task(work)
    given_up = False

    def give_up() -> None:
        nonlocal given_up
        given_up = True
        task.cancel()

    with suppress(NotImplementedError):  # Windows: there it ends the chat
        loop.add_signal_handler(signal.SIGINT, give_up)
    try:
        await task
    except asyncio.CancelledError:
        if not given_up:
            raise
        return False
    finally:
        with suppress(NotImplementedError):  # as above
            loop.remove_signal_handler(signal.SIGINT)
    return True
