"""A person presses More or Fewer: edit the summary."""

from __future__ import annotations

from bot.deliveries.outbox import Outbox
from bot.errors import FetchError
from bot.interactions.answer import Handler, Summarise
from bot.interactions.presses import Press, Presses
from bot.models import StoredArticle
from bot.render.failure import failure_line
from bot.render.summary import parse_points_button, render_story, render_summary
from bot.storage.stories.stories import StoryStore
from summarizer.errors import ReadingError


class PointsButtons:
    """Shows more or fewer points in the same message."""

    def __init__(
        self, presses: Presses, summarise: Summarise, stories: StoryStore, outbox: Outbox
    ) -> None:
        self._presses = presses
        self._summarise = summarise
        self._stories = stories
        self._outbox = outbox

    def handler(self) -> Handler:
        """Return the handler."""
        return self._presses.of_article(parse_points_button, self._show)

    async def _show(self, press: Press, stored: StoredArticle, points: int) -> str | None:
        try:
            summary = await self._summarise(stored.article, points)
        except (FetchError, ReadingError) as error:
            return failure_line(error)
        outlets = await self._stories.outlets(stored.id, press.chat_id)
        # Nobody asked for a story: it came by what the chat follows.
        render = render_story if press.shown.asked_by is None else render_summary
        await self._outbox.put(press.edit(render(summary, outlets)))
        return None
