"""A person sends a file: if it can be an article, answer with its key points."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.errors import FetchError, Unfetched
from bot.fairness.acting import acting
from bot.fairness.quota import RequestKind
from bot.fairness.slots import Slots
from bot.fetching.media_types import READABLE, media_type_of
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction, SentFile
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.models import Reply, StoredArticle
from bot.render import texts
from bot.render.language import Language

MAX_FILE_BYTES = 5 * 2**20

#: Files beyond it are had few at once: each is in memory three times until it is read.
_LARGE_BYTES = 256 * 2**10
_LARGE_AT_ONCE = 2


class Files:
    """Has what people send: of what is large a little at a time, in turn over people."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._large = Slots(_LARGE_AT_ONCE, most_each=1)

    @asynccontextmanager
    async def of(self, file: SentFile) -> AsyncIterator[bytes]:
        """Have what is in a file, as long as the block runs.

        Raises:
            FetchError: TOO_LARGE.
            TelegramError: Telegram does not give it.
        """
        if file.size_bytes > MAX_FILE_BYTES:
            raise FetchError(Unfetched.TOO_LARGE, "a file")
        if file.size_bytes <= _LARGE_BYTES:
            yield await self._telegram.file(file.id)
            return
        # Who waits here holds no place that others need.
        acting().give_place_back()
        async with self._large.turn():
            yield await self._telegram.file(file.id)


class DocumentAnswers:
    """Answers files in a private chat."""

    def __init__(
        self,
        articles: Articles,
        answers: ArticleAnswers,
        files: Files,
        outbox: Outbox,
        gate: Gate,
    ) -> None:
        self._articles = articles
        self._answers = answers
        self._files = files
        self._outbox = outbox
        self._gate = gate

    def handler(self) -> Handler:
        """Return the handler; it comes before that of links, which may stand in a caption."""
        return Handler(fits=_is_readable, act=self._answer)

    async def _answer(self, asked: Interaction) -> None:
        if asked.file is None:
            return
        if asked.file.size_bytes <= MAX_FILE_BYTES:
            await self._answers.put(asked, partial(self._article, asked.file, asked.asker))
        elif await self._gate.admits(asked, RequestKind.WORD):
            line = asked.language.say(texts.FILE_TOO_LARGE, limit=file_limit(asked.language))
            await self._outbox.put(asked.reply(Reply(line)))

    async def _article(self, file: SentFile, person: int) -> StoredArticle:
        async with self._files.of(file) as body:
            return await self._articles.from_document(body, media_type(file), person)


def file_limit(language: Language) -> str:
    """Return how large a file may be, in megabytes."""
    return language.number(MAX_FILE_BYTES // 2**20)


def _is_readable(asked: Interaction) -> bool:
    return asked.is_private and asked.file is not None and media_type(asked.file) is not None


def media_type(file: SentFile) -> str | None:
    """Return the media type of a file that may be an article; None for others."""
    # Clients send many kinds as application/octet-stream, so the name is believed first.
    if by_name := media_type_of(file.name):
        return by_name
    return file.media_type if file.media_type in READABLE else None
