"""One way in for all that people do: it is read once, let in, counted, and given to what it is for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes

from bot.fairness.acting import acting
from bot.fairness.quota import RequestKind
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction

#: Kinds of updates, as ``getUpdates`` names them, that bring what is said.
SAID: frozenset[str] = frozenset({Update.MESSAGE, Update.EDITED_MESSAGE, Update.CHANNEL_POST})

#: And those that bring presses of buttons.
PRESSED: frozenset[str] = frozenset({Update.CALLBACK_QUERY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """What does something for a person."""

    #: Whether it is for what the person did.
    fits: Callable[[Interaction], bool]

    act: Callable[[Interaction], Awaitable[None]]

    #: As what it is counted before it acts; None: it sees to that itself, or it costs nothing.
    kind: RequestKind | None = None

    #: Whether it may wait for a worker or for Telegram: then it holds no place that others need.
    slow: bool = False

    #: The kinds of updates that bring such things: Telegram is asked for these, and no others.
    hears: frozenset[str] = SAID


#: What somebody did, to be answered in the language that is meant.
Hear = Callable[[Interaction], Awaitable[Interaction]]

#: Whether who did something is served; says so if not.
Serves = Callable[[Interaction], Awaitable[bool]]


class Reception:
    """Gives what a person did to the first handler that it fits."""

    def __init__(
        self,
        read: Callable[[Update], Interaction | None],
        serves: Serves,
        hear: Hear,
        gate: Gate,
        handlers: Sequence[Handler],
    ) -> None:
        self._read = read
        self._serves = serves
        self._hear = hear
        self._gate = gate
        self._handlers = handlers

    async def take(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Handle an update; the application's one handler."""
        if asked := self._read(update):
            await self.handle(asked)

    async def handle(self, asked: Interaction) -> None:
        """Have done what a person asked for."""
        if not await self._serves(asked):
            return
        # Of strangers nothing is kept.
        asked = await self._hear(asked)
        handler = next((each for each in self._handlers if each.fits(asked)), None)
        if handler is None:
            return
        if handler.kind is not None and not await self._gate.admits(asked, handler.kind):
            return
        if handler.slow:
            # The order in its chat is kept all the same.
            acting().give_place_back()
        await handler.act(asked)
