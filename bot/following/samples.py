"""The newest story of a topic, for who begins to follow it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot.condensing import Summarise, condense
from bot.errors import FetchError
from bot.locales.languages import Languages
from bot.models import Reply, StoredArticle
from bot.newsroom.values import FoundStory
from bot.render.language import ENGLISH, Language
from bot.render.summary import render_story
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.looks import PLAIN, Condensed, Edition
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)


class Samples:
    """Sends stories that were told before to a chat that follows their topic only now."""

    def __init__(
        self,
        articles: ArticleStore,
        stories: StoryStore,
        chats: ChatStore,
        languages: Languages,
        summarise: Summarise,
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
        settings = await self._chats.settings(chat_id)
        try:
            plain = await condense(self._summarise, stored.article, PLAIN)
            own = (
                plain
                if settings.look == PLAIN
                else await condense(self._summarise, stored.article, settings.look)
            )
        except (ReadingError, FetchError) as error:
            log.info("no sample", story_id=found.story_id, cause=str(error))
            return False
        updated_at = await self._stories.updated_at(stored.id, chat_id)
        language = self._languages.of(settings.language)
        edition = Edition(language.tag, settings.look)
        owed = await self._stories.tell_one(
            found,
            chat_id,
            thread_id,
            _rendering(plain, ENGLISH, updated_at),
            self._clock(),
            own=None
            if edition == Edition(ENGLISH.tag)
            else (str(edition), _rendering(own, language, updated_at)),
        )
        if owed:
            self._wake_sender()
        return owed


def _rendering(
    shown: Condensed, language: Language, updated_at: datetime | None
) -> Callable[[Sequence[str]], Reply]:
    return lambda outlets: render_story(shown.summary, language, outlets, shown.further, updated_at)
