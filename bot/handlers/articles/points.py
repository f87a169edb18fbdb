"""A person presses More or Fewer: edit the summary."""

from __future__ import annotations

from dataclasses import replace

from bot.condensing import LookOf, Summarise, condense
from bot.errors import FetchError
from bot.handlers.articles.shown_again import shown_again
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import StoredArticle
from bot.render.failure import failure_line
from bot.render.follow import as_before
from bot.render.summary import parse_points_button
from bot.storage.stories.stories import StoryStore
from summarizer.errors import ReadingError


class PointsButtons:
    """Shows more or fewer points in the same message."""

    def __init__(
        self, presses: Presses, summarise: Summarise, look_of: LookOf, stories: StoryStore
    ) -> None:
        self._presses = presses
        self._summarise = summarise
        self._look_of = look_of
        self._stories = stories

    def handler(self) -> Handler:
        """Return the handler."""
        return self._presses.of_article(parse_points_button, self._show)

    async def _show(self, pressed: Interaction, stored: StoredArticle, points: int) -> Done:
        look = await self._look_of(pressed.chat_id)
        try:
            # Whoever presses wants to see them: nothing is folded for him.
            shown = await condense(
                self._summarise, stored.article, replace(look, points=points, folded=False)
            )
        except (FetchError, ReadingError) as error:
            return failure_line(error, pressed.language)
        reply = await shown_again(pressed, stored.id, shown, self._stories)
        if pressed.press and (face := pressed.press.face):
            reply = replace(reply, buttons=as_before(reply.buttons, face.buttons))
        return pressed.edit(reply)
