"""Which of the bot's handlers something was given to."""

from __future__ import annotations

from dataclasses import replace

from bot.interactions.answering import Command
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler, Reception
from tests.bot.desk import Desk


class Taken:
    """Notes it, from when it is made."""

    def __init__(self, desk: Desk) -> None:
        reception = _reception_of(desk)
        self._handlers = list(reception._handlers)  # noqa: SLF001
        self._taken: set[int] = set()
        reception._handlers = [self._noting(*each) for each in enumerate(self._handlers)]  # noqa: SLF001

    def _noting(self, number: int, handler: Handler) -> Handler:
        async def act(asked: Interaction) -> None:
            self._taken.add(number)
            await handler.act(asked)

        return replace(handler, act=act)

    @property
    def left_out(self) -> set[str]:
        """Return the handlers that nothing was given to, by what they are made of."""
        return {
            name_of(handler)
            for number, handler in enumerate(self._handlers)
            if number not in self._taken
        }


def name_of(handler: Handler) -> str:
    """Return by which functions of ours, or which command, a handler can be found."""
    return " ".join(dict.fromkeys([*_names(handler.fits, 4), *_names(handler.act, 4)]))


def _names(function: object, depth: int) -> list[str]:
    if not depth:
        return []
    name = getattr(function, "__qualname__", "")
    own = [name] if name and "<locals>" not in name else []
    inside = [cell.cell_contents for cell in getattr(function, "__closure__", None) or ()]
    commands = [f"/{each.name}" for each in inside if isinstance(each, Command)]
    deeper = (n for each in inside if callable(each) for n in _names(each, depth - 1))
    return [*own, *commands, *deeper]


def _reception_of(desk: Desk) -> Reception:
    ((handler,),) = desk.precis.application.handlers.values()
    reception = handler.callback.__self__  # type: ignore[attr-defined]  # a bound method
    assert isinstance(reception, Reception)
    return reception
