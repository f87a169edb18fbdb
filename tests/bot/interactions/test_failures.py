"""What handlers raise is said to who waits."""

from __future__ import annotations

import pytest
from telegram import Update

from bot.interactions.failures import Failures
from bot.interactions.interaction import Interaction
from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.interactions.people import Client, Owed, did, pressed

UPDATE = Update(1)


class Counter:
    """Failures of what one person did."""

    def __init__(self, asked: Interaction | None) -> None:
        self.owed, self.client = Owed(), Client()
        self.failures = Failures(self.owed, self.client, lambda _: asked)


async def breaks(_: Update) -> None:
    raise RuntimeError("a defect")


async def test_a_message_is_answered_with_an_apology() -> None:
    """Once, however often it breaks; a line that it took too long has a key of its own."""
    counter = Counter(did())
    for _ in range(2):
        await counter.failures.handle_once(UPDATE, breaks)
    await counter.failures.give_up(UPDATE)

    assert counter.owed.said == [ENGLISH.say(texts.SORRY), ENGLISH.say(texts.TOO_LONG)]


async def test_of_a_press_the_person_alone_is_told() -> None:
    """Others see the chat that the button is in."""
    counter = Counter(pressed("more"))
    await counter.failures.apologise(UPDATE)

    assert (counter.client.ended, counter.owed.messages) == ([ENGLISH.say(texts.SORRY)], [])


async def test_where_nobody_waits_nobody_is_told() -> None:
    """Of an update of another kind."""
    counter = Counter(None)
    await counter.failures.apologise(UPDATE)

    assert (counter.client.ended, counter.owed.messages) == ([], [])


async def test_what_a_handler_raised_is_raised() -> None:
    """So that the update is tried again."""
    with pytest.raises(RuntimeError):
        await Counter(did()).failures.handle(UPDATE, breaks)
