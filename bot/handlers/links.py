"""A person sends links, or the text of an article: answer with the key points."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import structlog
from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.errors import FetchError
from bot.fetching.quota import Quota
from bot.handlers.answer import Handler, Summarise, answer, answer_key
from bot.handlers.message_links import MAX_LINKS, links_of
from bot.handlers.typing_action import typing_action
from bot.models import Reply, StoredArticle
from bot.render import texts
from bot.render.failure import render_failure, render_sorry
from bot.render.summary import POINTS, render_summary
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)

#: A text without a link is an article from this length on.
MIN_TEXT_LENGTH = 1000


class LinkAnswers:
    """Answers what is neither a command nor a button in a private chat."""

    def __init__(
        self, articles: Articles, summarise: Summarise, outbox: Outbox, quota: Quota
    ) -> None:
        self._quota = quota
        self._articles = articles
        self._summarise = summarise
        self._outbox = outbox

    def handler(self) -> Handler:
        """Return the handler; it comes after those of the commands."""
        wanted = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        return MessageHandler(wanted, self._handle)

    async def _handle(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if (message := update.message) is None:
            return
        links = links_of(message)
        text = message.text or message.caption or ""
        if not links and len(text) < MIN_TEXT_LENGTH:
            await self._outbox.put(answer(update, Reply(texts.NO_LINK)))
            return
        async with typing_action(context.bot, message.chat_id):
            if links:
                await self._answer_links(update, links)
            else:
                await self._answer_article(update, partial(self._articles.from_text, text))

    async def _answer_links(self, update: Update, links: tuple[str, ...]) -> None:
        await asyncio.gather(
            *(
                self._answer_link(update, link, number, link if len(links) > 1 else "")
                for number, link in enumerate(links[:MAX_LINKS])
            )
        )
        if (left := len(links) - MAX_LINKS) > 0:
            line = texts.TOO_MANY_LINKS.format(limit=MAX_LINKS, left=left)
            await self._outbox.put(answer(update, Reply(line), MAX_LINKS))

    async def _answer_link(self, update: Update, link: str, number: int, name: str) -> None:
        # Resumed after a restart: what was answered before it is not answered again.
        if not await self._outbox.has(answer_key(update, number)):
            by_link = partial(self._articles.by_link, link)
            await self._answer_article(update, by_link, number, name)

    async def _answer_article(
        self,
        update: Update,
        article: Callable[[], Awaitable[StoredArticle]],
        number: int = 0,
        name: str = "",
    ) -> None:
        person = update.effective_user.id if update.effective_user else 0
        try:
            async with self._quota.answering(person):
                stored = await article()
                summary = await self._summarise(stored.article, POINTS)
            reply = render_summary(summary, stored.id)
        except (FetchError, ReadingError) as error:
            log.info("no summary", reason=error.reason.value, cause=str(error))
            reply = render_failure(error, name)
        except Exception:
            # Each link is a job of its own: a defect costs one answer, and is said.
            log.exception("answering broke")
            reply = render_sorry(name)
        await self._outbox.put(answer(update, reply, number))
