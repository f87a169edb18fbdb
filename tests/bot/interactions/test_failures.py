"""What handlers raise is said to who waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telegram import Update

from bot.errors import StorageAway
from bot.interactions.failures import Failures
from bot.interactions.interaction import ChatKind, Interaction
from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.interactions.people import Client, Owed, did, pressed
from tests.bot.locales.pseudo import pseudo

UPDATE = Update(1)


class Counter:
    """Failures of what one person did."""

    def __init__(self, asked: Interaction | None) -> None:
        self.owed, self.client = Owed(), Client()
        self.failures = Failures(self.owed, self.client, lambda _: asked, self.recall)
        self.recall_breaks = False

    async def recall(self, asked: Interaction) -> Interaction:
        if self.recall_breaks:
            raise RuntimeError("a defect")
        return replace(asked, language=pseudo())


async def breaks(_: Update) -> None:
    raise RuntimeError("a defect")


async def test_a_message_is_answered_with_an_apology() -> None:
    """Once, however often it breaks; a line that it took too long has a key of its own."""
    counter = Counter(did())
    for _ in range(2):
        await counter.failures.handle_once(UPDATE, breaks)
    await counter.failures.give_up(UPDATE)

    assert counter.owed.said == [pseudo().say(texts.SORRY), pseudo().say(texts.TOO_LONG)]


async def test_a_database_that_is_away_is_no_defect() -> None:
    """A full disk: nothing can be said but by the program itself, in a line."""
    counter = Counter(did())

    async def full(_: Update) -> None:
        raise StorageAway("database or disk is full")

    with pytest.raises(StorageAway):
        await counter.failures.handle_once(UPDATE, full)
    assert counter.owed.messages == []


async def test_of_a_press_the_person_alone_is_told() -> None:
    """Others see the chat that the button is in."""
    counter = Counter(pressed("more"))
    await counter.failures.apologise(UPDATE)

    assert (counter.client.ended, counter.owed.messages) == ([pseudo().say(texts.SORRY)], [])


async def test_an_apology_comes_without_knowing_the_language() -> None:
    """What broke may be what knows it: then it is said as the update has it."""
    counter = Counter(did())
    counter.recall_breaks = True
    await counter.failures.apologise(UPDATE)

    assert counter.owed.said == [ENGLISH.say(texts.SORRY)]


async def test_where_nobody_waits_nobody_is_told() -> None:
    """Of an update of another kind."""
    counter = Counter(None)
    await counter.failures.apologise(UPDATE)

    assert (counter.client.ended, counter.owed.messages) == ([], [])


async def test_where_nothing_can_be_answered_nobody_is_told() -> None:
    """As of a call in a chat that the bot is not in, whose one answer is sent already."""
    counter = Counter(did(chat_kind=ChatKind.ELSEWHERE, message_id=None))
    await counter.failures.apologise(UPDATE)
    await counter.failures.give_up(UPDATE)

    assert (counter.client.ended, counter.owed.messages) == ([], [])


async def test_what_a_handler_raised_is_raised() -> None:
    """So that the update is tried again."""
    with pytest.raises(RuntimeError):
        await Counter(did()).failures.handle(UPDATE, breaks)
