"""Send what is owed: answers first, each chat in order, as fast as Telegram lets a bot write."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot

from bot.deliveries.attempt import Attempt, attempt
from bot.deliveries.limits import Limits
from bot.deliveries.outcome import Again, AsPlainText
from bot.deliveries.settle import Settlement, unsure_line
from bot.errors import TokenRefused
from bot.models import Delivery, Priority
from bot.storage.away import is_away
from bot.storage.database import cause_of
from bot.storage.deliveries import DeliveryStore

log = structlog.stdlib.get_logger(__name__)

#: Requests under way at once.
_AT_ONCE = 30

#: Rows that are looked up together; an answer that comes in meanwhile waits for no more.
_BATCH = 10

#: A message whose markup was refused waits so long for its second request; else it is put back.
_SOON = timedelta(seconds=2)

#: No chat is held for longer at a start: the clock may have been set since.
_LONGEST_HOLD = timedelta(minutes=5)

#: While the database cannot be used.
_LOOK_AGAIN_SECONDS = 2.0

#: What another process owes (``precis feeds remove``) is seen after this long.
_LOOK_AROUND_SECONDS = 30.0


class Sender:
    """Sends the ledger's rows as they fall due."""

    def __init__(
        self,
        bot: Bot,
        store: DeliveryStore,
        settlement: Settlement,
        limits: Limits,
        clock: Callable[[], datetime],
        *,
        steady: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Set up.

        Args:
            bot: Initialised.
            store: The ledger.
            settlement: Settles its rows.
            limits: What was sent, by the steady time.
            clock: The time, as the ledger has it.
            steady: A time that goes on evenly when the clock is set.
            sleep: Waits for seconds.
        """
        self._bot = bot
        self._store = store
        self._settlement = settlement
        self._limits = limits
        self._clock = clock
        self._steady = steady
        self._sleep = sleep
        self._epoch = 0
        self._wake = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}  # by chat
        self._refused: TokenRefused | None = None
        self._away: SQLAlchemyError | None = None

    def wake(self) -> None:
        """Look now: something was queued."""
        self._wake.set()

    async def begin(self, epoch: int) -> None:
        """Become the sender: what an earlier one left on its way is of unknown fate now."""
        self._epoch = epoch
        now = self._clock()
        for chat, until in (await self._store.held_back(now)).items():
            self._limits.hold(chat, self._steady() + min(until - now, _LONGEST_HOLD))
        await self._store.hasten(now)
        for row in await self._store.recover(epoch, self._clock(), unsure_line):
            chat = row.message.chat_id
            log.warning("of unknown fate, not sent again", delivery_id=row.id, chat_id=chat)

    async def run(self) -> None:
        """Send until cancelled.

        Raises:
            TokenRefused: Telegram does not know the token any more.
        """
        while True:
            self._wake.clear()
            more, until = False, None
            try:
                more = await self._start_due()
                until = None if more else await self._next_look()
            except SQLAlchemyError as error:
                self._away = error
            if self._refused:
                raise self._refused
            if self._away:
                log.error("cannot use the ledger, trying again", cause=cause_of(self._away))
                self._away = None
                await self._sleep(_LOOK_AGAIN_SECONDS)
                continue
            if more and self._has_room():
                continue
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), until)

    async def drain(self) -> None:
        """Send what is due and may leave now, then return."""
        self._away = None
        while not self._away:
            try:
                more = await self._start_due()
            except SQLAlchemyError as error:
                self._away = error
                return
            if self._under_way:
                await asyncio.wait(self._under_way.values())
            elif not more:
                return

    def _has_room(self) -> bool:
        return len(self._under_way) + _BATCH <= _AT_ONCE

    async def _start_due(self) -> bool:
        """Start what may leave now; returns whether there may be more of it."""
        if self._refused:
            return False
        if not self._has_room():
            return True
        rows = await self._due()
        for row in rows:
            chat = row.message.chat_id
            if chat in self._under_way:
                continue
            wait = (self._limits.bot_free_at(self._steady()) - self._steady()).total_seconds()
            if wait > 1:
                return False  # told to wait for all; the next look is due then
            if wait > 0:
                await self._sleep(wait)
            story = row.message.priority > Priority.ANSWER
            self._limits.sending(chat, self._steady(), story=story)
            self._under_way[chat] = asyncio.create_task(self._deliver(row))
        return len(rows) >= _BATCH

    async def _due(self) -> Sequence[Delivery]:
        """Return what may leave now, in this order; of each chat the first."""
        now = self._clock()
        busy = self._under_way.keys() | self._limits.busy(self._steady()).keys()
        rows = await self._store.due(now, _BATCH, busy)
        chats = self._limits.stories_first() & {row.message.chat_id for row in rows}
        if not chats:
            return rows
        return *await self._store.due_stories(now, _BATCH, chats), *rows

    async def _next_look(self) -> float:
        """Return the seconds until something may be sent, or until it is to be looked for again."""
        due_at = await self._store.next_due_at(self._under_way.keys())
        if due_at is None:
            return _LOOK_AROUND_SECONDS
        now = self._steady()
        wait = max(due_at - self._clock(), self._limits.bot_free_at(now) - now)
        if wait <= timedelta(0) and (busy := self._limits.busy(now)):
            # What is due may be for chats that have to wait.
            wait = min(busy.values()) - now
        return min(max(wait.total_seconds(), 0.0), _LOOK_AROUND_SECONDS)

    async def _deliver(self, row: Delivery) -> None:
        chat = row.message.chat_id
        try:
            if not await self._take(row):
                self._limits.withdrawn(chat)
                return
            done = await self._attempt(row)
            await self._settle(row, done)
        except TokenRefused as error:
            self._refused = error
        except Exception:
            # One bad row must not stop the others; it stays "sending", so it is not repeated.
            log.exception("delivery broke", delivery_id=row.id, chat_id=chat)
        finally:
            del self._under_way[chat]
            self._wake.set()

    async def _take(self, row: Delivery) -> bool:
        try:
            return await self._store.take(row.id, self._epoch)
        except SQLAlchemyError as error:
            self._away = error
            return False

    async def _attempt(self, row: Delivery) -> Attempt:
        chat = row.message.chat_id
        self._limits.left(chat, self._steady())
        done = await attempt(self._bot, row)
        self._limits.answered(chat, self._steady())
        if done.outcome == AsPlainText():
            log.error("markup refused, sent as plain text", delivery_id=row.id)
            if (wait := await self._turn(chat)) > timedelta(0):
                return Attempt(Again(wait), None)
            done = await attempt(self._bot, row, plain=True)
            self._limits.answered(chat, self._steady())
        return done

    async def _turn(self, chat: int) -> timedelta:
        """Wait until one more request for a chat may leave; or return how long that would be."""
        now = self._steady()
        at = max(self._limits.bot_free_at(now), self._limits.chat_free_at(chat, now))
        if at - now > _SOON:
            return at - now
        self._limits.sending(chat, at)
        await self._sleep((at - now).total_seconds())
        return timedelta(0)

    async def _settle(self, row: Delivery, done: Attempt) -> None:
        """Write down what came of it; what is known is not given up because the disk is full."""
        while True:
            try:
                await self._settlement.settle(row, done, self._limits)
            except SQLAlchemyError as error:
                if not is_away(error):
                    raise
                told = log.bind(delivery_id=row.id, cause=cause_of(error))
                told.error("cannot write to the ledger, trying again")
                await self._sleep(_LOOK_AGAIN_SECONDS)
            else:
                return
