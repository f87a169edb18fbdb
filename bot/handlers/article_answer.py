"""An article that is being had, or could not be had: the answer to whoever asked for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from telegram import Update

from bot.deliveries.outbox import Outbox
from bot.errors import FetchError
from bot.fetching.quota import Quota
from bot.handlers.answer import Summarise, answer, answer_key
from bot.models import StoredArticle
from bot.render.failure import render_failure, render_sorry
from bot.render.summary import POINTS, render_summary
from summarizer.errors import ReadingError

#: A chat, and an article that was answered there.
Answered = Callable[[int, StoredArticle], Awaitable[None]]

log = structlog.stdlib.get_logger(__name__)


class ArticleAnswers:
    """Answers with an article's key points, or with one line that says why there are none."""

    def __init__(
        self, summarise: Summarise, outbox: Outbox, quota: Quota, answered: Answered
    ) -> None:
        """Set up.

        Args:
            summarise: Condenses an article.
            outbox: Takes answers.
            quota: What each person may ask for.
            answered: Told of each article that was answered in a chat.
        """
        self._answered = answered
        self._summarise = summarise
        self._outbox = outbox
        self._quota = quota

    async def given(self, update: Update, number: int = 0) -> bool:
        """Whether the ``number``-th answer was given before: after a restart some were."""
        return await self._outbox.has(answer_key(update, number))

    async def put(
        self,
        update: Update,
        article: Callable[[], Awaitable[StoredArticle]],
        number: int = 0,
        name: str = "",
    ) -> None:
        """Have an article and queue the answer.

        Args:
            update: What asked for it.
            article: Gets it; may raise FetchError or ReadingError.
            number: Of the answer, where an update gets several.
            name: The link, to be shown with a failure where the question had several.
        """
        person = update.effective_user.id if update.effective_user else 0
        stored, shown = None, None
        try:
            async with self._quota.answering(person):
                stored = await article()
                summary = await self._summarise(stored.article, POINTS)
            reply, shown = render_summary(summary), stored.id
        except (FetchError, ReadingError) as error:
            log.info("no summary", reason=error.reason.value, cause=str(error))
            reply = render_failure(error, name)
        except Exception:
            # Each link is a job of its own: a defect costs one answer, and is said.
            log.exception("answering broke")
            reply = render_sorry(name)
        await self._outbox.put(answer(update, reply, number, shown))
        if stored and update.effective_chat:
            await self._answered(update.effective_chat.id, stored)
