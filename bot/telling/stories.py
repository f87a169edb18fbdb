"""Stories to those who follow them: as a message, and as one more outlet of a message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime

import structlog

from bot.attempts import attempt_all
from bot.errors import FetchError
from bot.locales.languages import Languages
from bot.models import Reply
from bot.newsroom.values import StoryMessage
from bot.render.summary import POINTS, render_story
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.subscriptions.routing import route
from summarizer.errors import ReadingError
from summarizer.models import Article, Summary

log = structlog.stdlib.get_logger(__name__)


class Telling:
    """Turns stories that were recorded into deliveries."""

    def __init__(
        self,
        fan_outs: FanOutStore,
        amendments: AmendmentStore,
        languages: Languages,
        summarise: Callable[[Article, int], Awaitable[Summary]],
        *,
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._fan_outs = fan_outs
        self._amendments = amendments
        self._languages = languages
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
        # Where there is English alone, no chat is asked which language it speaks.
        tags = self._languages.tags if len(self._languages.tags) > 1 else frozenset[str]()
        while missing := await self._fan_outs.serve(fan_out_id, route, tags, self._clock()):
            if not await self._translate(fan_out_id, missing):
                tags = frozenset()
        self._wake_sender()

    async def _translate(self, fan_out_id: int, tags: Iterable[str]) -> bool:
        """Make a story's message in more languages; returns False if it cannot be made anew."""
        message = await self._fan_outs.message(fan_out_id)
        if message is None:
            return False
        try:
            replies = await self._render(message, tags)
        except (ReadingError, FetchError) as error:
            log.warning("told in English alone", story_id=message.story_id, cause=str(error))
            return False
        # If one more outlet printed it just now, those are still missing.
        await self._fan_outs.translate(message, replies, self._clock())
        return True

    async def _amend(self, story_id: int) -> None:
        message = await self._amendments.load(story_id)
        if message is None:
            await self._amendments.give_up(story_id)
            return
        replies = await self._render(message, message.languages)
        more = True
        while more:
            more = await self._amendments.amend(message, replies, self._clock())
            self._wake_sender()

    async def _render(self, message: StoryMessage, tags: Iterable[str]) -> dict[str, Reply]:
        summary = await self._summarise(message.article.article, POINTS)
        return {
            tag: render_story(summary, self._languages.of(tag), message.outlets) for tag in tags
        }
