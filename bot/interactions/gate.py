"""What a person asks for is counted before it is handled: the one gate of all that people do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import structlog

from bot.deliveries.outbox import Outbox
from bot.fairness.acting import Acting, acting, acting_for
from bot.fairness.quota import Quota, Refusal, RequestKind
from bot.fairness.slots import Slots
from bot.interactions.interaction import Interaction
from bot.interactions.telegram import Telegram
from bot.models import Reply
from bot.render import texts
from bot.render.language import Language

log = structlog.stdlib.get_logger(__name__)

#: Links that are worked on at once: more would not be answered sooner, but all later, since each
#: holds its page in memory and has its turns at the database, which commands wait for, too. Those that
#: wait for a slow site do not count.
_LINKS_IN_HAND = 8

#: Of one person's.
_LINKS_AT_ONCE = 2

#: Telegram keeps an update for a day; what claims to be older is told by a clock that is wrong.
_LONGEST_WAIT = timedelta(days=1)


class Gate:
    """Lets in what a person may still ask for; of the rest it says so once in a while."""

    def __init__(
        self,
        quota: Quota,
        outbox: Outbox,
        telegram: Telegram,
        monotonic: Callable[[], float],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            quota: What may be asked for.
            outbox: Takes refusals.
            telegram: Ends presses that are refused.
            monotonic: Seconds.
            clock: The time, as Telegram has it.
        """
        self._quota = quota
        self._outbox = outbox
        self._telegram = telegram
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

    def refusal(
        self, asked: Interaction, kind: RequestKind, group: int | None = None
    ) -> Refusal | None:
        """Count what somebody asks for; None if it may be done."""
        now = self._monotonic()
        asked_at = now - self._waited_seconds(asked)
        refusal = self._quota.ask(acting().person, kind, now, group, asked_at)
        if refusal and refusal.told:
            log.info("refused", kind=kind.value, by_all=refusal.by_all)
        return refusal

    async def admits(self, asked: Interaction, kind: RequestKind, number: int = 0) -> bool:
        """Count what somebody asks for; if it may not be done, say so, unless that was said.

        Args:
            asked: What asks for it.
            kind: What it is.
            number: Of the answer, where there are several.
        """
        # In a group others hear the answer, too.
        refusal = self.refusal(asked, kind, None if asked.is_private else asked.chat_id)
        if refusal is None:
            return True
        line = refusal_line(kind, refusal, asked.language) if refusal.told else None
        if asked.press:
            # The client waits for an answer to each, also where there is nothing more to say.
            await self._telegram.end_press(asked.press.query_id, line)
        elif line:
            await self._outbox.put(asked.reply(Reply(line), number))
        return False

    def _waited_seconds(self, asked: Interaction) -> float:
        """Return how long ago a message was sent: the bot may have been away."""
        waited = self._clock() - asked.sent_at if asked.sent_at else timedelta()
        return waited.total_seconds() if timedelta() < waited < _LONGEST_WAIT else 0.0


def refusal_line(kind: RequestKind, refusal: Refusal, language: Language) -> str:
    """Return what a person is told."""
    if refusal.own is not None and not refusal.by_all:
        return language.say(texts.QUOTA_OWN, limit=language.number(refusal.own))
    return language.say(texts.BUSY if refusal.by_all else texts.QUOTAS[kind])
