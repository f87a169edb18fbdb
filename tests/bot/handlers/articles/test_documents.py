"""Files are had a few at once."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import FetchError
from bot.fairness.acting import Acting, acting_for
from bot.handlers.articles.documents import MAX_FILE_BYTES, Files
from bot.interactions.interaction import SentFile
from tests.bot.interactions.people import Client


class Hall:
    """People with files, who stay until they are let go."""

    def __init__(self) -> None:
        self.files = Files(Client({"id": b"x"}))
        self.inside: list[int] = []
        self.given_back: list[int] = []
        self.leave = asyncio.Event()

    async def send(self, person: int, size: int) -> bytes:
        file = SentFile("id", "a.txt", None, size)
        with acting_for(Acting(person, lambda: self.given_back.append(person))):
            async with self.files.of(file) as body:
                self.inside.append(person)
                await self.leave.wait()
                return body


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_large_files_are_had_in_turn() -> None:
    """Two at once, one of a person; who waits holds no place, and small ones wait for nobody."""
    hall = Hall()
    large = [1, 1, 1, 2, 3]
    sent = [asyncio.create_task(hall.send(person, MAX_FILE_BYTES)) for person in large]
    sent.append(asyncio.create_task(hall.send(4, 1000)))
    await settled()

    assert sorted(hall.inside) == [1, 2, 4]
    assert hall.given_back == large
    hall.leave.set()
    assert await asyncio.gather(*sent) == [b"x"] * 6


async def test_one_that_is_too_large_is_not_had() -> None:
    """As Telegram states it."""
    with pytest.raises(FetchError):
        await Hall().send(1, MAX_FILE_BYTES + 1)
