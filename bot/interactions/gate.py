"""What a person asks for is counted before it is handled: the one gate of commands and buttons."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import structlog
from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes

from bot.deliveries.outbox import Outbox
from bot.fairness.acting import Acting, acting, acting_for
from bot.fairness.quota import Kind, Quota, Refusal
from bot.fairness.slots import Slots
from bot.interactions.answer import Handler, answer
from bot.interactions.presses import answer_press
from bot.models import Reply
from bot.render import texts

log = structlog.stdlib.get_logger(__name__)

#: Commands that cost something else than a change does.
_KINDS = {
    "start": Kind.WORD,
    "help": Kind.WORD,
    "admin": Kind.WORD,
    "topics": Kind.LOOK,
    "latest": Kind.LOOK,
    "feeds": Kind.LOOK,
    "export": Kind.OPML,
}

#: Links that are worked on at once: more would not be answered sooner, but all later, since each
#: holds its page in memory and has its turns at the database, which commands wait for, too. Those that
#: wait for a slow site do not count.
_LINKS_IN_HAND = 8

#: Of one person's.
_LINKS_AT_ONCE = 2

#: Telegram keeps an update for a day; what claims to be older is told by a clock that is wrong.
_LONGEST_WAIT = timedelta(days=1)

Handle = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, Any]]


class Gate:
    """Lets in what a person may still ask for; of the rest it says so once in a while."""

    def __init__(
        self,
        quota: Quota,
        outbox: Outbox,
        monotonic: Callable[[], float],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            quota: What may be asked for.
            outbox: Takes refusals.
            monotonic: Seconds.
            clock: The time, as Telegram has it.
        """
        self._quota = quota
        self._outbox = outbox
        self._monotonic = monotonic
        self._clock = clock
        self._links = Slots(_LINKS_IN_HAND, most_each=_LINKS_AT_ONCE)

    @asynccontextmanager
    async def link(self) -> AsyncIterator[None]:
        """Have one of this person's links answered, when it is its turn.

        What else its chat says is handled meanwhile; and a slow site holds up no other link.
        """
        acting().let_others_pass()
        acting().give_place_back()
        async with self._links.turn() as give_back:
            with acting_for(Acting(acting().person, give_back)):
                yield

    def stand_before(self, handlers: Iterable[Handler]) -> None:
        """Count commands and buttons, each as its kind; handlers of other messages see to it."""
        for handler in handlers:
            if (kind := _kind_of(handler)) is not None:
                handler.callback = self._counted(kind, handler.callback)

    def refusal(self, update: Update, kind: Kind, group: int | None = None) -> Refusal | None:
        """Count what an update asks for; None if it may be done."""
        now = self._monotonic()
        asked_at = now - self._waited_seconds(update)
        refusal = self._quota.ask(acting().person, kind, now, group, asked_at)
        if refusal and refusal.told:
            log.info("refused", kind=kind.value, by_all=refusal.by_all)
        return refusal

    async def admits(self, update: Update, kind: Kind, number: int = 0) -> bool:
        """Count what an update asks for; if it may not be done, say so, unless that was said.

        Args:
            update: What asks for it.
            kind: What it is.
            number: Of the answer, where an update gets several.
        """
        refusal = self.refusal(update, kind, _group_of(update))
        if refusal is None:
            return True
        line = refusal_line(kind, refusal) if refusal.told else None
        if query := update.callback_query:
            # The client waits for an answer to each, also where there is nothing more to say.
            await answer_press(query, line)
        elif line:
            await self._outbox.put(answer(update, Reply(line), number))
        return False

    def _waited_seconds(self, update: Update) -> float:
        """Return how long ago a message was sent: the bot may have been away."""
        message = update.message or update.channel_post
        waited = self._clock() - message.date if message else timedelta()
        return waited.total_seconds() if timedelta() < waited < _LONGEST_WAIT else 0.0

    def _counted(self, kind: Kind, handle: Handle) -> Handle:
        async def counted(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if await self.admits(update, kind):
                if kind is Kind.PRESS:
                    # It may wait for a worker; the order in its chat is kept all the same.
                    acting().give_place_back()
                await handle(update, context)

        return counted


def refusal_line(kind: Kind, refusal: Refusal) -> str:
    """Return what a person is told."""
    return texts.BUSY if refusal.by_all else texts.QUOTAS[kind]


def _kind_of(handler: Handler) -> Kind | None:
    match handler:
        case CallbackQueryHandler():
            return Kind.PRESS
        case CommandHandler():
            return _KINDS.get(next(iter(handler.commands)), Kind.CHANGE)
        case _:
            return None


def _group_of(update: Update) -> int | None:
    """Return the chat, where others hear the answer too."""
    chat = update.effective_chat
    return chat.id if chat and chat.type != ChatType.PRIVATE else None
