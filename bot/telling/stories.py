"""Stories to those who follow them: as a message, and as one more outlet of a message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.attempts import attempt_all
from bot.render.language import ENGLISH
from bot.render.summary import POINTS, render_story
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.subscriptions.routing import route
from summarizer.models import Article, Summary


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
        await attempt_all(self._fan_outs.claims, self._serve, self._clock)
        await attempt_all(self._amendments.claims, self._amend, self._clock)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due."""
        due = (await self._fan_outs.next_due_at(), await self._amendments.next_due_at())
        return min(filter(None, due), default=None)

    async def _serve(self, fan_out_id: int) -> None:
        await self._fan_outs.serve(fan_out_id, route, self._clock())
        self._wake_sender()

    async def _amend(self, story_id: int) -> None:
        story = await self._amendments.load(story_id)
        if story is None:
            await self._amendments.give_up(story_id)
            return
        summary = await self._summarise(story.article.article, POINTS)
        reply = render_story(summary, ENGLISH, story.outlets)
        more = True
        while more:
            more = await self._amendments.amend(story, reply, self._clock())
            self._wake_sender()
