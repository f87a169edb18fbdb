"""Again, under the line that an answer may be lost."""

from __future__ import annotations

from dataclasses import replace

from bot.handlers.articles.again import AgainButtons
from bot.interactions.interaction import Interaction
from bot.models import DeliveryState, Reply
from bot.outgoing import Delivery, EditText, Outgoing, SendText
from bot.render import texts
from bot.render.language import ENGLISH
from bot.reports import UnsureLine
from bot.storage.engine.database import Database
from bot.storage.messages.ledger import Ledger
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, GROUP, Buttons, did, pressed


class Lost(Ledger):
    """Has one message of unknown fate, and the line about it."""

    def __init__(self, chat: int, line: UnsureLine | None) -> None:
        self.message: Outgoing | None = did(chat).reply(Reply("the answer"))
        self.line = line
        self.again: list[Outgoing] = []

    async def unknown(self, delivery_id: int) -> Delivery | None:
        if delivery_id != 4 or self.message is None:
            return None
        return Delivery(id=4, message=self.message, due_at=NOW, attempts=1)

    async def line_about(self, delivery_id: int) -> UnsureLine | None:
        return self.line if delivery_id == 4 else None

    async def replace(self, delivery_id: int, message: Outgoing, now: object) -> bool:
        owed, self.message = self.message, None
        self.again += [message] * (owed is not None)
        return owed is not None


class Desk:
    """The button, and what comes of it."""

    def __init__(self, chat: int = ADA, line: UnsureLine | None = None) -> None:
        self.ledger = Lost(chat, line or UnsureLine(DeliveryState.SENT, 30))
        self.buttons = Buttons()
        self.woken = 0
        self.handler = AgainButtons(
            self.buttons.presses, self.ledger, self.wake, lambda: NOW
        ).handler()

    def wake(self) -> None:
        self.woken += 1

    async def press(self, press: Interaction) -> str | None:
        return await self.buttons.press(self.handler, press)


async def test_the_answer_takes_the_place_of_the_line() -> None:
    """Once."""
    desk = Desk()
    press = pressed("again:4", message_id=30)

    assert await desk.press(press) is None
    assert await desk.press(press) == ENGLISH.say(texts.ANSWERED_AGAIN)
    (again,) = desk.ledger.again
    assert isinstance(again, EditText)
    assert (again.key, again.message_id, again.reply.html) == ("again:4", 30, "the answer")
    assert desk.woken == 1


async def test_where_nobody_knows_which_message_the_line_is_it_comes_as_a_new_one() -> None:
    """The line has met the fate of the answer."""
    desk = Desk(line=UnsureLine(DeliveryState.UNKNOWN, None))

    assert await desk.press(pressed("again:4", message_id=31)) is None
    assert [type(message) for message in desk.ledger.again] == [SendText]


async def test_a_press_from_elsewhere_brings_nothing() -> None:
    """From another chat, message, or of another answer; by somebody else of the group."""
    desk, group = Desk(), Desk(GROUP)
    for press in (
        pressed("again:4", 99, message_id=30),
        pressed("again:4", message_id=29),
        pressed("again:5", message_id=30),
    ):
        assert await desk.press(press) == ENGLISH.say(texts.ANSWERED_AGAIN)
    stranger = replace(pressed("again:4", GROUP, message_id=30, admin=False), person=99)
    assert await group.press(stranger) == ENGLISH.say(texts.NOT_YOURS)

    assert desk.ledger.again == group.ledger.again == []


async def test_of_a_ledger_without_it_nothing_comes(database: Database) -> None:
    """It is pruned some day."""
    desk = Desk()
    handler = AgainButtons(desk.buttons.presses, Ledger(database), desk.wake, lambda: NOW).handler()

    assert await desk.buttons.press(handler, pressed("again:4")) == ENGLISH.say(
        texts.ANSWERED_AGAIN
    )
