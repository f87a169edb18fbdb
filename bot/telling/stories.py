"""Stories to those who follow them: as a message, and as one more outlet of a message."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import structlog

from bot.attempts import attempt_all
from bot.condensing import Summarise, condense
from bot.errors import FetchError
from bot.locales.languages import Languages
from bot.models import Reply
from bot.newsroom.values import StoryMessage
from bot.render.summary import render_story
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.subscriptions.looks import Edition
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)


class Telling:
    """Turns stories that were recorded into deliveries."""

    def __init__(
        self,
        fan_outs: FanOutStore,
        amendments: AmendmentStore,
        languages: Languages,
        summarise: Summarise,
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
        tags = self._languages.tags
        more = True
        while more:
            served = await self._fan_outs.serve(fan_out_id, tags, self._clock())
            more = served.more
            if served.missing and not await self._translate(fan_out_id, served.missing):
                tags = frozenset()
            elif not served.missing:
                self._wake_sender()

    async def _translate(self, fan_out_id: int, editions: Iterable[str]) -> bool:
        """Make more editions of a story's message; returns False if it cannot be made anew."""
        message = await self._fan_outs.message(fan_out_id)
        if message is None:
            return False
        try:
            replies = await self._render(message, editions)
        except (ReadingError, FetchError) as error:
            log.warning("told as it is", story_id=message.story_id, cause=str(error))
            return False
        # If one more outlet printed it just now, those are still missing.
        await self._fan_outs.translate(message, replies, self._clock())
        return True

    async def _amend(self, story_id: int) -> None:
        message = await self._amendments.load(story_id)
        if message is None:
            await self._amendments.give_up(story_id)
            return
        replies = await self._render(message, message.editions)
        more = True
        while more:
            more = await self._amendments.amend(message, replies, self._clock())
            self._wake_sender()

    async def _render(self, message: StoryMessage, editions: Iterable[str]) -> dict[str, Reply]:
        wanted = {each: Edition.parse(each) for each in editions}
        article = message.article.article
        looks = {edition.look for edition in wanted.values()}
        shown = {look: await condense(self._summarise, article, look) for look in looks}
        return {
            each: render_story(
                shown[edition.look].summary,
                self._languages.of(edition.tag),
                message.outlets,
                shown[edition.look].further,
                message.updated_at,
            )
            for each, edition in wanted.items()
        }
