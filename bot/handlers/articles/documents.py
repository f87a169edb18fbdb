"""A person sends a file: if it can be an article, answer with its key points."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from telegram import Bot, Document, Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.articles import Articles
from bot.errors import FetchError, Unfetched
from bot.fairness.acting import acting
from bot.fairness.slots import Slots
from bot.fetching.media_types import READABLE, media_type_of
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.interactions.answer import Handler, asker_of
from bot.models import StoredArticle

MAX_FILE_BYTES = 5 * 2**20

#: Files beyond it are had few at once: each is in memory three times until it is read.
_LARGE_BYTES = 256 * 2**10
_LARGE_AT_ONCE = 2


class Files:
    """Has what people send: of what is large a little at a time, in turn over people."""

    def __init__(self) -> None:
        self._large = Slots(_LARGE_AT_ONCE, most_each=1)

    @asynccontextmanager
    async def of(self, bot: Bot, document: Document) -> AsyncIterator[bytes]:
        """Have what is in a file, as long as the block runs.

        Raises:
            FetchError: TOO_LARGE.
            TelegramError: Telegram does not give it.
        """
        stated = document.file_size or 0
        if stated > MAX_FILE_BYTES:
            raise FetchError(Unfetched.TOO_LARGE, "a file")
        if stated <= _LARGE_BYTES:
            yield await _download(bot, document)
            return
        # Who waits here holds no place that others need.
        acting().give_place_back()
        async with self._large.turn():
            yield await _download(bot, document)


class _ReadableDocument(filters.MessageFilter):
    """Messages with a file of a kind that may be an article."""

    def filter(self, message: Message) -> bool:
        return message.document is not None and media_type(message.document) is not None


class DocumentAnswers:
    """Answers files in a private chat."""

    def __init__(self, articles: Articles, answers: ArticleAnswers, files: Files) -> None:
        self._articles = articles
        self._answers = answers
        self._files = files

    def handler(self) -> Handler:
        """Return the handler; it comes before that of links, which may stand in a caption."""
        private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
        return MessageHandler(private & _ReadableDocument(), self._handle)

    async def _handle(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.message
        if message is None or message.document is None or await self._answers.given(update):
            return
        read = partial(self._article, context.bot, message.document, asker_of(update))
        await self._answers.put(update, read)

    async def _article(self, bot: Bot, document: Document, person: int | None) -> StoredArticle:
        async with self._files.of(bot, document) as body:
            return await self._articles.from_document(body, media_type(document), person)


def media_type(document: Document) -> str | None:
    """Return the media type of a file that may be an article; None for others."""
    # Clients send many kinds as application/octet-stream, so the name is believed first.
    if by_name := media_type_of(document.file_name or ""):
        return by_name
    return document.mime_type if document.mime_type in READABLE else None


async def _download(bot: Bot, document: Document) -> bytes:
    file = await bot.get_file(document)
    return bytes(await file.download_as_bytearray())
