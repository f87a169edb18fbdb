"""A person sends links, or the text of an article: answer with the key points."""

from __future__ import annotations

import asyncio
from functools import partial

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction
from bot.interactions.message_links import MAX_LINKS
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import texts
from bot.render.language import Language

#: A text without a link is an article from this length on.
MIN_TEXT_LENGTH = 1000


#: Keeps its key apart from those of the answers: the message may be edited to have a link.
_NO_LINK_NUMBER = 97


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
        return Handler(fits=_is_said, act=self._answer)

    async def _answer(self, asked: Interaction) -> None:
        if asked.links:
            await self._answer_links(asked)
        elif len(asked.text) >= MIN_TEXT_LENGTH:
            read = partial(self._articles.from_text, asked.text, asked.asker)
            await self._answers.put(asked, read)
        elif not asked.is_edit and await self._gate.admits(asked, RequestKind.WORD):
            said = asked.reply(Reply(asked.language.say(texts.NO_LINK)), _NO_LINK_NUMBER)
            await self._outbox.put(said)

    async def _answer_links(self, asked: Interaction) -> None:
        several = len(asked.links) > 1
        await asyncio.gather(
            *(
                self._answers.put(
                    asked,
                    partial(self._articles.by_link, link, asked.asker, asked.chat_id),
                    number,
                    link if several else "",
                    link,
                )
                for number, link in enumerate(asked.links[:MAX_LINKS])
            )
        )
        if (left := len(asked.links) - MAX_LINKS) > 0:
            line = too_many_line(left, asked.language)
            await self._outbox.put(asked.reply(Reply(line), MAX_LINKS))


def too_many_line(left: int, language: Language) -> str:
    """Return what is said of so many links that a message had beyond those that are answered."""
    return language.say(texts.TOO_MANY_LINKS, limit=language.number(MAX_LINKS), count=left)


def _is_said(asked: Interaction) -> bool:
    # "X pinned a message" is a message too, and wants no answer.
    return asked.is_private and asked.press is None and not asked.is_notice
