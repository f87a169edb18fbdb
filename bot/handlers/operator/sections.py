"""What /admin is made of: sections, each with words of its own behind the command, and buttons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol, TypeVar

from bot.interactions.answering import Answer
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Act, Done
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import texts
from bot.render.language import Language, Text

T = TypeVar("T")

_LONGEST_NUMBER = 20


class Section(Protocol):
    """Something that the operator looks after."""

    #: Those behind ``/admin`` that are for it.
    words: frozenset[str]

    #: What may be typed behind ``/admin``, with what it does.
    form: tuple[str, Text]

    async def page(self, language: Language) -> Reply | None:
        """Return what ``/admin`` by itself shows of it; None: there is nothing to say."""

    async def answer(self, asked: Interaction) -> Answer:
        """Do what one of its words asks for."""

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of its buttons."""


def by_operators(operators: Collection[int], act: Act[T]) -> Act[T]:
    """Return what a button does, for operators alone.

    What has the button went to a private chat of one; he may be none any more.
    """

    async def only(pressed: Interaction, wanted: T) -> Done:
        if pressed.person not in operators:
            return pressed.language.say(texts.MENU_NOT_KEPT)
        return await act(pressed, wanted)

    return only


def parse_number(text: str) -> int | None:
    """Return the id of a person or a chat; None if it is none that Telegram gives."""
    digits = text.removeprefix("-")
    if len(text) <= _LONGEST_NUMBER and digits.isascii() and digits.isdecimal():
        number = int(text)
        return number if -(2**63) <= number < 2**63 else None
    return None
