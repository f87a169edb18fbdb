"""Write down what came of an attempt, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

import structlog

from bot.deliveries.attempt import Attempt
from bot.deliveries.limits import SendingLimits
from bot.deliveries.outcome import (
    Again,
    Arrived,
    AsPlainText,
    Lapsed,
    Moved,
    Refused,
    TokenUnknown,
    Unknown,
    Unwelcome,
    Wait,
)
from bot.errors import TokenRefused
from bot.locales.languages import Languages
from bot.metrics.families import MESSAGES, TOLD
from bot.metrics.meter import UNMEASURED, Metrics
from bot.models import Priority
from bot.outgoing import Delivery, Outgoing, SendDocument, SendPhoto, SendText, recipient_of
from bot.render.language import Language
from bot.render.unsure import render_unsure
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.delivery_rows import is_last_words, is_unsure_key, unsure_key

log = structlog.stdlib.get_logger(__name__)


class Settlement:
    """Settles rows of the ledger."""

    def __init__(
        self,
        store: DeliveryStore,
        languages: Languages,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
        *,
        steady: Callable[[], datetime],
        metrics: Metrics = UNMEASURED,
    ) -> None:
        """Set up.

        Args:
            store: The ledger.
            languages: In which chats are told that an answer may be lost.
            clock: The time.
            steady: The time by which limits are kept.
            jitter: A factor for back-offs, so that what failed together does not return together.
            metrics: Told what came of each attempt.
        """
        self._store = store
        self._languages = languages
        self._clock = clock
        self._steady = steady
        self._jitter = jitter
        self._metrics = metrics

    async def settle(  # noqa: C901, PLR0912  # a table
        self, row: Delivery, done: Attempt, limits: SendingLimits
    ) -> None:
        """Settle an attempt.

        Raises:
            TokenRefused: Telegram does not know the token any more.
        """
        to, now = recipient_of(row.message), self._clock()
        told = log.bind(delivery_id=row.id, to=to)
        self._measure(row, done)
        match done.outcome:
            case Arrived():
                await self._store.sent(row, done.message_id, now)
                told.debug("sent")
            case Again(after):
                after *= self._jitter()
                told.info("not sent, again later", after=after.total_seconds())
                limits.hold(to, self._steady() + after)
                await self._store.put_back(row.id, now + after)
            case Wait(after):
                steady = self._steady()
                for_all = limits.told_to_wait(to, steady + after, steady)
                told.warning("told to wait", seconds=after.total_seconds(), for_all=for_all)
                await self._store.put_back(row.id, now + after)
            case Unwelcome() | Lapsed() | Refused() if is_last_words(row.message.key):
                # The chat was forgotten, and so is that it had no word of it.
                await self._store.drop(row.id)
            case Moved(chat_id) if isinstance(to, int):
                told.info("group moved", new_id=chat_id)
                await self._store.move_chat(to, chat_id, now, put_back=row.id)
            case Unwelcome(why) if isinstance(to, int):
                told.info("chat paused", why=why)
                await self._store.pause_chat(to, why, now)
            case Lapsed(why):
                told.info("nobody waits for it any more", why=why)
                await self._store.lapsed(row.id, why, now)
            case Refused(why):
                told.warning("refused", why=why)
                await self._store.failed(row.id, why, now)
            case Moved() | Unwelcome():
                raise AssertionError("only a chat moves, or is left")
            case TokenUnknown():
                await self._store.put_back(row.id, now)
                raise TokenRefused("Telegram does not know this token (PRECIS_TELEGRAM_TOKEN)")
            case Unknown(why):
                told.warning("of unknown fate, not sent again", why=why)
                await self.lose(row, why)
            case AsPlainText():
                raise AssertionError("an attempt falls back to plain text by itself")
            case _:
                assert_never(done.outcome)

    def _measure(self, row: Delivery, done: Attempt) -> None:
        self._metrics.count(MESSAGES, type(done.outcome).__name__.lower())
        if done.outcome == Arrived() and row.message.priority is Priority.SUBSCRIPTION:
            self._metrics.count(TOLD)

    async def lose(self, row: Delivery, why: str) -> None:
        """Write down that it is not known whether a message arrived."""
        language = self._languages.of(await self._store.language_of(recipient_of(row.message)))
        await self._store.unknown(row.id, why, self._clock(), unsure_line(row, language))

    def instead_of(self, row: Delivery, tag: str | None) -> Outgoing | None:
        """Return what a chat is owed in place of a message that may be lost; see the ledger."""
        return unsure_line(row, self._languages.of(tag))


def unsure_line(row: Delivery, language: Language) -> Outgoing | None:
    """Return what tells a person who waits for an answer that it may be lost.

    None where nobody waits, or where the bot may write nothing more: to an inline message, a query.
    """
    lost = row.message
    if not isinstance(lost, SendText | SendDocument | SendPhoto):
        return None
    if lost.priority > Priority.ANSWER or is_unsure_key(lost.key):
        return None
    return SendText(
        key=unsure_key(row.id),
        chat_id=lost.chat_id,
        reply=render_unsure(row.id, language),
        reply_to=lost.reply_to,
        thread=lost.thread,
        asked_by=lost.asked_by,
    )
