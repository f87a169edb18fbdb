"""/admin broadcast: the operator writes to all chats, once he was asked twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime

from bot.handlers.operator.sections import by_operators
from bot.interactions.answering import Answer
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.newsroom.broadcasts import Broadcast, BroadcastState, Progress, Reach
from bot.render import broadcast_texts as said
from bot.render import texts
from bot.render.broadcasts import (
    BroadcastButton,
    Step,
    parse_broadcast_button,
    render_draft,
    render_progress,
    render_question,
)
from bot.render.language import Language, text
from bot.storage.telling.broadcasts import BroadcastStore

#: What stands before the text. Nobody marks it; if somebody does, he replies to his text instead.
_COMMAND = re.compile(r"/\w+(?:@\w+)?\s+broadcast\s+", re.IGNORECASE)


class BroadcastSection:
    """Shows a message as it will look, asks, and sends or stops it."""

    words = frozenset({"broadcast"})
    form = ("broadcast", text("Write to all chats; I ask twice before it goes to anybody"))

    def __init__(
        self,
        store: BroadcastStore,
        presses: Presses,
        *,
        operators: Collection[int],
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Keeps them.
            presses: Makes handlers of buttons.
            operators: Who may send and stop them.
            wake: Has those go on that were begun or stopped.
            clock: The time.
        """
        self._store = store
        self._presses = presses
        self._operators = frozenset(operators)
        self._wake = wake
        self._clock = clock

    async def page(self, language: Language) -> Reply | None:
        """Return the one on its way that was made last, to be stopped; see :class:`Section`."""
        under_way = await self._store.unfinished()
        return await self._standing(under_way[0], language) if under_way else None

    async def answer(self, asked: Interaction) -> Answer:
        """Show the message and to whom it goes; says how if there is none."""
        html = _html_of(asked)
        if not html or asked.person is None:
            return Reply(asked.language.say(said.HOW))
        message = Reply(html)
        draft = await self._store.draft(asked.person, message, self._clock())
        return message, render_draft(draft, await self._store.counts(), asked.language)

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handler of its buttons."""
        act = by_operators(self._operators, self._press)
        return (self._presses.of_menu(Menu.BROADCAST, parse_broadcast_button, act),)

    async def _press(self, pressed: Interaction, button: BroadcastButton) -> Done:
        mine = await self._store.by_id(button.broadcast_id)
        if mine is None:
            return pressed.language.say(texts.MENU_NOT_KEPT)
        if mine.state is BroadcastState.DRAFT:
            return await self._decide(pressed, mine, button.does)
        if button.does is Step.STOP:
            # What says how it gets on says so, once nothing more is owed.
            await self._store.stop(mine.id, self._clock())
            self._wake()
            return None
        return pressed.edit(await self._standing(mine, pressed.language))

    async def _decide(self, pressed: Interaction, draft: Broadcast, does: Step | Reach) -> Done:
        match does:
            case Step.STOP:
                await self._store.stop(draft.id, self._clock())
            case Step.SEND if pressed.message_id is not None:
                await self._store.begin(draft.id, pressed.message_id, self._clock())
            case Reach():
                await self._store.aim(draft.id, draft.reach ^ {does})
            case _:
                pass  # another page of it
        changed = await self._store.by_id(draft.id) or draft
        if changed.state is not BroadcastState.DRAFT:
            self._wake()
            return pressed.edit(await self._standing(changed, pressed.language))
        counts = await self._store.counts()
        render = render_question if does is Step.ASK else render_draft
        return pressed.edit(render(changed, counts, pressed.language))

    async def _standing(self, begun: Broadcast, language: Language) -> Reply:
        progress = Progress() if begun.message_id is None else await self._store.progress(begun.id)
        return render_progress(begun, progress, language)


def _html_of(asked: Interaction) -> str:
    """Return what is to be sent, marked as its author marked it; empty: nothing."""
    _, _, typed = asked.arguments.partition(" ")
    if not typed:
        return asked.replies_to.html if asked.replies_to else ""
    found = _COMMAND.match(asked.html)
    return asked.html[found.end() :].strip() if found else ""
