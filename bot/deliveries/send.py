"""Send what is owed: answers first, each chat in order, as fast as Telegram lets a bot write."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import structlog
from telegram import Bot

from bot.deliveries.attempt import Attempt, attempt
from bot.deliveries.limits import SendingLimits
from bot.deliveries.outcome import Again, AsPlainText
from bot.deliveries.settlement import Settlement
from bot.errors import StorageAway, TokenRefused
from bot.metrics.families import ANSWER
from bot.metrics.meter import UNMEASURED, Metrics, timed
from bot.models import Priority
from bot.outgoing import Delivery, Recipient, recipient_of, update_of
from bot.retry import AWAY_PAUSE, what_broke
from bot.storage.messages.deliveries import DeliveryStore

log = structlog.stdlib.get_logger(__name__)

#: Requests under way at once.
_AT_ONCE = 30

#: Rows that are looked up together; an answer that comes in meanwhile waits for no more.
_BATCH = 10

#: A message whose markup was refused waits so long for its second request; else it is put back.
_SOON = timedelta(seconds=2)

#: No chat is held for longer at a start: the clock may have been set since.
_LONGEST_HOLD = timedelta(minutes=5)

#: What an earlier sender left on its way may have arrived this very moment.
_JUST_ARRIVED = timedelta(seconds=1)

#: What another process owes (``precis feeds remove``) is seen after this long.
_LOOK_AROUND = timedelta(seconds=30)

#: A chat whose next message cannot be taken up, by a fault of ours, waits so long; the others go on.
_BROKEN = timedelta(minutes=1)


class Sender:
    """Sends the ledger's rows as they fall due."""

    def __init__(
        self,
        bot: Bot,
        store: DeliveryStore,
        settlement: Settlement,
        limits: SendingLimits,
        clock: Callable[[], datetime],
        *,
        steady: Callable[[], datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        metrics: Metrics = UNMEASURED,
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
            metrics: Told how long requests took.
        """
        self._bot = bot
        self._store = store
        self._settlement = settlement
        self._limits = limits
        self._clock = clock
        self._steady = steady
        self._sleep = sleep
        self._metrics = metrics
        self._epoch = 0
        #: Set when there may be more to send.
        self.woken = asyncio.Event()
        self._under_way: dict[Recipient, asyncio.Task[None]] = {}
        self._refused: TokenRefused | None = None
        self._away: StorageAway | None = None

    def wake(self) -> None:
        """Look now: something was queued."""
        self.woken.set()

    async def begin(self, epoch: int) -> None:
        """Become the sender: what an earlier one left on its way is of unknown fate now."""
        self._epoch = epoch
        now = self._clock()
        for to, until in (await self._store.held_back(now)).items():
            self._limits.hold(to, self._steady() + min(until - now, _LONGEST_HOLD))
        await self._store.hasten(now)
        instead = self._settlement.instead_of
        for row in await self._store.recover(epoch, self._clock(), instead):
            to = recipient_of(row.message)
            self._limits.hold(to, self._steady() + _JUST_ARRIVED)
            log.warning("of unknown fate, not sent again", delivery_id=row.id, to=to)

    async def work_off(self) -> None:
        """Start all that may leave now.

        Raises:
            TokenRefused: Telegram does not know the token any more.
            StorageAway: The ledger cannot be used for now.
        """
        while await self._start_due() and self._has_room():
            pass
        if self._refused:
            raise self._refused
        if away := self._away:
            self._away = None
            raise away

    async def next_due_at(self) -> datetime | None:
        """Return when something may be sent, or is to be looked for again.

        None while as much is under way as may be: each message that is sent wakes the sender.
        """
        return self._clock() + await self._next_look() if self._has_room() else None

    async def drain(self) -> None:
        """Send what is due and may leave now, then return."""
        self._away = None
        while not self._away:
            try:
                more = await self._start_due()
            except StorageAway:
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
            to = recipient_of(row.message)
            if to in self._under_way:
                continue
            wait = (self._limits.bot_free_at(self._steady()) - self._steady()).total_seconds()
            if wait > 1:
                return False  # told to wait for all; the next look is due then
            if wait > 0:
                await self._sleep(wait)
            story = row.message.priority > Priority.ANSWER
            self._limits.sending(to, self._steady(), story=story)
            self._under_way[to] = asyncio.create_task(self._deliver(row))
        return len(rows) >= _BATCH

    async def _due(self) -> Sequence[Delivery]:
        """Return what may leave now, in this order; of each chat the first."""
        now = self._clock()
        busy = self._under_way.keys() | self._limits.busy(self._steady()).keys()
        rows = await self._store.due(now, _BATCH, busy)
        chats = self._limits.stories_first() & {recipient_of(row.message) for row in rows}
        if not chats:
            return rows
        return *await self._store.due_stories(now, _BATCH, chats), *rows

    async def _next_look(self) -> timedelta:
        """Return how long it is until something may be sent, or is to be looked for again."""
        due_at = await self._store.next_due_at(self._under_way.keys())
        if due_at is None:
            return _LOOK_AROUND
        now = self._steady()
        wait = max(due_at - self._clock(), self._limits.bot_free_at(now) - now)
        if wait <= timedelta(0) and (busy := self._limits.busy(now)):
            # What is due may be for chats that have to wait.
            wait = min(busy.values()) - now
        return min(max(wait, timedelta(0)), _LOOK_AROUND)

    async def _deliver(self, row: Delivery) -> None:
        answered = update_of(row.message)
        named = {} if answered is None else {"update_id": answered}
        # What is logged of an update's way in and of its answer's way out has one id.
        with structlog.contextvars.bound_contextvars(**named):
            await self._deliver_safely(row)

    async def _deliver_safely(self, row: Delivery) -> None:
        to, taken = recipient_of(row.message), False
        try:
            if not (taken := await self._take(row)):
                self._limits.withdrawn(to)
                return
            done = await self._attempt(row)
            await self._settle(row, done)
        except TokenRefused as error:
            self._refused = error
        except Exception as error:
            # One bad row must not stop the others.
            log.exception("delivery broke", delivery_id=row.id, to=to)
            if taken:
                await self._lose(row, what_broke(error))
            else:
                self._limits.withdrawn(to)
                self._limits.hold(to, self._steady() + _BROKEN)
        finally:
            del self._under_way[to]
            self.woken.set()

    async def _take(self, row: Delivery) -> bool:
        try:
            return await self._store.take(row.id, self._epoch)
        except StorageAway as error:
            self._away = error
            return False

    async def _attempt(self, row: Delivery) -> Attempt:
        to = recipient_of(row.message)
        self._limits.left(to, self._steady())
        with timed(self._metrics, ANSWER, "sending"):
            done = await attempt(self._bot, row)
        self._limits.answered(to, self._steady())
        if done.outcome == AsPlainText():
            log.error("markup refused, sent as plain text", delivery_id=row.id)
            if (wait := await self._turn(to)) > timedelta(0):
                return Attempt(Again(wait), None)
            done = await attempt(self._bot, row, plain=True)
            self._limits.answered(to, self._steady())
        return done

    async def _turn(self, to: Recipient) -> timedelta:
        """Wait until one more request there may leave; or return how long that would be."""
        now = self._steady()
        at = max(self._limits.bot_free_at(now), self._limits.free_at(to, now))
        if at - now > _SOON:
            return at - now
        self._limits.sending(to, at)
        await self._sleep((at - now).total_seconds())
        return timedelta(0)

    async def _settle(self, row: Delivery, done: Attempt) -> None:
        """Write down what came of it; what is known is not given up because the disk is full."""
        while True:
            try:
                await self._settlement.settle(row, done, self._limits)
            except StorageAway as error:
                told = log.bind(delivery_id=row.id, cause=str(error))
                told.error("cannot write to the ledger, trying again")
                await self._sleep(AWAY_PAUSE.total_seconds())
            else:
                return

    async def _lose(self, row: Delivery, why: str) -> None:
        """Write down that what was taken broke by a fault of ours: it may have left."""
        try:
            await self._settlement.lose(row, why)
        except Exception:
            # It stays on its way, and so is not repeated, until the next start finds it there.
            log.exception("cannot write down that a delivery broke", delivery_id=row.id)
