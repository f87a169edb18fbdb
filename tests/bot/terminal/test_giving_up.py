"""Ctrl-C gives up what is being answered."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from bot.terminal.giving_up import unless_given_up


async def test_what_is_done_is_done() -> None:
    """And what it raises is raised."""
    did: list[int] = []

    async def work() -> None:
        did.append(1)

    async def breaks() -> None:
        raise ValueError("broken")

    assert await unless_given_up(work())
    assert did == [1]
    with pytest.raises(ValueError, match="broken"):
        await unless_given_up(breaks())


async def test_it_is_given_up_and_the_next_is_not() -> None:
    """The program goes on."""

    async def waits() -> None:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.Event().wait()

    async def done() -> None:
        await asyncio.sleep(0)

    assert not await unless_given_up(waits())
    assert await unless_given_up(done())


async def test_who_is_cancelled_gives_nothing_up() -> None:
    """The work ends with its program."""
    begun = asyncio.Event()
    ended: list[int] = []

    async def waits() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(1)

    task = asyncio.create_task(unless_given_up(waits()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == [1]
