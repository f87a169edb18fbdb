"""One way in."""

from __future__ import annotations

from dataclasses import replace

from telegram import Update

from bot.fairness.quota import RequestKind
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler, Reception
from tests.bot.interactions.people import ADA, Client, Owed, did, gate
from tests.bot.locales.pseudo import TAG, languages

STRANGER = 99


class Desk:
    """Two handlers that fit the same, and what each did."""

    def __init__(self, each: int = 9) -> None:
        self.first: list[Interaction] = []
        self.second: list[Interaction] = []
        self.heard: list[Interaction] = []
        self.asked = did(text="both")
        self.handlers = [
            Handler(
                fits=lambda asked: asked.text == "both", act=self._do_first, kind=RequestKind.WORD
            ),
            Handler(fits=lambda asked: asked.text != "none", act=self._do_second),
        ]
        counted = gate(Owed(), Client(), each)
        self.reception = Reception(self._read, self._serves, self._hear, counted, self.handlers)

    def _read(self, update: Update) -> Interaction | None:
        return self.asked if update.update_id == 1 else None

    async def _serves(self, asked: Interaction) -> bool:
        return asked.person != STRANGER

    async def _hear(self, asked: Interaction) -> Interaction:
        self.heard.append(asked)
        return replace(asked, language=languages().of(TAG))

    async def _do_first(self, asked: Interaction) -> None:
        self.first.append(asked)

    async def _do_second(self, asked: Interaction) -> None:
        self.second.append(asked)


async def test_the_first_handler_that_fits_is_taken() -> None:
    """And no other, in the language that was heard; what none fits is left alone."""
    desk, other = Desk(), did(text="other")
    for asked in (desk.asked, other, did(text="none")):
        await desk.reception.handle(asked)

    spoken = languages().of(TAG)
    assert desk.first == [replace(desk.asked, language=spoken)]
    assert desk.second == [replace(other, language=spoken)]


async def test_who_is_not_served_reaches_no_handler() -> None:
    """Whatever it is; nor is anything kept of the language."""
    desk = Desk()
    for text in ("both", "other"):
        await desk.reception.handle(did(text=text, person=STRANGER, asker=ADA))

    assert desk.first == desk.second == desk.heard == []


async def test_what_is_refused_goes_to_no_other_handler() -> None:
    """Though one would fit."""
    desk = Desk(each=1)
    for _ in range(3):
        await desk.reception.handle(desk.asked)

    assert (len(desk.first), desk.second) == (1, [])


async def test_an_update_of_another_kind_is_left_alone() -> None:
    """Nobody did anything that is known here."""
    desk = Desk()
    take: object = desk.reception.take
    assert callable(take)
    for number in (1, 2):
        await take(Update(number), None)

    assert desk.heard == [desk.asked]
    assert len(desk.first) == 1
