"""Stories to those who follow them: as a message, and as one more outlet of a message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.render.summary import POINTS, render_story
from bot.storage.amendments import Amendable, AmendmentStore
from bot.storage.fan_outs import FanOutStore
from bot.subscriptions.routing import route
from summarizer.models import Article, Summary

log = structlog.stdlib.get_logger(__name__)


class Telling:
    """Turns stories that were recorded into deliveries."""

    def __init__(
        self,
        fan_outs: FanOutStore,
        amendments: AmendmentStore,
        summarise: Callable[[Article, int], Awaitable[Summary]],
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._fan_outs = fan_outs
        self._amendments = amendments
        self._summarise = summarise
        self._wake_sender = wake_sender
        self._clock = clock

    async def work_off(self) -> None:
        """Do all that is due now."""
        while await self._fan_outs.serve(route, self._clock()):
            self._wake_sender()
        while story := await self._amendments.next(self._clock()):
            await self._amend(story)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due."""
        return await self._amendments.next_due_at()

    async def _amend(self, story: Amendable) -> None:
        try:
            summary = await self._summarise(story.article.article, POINTS)
            reply = render_story(summary, story.outlets)
        except Exception:
            # The message that people have is right without it, too.
            log.exception("amending broke", story_id=story.story_id)
            await self._amendments.give_up(story)
            return
        more = True
        while more:
            more = await self._amendments.amend(story, reply, self._clock())
            self._wake_sender()
