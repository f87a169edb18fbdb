"""A person sends links, or the text of an article: answer with the key points."""

from __future__ import annotations

import asyncio
from functools import partial

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import Kind
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.interactions.answer import Handler, answer, asker_of
from bot.interactions.gate import Gate
from bot.interactions.message_links import MAX_LINKS, links_of
from bot.models import Reply
from bot.render import texts

#: A text without a link is an article from this length on.
MIN_TEXT_LENGTH = 1000


class LinkAnswers:
    """Answers what is neither a command nor a button in a private chat."""

    def __init__(
        self, articles: Articles, answers: ArticleAnswers, outbox: Outbox, gate: Gate
    ) -> None:
        self._articles = articles
        self._answers = answers
        self._outbox = outbox
        self._gate = gate

    def handler(self) -> Handler:
        """Return the handler; it comes after those of the commands."""
        # "X pinned a message" is a message too, and wants no answer.
        said = filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
        wanted = filters.ChatType.PRIVATE & said
        return MessageHandler(wanted, self._handle)

    async def _handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if (message := update.message) is None:
            return
        links = links_of(message)
        text = message.text or message.caption or ""
        if not links and len(text) < MIN_TEXT_LENGTH:
            if await self._gate.admits(update, Kind.WORD):
                await self._outbox.put(answer(update, Reply(texts.NO_LINK)))
            return
        if links:
            await self._answer_links(update, links)
        else:
            read = partial(self._articles.from_text, text, asker_of(update))
            await self._answers.put(update, read)

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
        if not await self._answers.given(update, number):
            by_link = partial(self._articles.by_link, link, asker_of(update))
            await self._answers.put(update, by_link, number, name)
