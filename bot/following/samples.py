"""The newest story of a topic, for who begins to follow it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

import structlog

from bot.errors import FetchError
from bot.locales.languages import Languages
from bot.models import StoredArticle
from bot.newsroom.values import FoundStory
from bot.render.language import ENGLISH
from bot.render.summary import POINTS, render_story
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.stories.stories import StoryStore
from summarizer.errors import ReadingError
from summarizer.models import Article, Summary

log = structlog.stdlib.get_logger(__name__)


class Samples:
    """Sends stories that were told before to a chat that follows their topic only now."""

    def __init__(
        self,
        articles: ArticleStore,
        stories: StoryStore,
        chats: ChatStore,
        languages: Languages,
        summarise: Callable[[Article, int], Awaitable[Summary]],
        *,
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._articles = articles
        self._stories = stories
        self._chats = chats
        self._languages = languages
        self._summarise = summarise
        self._wake_sender = wake_sender
        self._clock = clock

    async def send(self, chat_id: int, thread_id: int | None, found: FoundStory) -> bool:
        """Owe a story to a chat; returns False if it has it, or if it cannot be shown any more."""
        if found.article_id is None:
            return False
        stored: StoredArticle | None = await self._articles.by_id(found.article_id)
        if stored is None:
            return False
        try:
            summary = await self._summarise(stored.article, POINTS)
        except (ReadingError, FetchError) as error:
            log.info("no sample", story_id=found.story_id, cause=str(error))
            return False
        settings = await self._chats.settings(chat_id)
        language = self._languages.of(settings.language)
        owed = await self._stories.tell_one(
            found,
            chat_id,
            thread_id,
            partial(render_story, summary, ENGLISH),
            self._clock(),
            translation=None
            if language == ENGLISH
            else (language.tag, partial(render_story, summary, language)),
        )
        if owed:
            self._wake_sender()
        return owed
