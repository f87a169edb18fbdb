"""Files that a person sends; they are had a few at once."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import FetchError
from bot.fairness.acting import Acting, acting_for
from bot.handlers.articles.documents import MAX_FILE_BYTES, DocumentAnswers, Files, media_type
from bot.interactions.interaction import SentFile
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from tests.bot.handlers.articles.asking import Answers, reading
from tests.bot.interactions.people import GROUP, Client, did, given
from tests.bot.stories.newsroom import article


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


def file(name: str, media_type: str | None = None) -> SentFile:
    return SentFile("id", name, media_type, 9)


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (file("a.txt"), "text/plain"),
        (file("a.PDF", "application/octet-stream"), "application/pdf"),
        (file("", "text/html"), "text/html"),
        (file("a.zip", "application/zip"), None),
        (file(""), None),
    ],
)
def test_a_file_is_of_the_kind_that_its_name_says(sent: SentFile, kind: str | None) -> None:
    """Clients send many as bytes of no kind."""
    assert media_type(sent) == kind


async def test_a_file_is_read_and_answered(database: Database) -> None:
    """In a private chat; one that is too large is one line."""
    desk = Answers()
    body = "\n\n".join(article(3).paragraphs * 3).encode()
    files = Files(Client({"id": body}))
    handlers = [
        DocumentAnswers(reading(database), desk.answers, files, desk.owed, desk.gate).handler()
    ]

    assert await given(handlers, did(file=file("a.txt")))
    assert await given(handlers, did(file=SentFile("id", "a.txt", None, MAX_FILE_BYTES + 1)))
    assert not await given(handlers, did(GROUP, file=file("a.txt")))
    assert not await given(handlers, did(file=file("a.zip")))
    read, too_large = desk.owed.said
    assert "of Moscow" in read
    assert too_large == ENGLISH.say(texts.FILE_TOO_LARGE, limit="5")
