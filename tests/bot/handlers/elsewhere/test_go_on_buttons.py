"""The button under an answer of unknown fate."""

from __future__ import annotations

import pytest

from bot.interactions.interaction import Interaction
from bot.models import Reply
from bot.outgoing import EditInline
from bot.render import elsewhere_texts, texts
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.elsewhere.asking import LINK, Afar

BEN = 8


@pytest.fixture
async def lost(database: Database) -> tuple[Afar, Interaction]:
    """A call whose answer nobody knows to be there."""
    afar = Afar(database)
    asked = afar.asked(LINK)
    await afar.calls(asked, afar.gets_lost)
    return afar, asked


def button(asked: Interaction) -> str:
    return f"guest:{asked.key}"


async def test_who_asked_goes_on(lost: tuple[Afar, Interaction]) -> None:
    """In the message under his finger, once."""
    afar, asked = lost
    assert await afar.presses(button(asked), "AAQ9") is None
    assert await afar.presses(button(asked), "AAQ9") == elsewhere_texts.STILL_READING.english

    (edit,) = await afar.owed()
    assert isinstance(edit, EditInline)
    assert (edit.inline_message_id, edit.key) == ("AAQ9", asked.answer_key(1))
    assert edit.reply.html.count("•") == 2


async def test_a_restart_after_the_press_goes_on(lost: tuple[Afar, Interaction]) -> None:
    """The message is the answer's by then, and what it is about is still known."""
    afar, asked = lost
    assert await afar.store.adopt(asked.answer_key(), "AAQ9", NOW)
    assert await afar.presses(button(asked), "AAQ9") is None

    assert len(await afar.owed()) == 1


async def test_nobody_else_does(lost: tuple[Afar, Interaction]) -> None:
    """A member of that chat, for one."""
    afar, asked = lost
    said = await afar.presses(button(asked), "AAQ9", asker=BEN, person=BEN)

    assert said == texts.NOT_YOURS.english
    assert await afar.owed() == ()


async def test_the_message_of_another_answer_is_not_taken(lost: tuple[Afar, Interaction]) -> None:
    """By a forged press under it, whether it is filled or not; nor one in a chat of the bot's own."""
    afar, asked = lost
    other = afar.asked(LINK)
    await afar.calls(other, afar.arrives)
    chosen = EditInline(key="chosen", inline_message_id="AAQ2", reply=Reply("x"))
    await afar.outbox.put(chosen)
    owed = await afar.owed()

    for place in ("AAQ1", "AAQ2", None):
        assert await afar.presses(button(asked), place) == elsewhere_texts.GUEST_NOT_KEPT.english
    assert await afar.owed() == owed


async def test_an_answer_that_is_there_is_not_begun_again(database: Database) -> None:
    """Whoever handles the call fills it; elsewhere its button is none."""
    afar = Afar(database)
    asked = afar.asked(LINK)
    await afar.calls(asked, afar.arrives)
    owed = await afar.owed()

    assert await afar.presses(button(asked), "AAQ1") == elsewhere_texts.STILL_READING.english
    assert await afar.presses(button(asked), "AAQ9") == elsewhere_texts.GUEST_NOT_KEPT.english
    assert (
        await afar.presses("guest:update:99999", "AAQ9") == elsewhere_texts.GUEST_NOT_KEPT.english
    )
    assert await afar.owed() == owed


async def test_a_second_message_is_not_taken(lost: tuple[Afar, Interaction]) -> None:
    """Once one is known to be the answer, no other is."""
    afar, asked = lost
    await afar.presses(button(asked), "AAQ9")

    assert await afar.presses(button(asked), "AAQ8") is not None
    assert len(await afar.owed()) == 1
