"""Links that a chat shares with all: they become stories, if the chat turned that on."""

from __future__ import annotations

import structlog

from bot.articles import Articles
from bot.errors import FetchError
from bot.fairness.quota import RequestKind
from bot.fetching.links import clean_link
from bot.fetching.secret_links import looks_secret
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction
from bot.interactions.message_links import MAX_LINKS
from bot.interactions.reception import Handler
from bot.models import StoredArticle
from bot.storage.chats.chats import ChatStore
from bot.stories.ingest import Ingest
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)


class SharedLinks:
    """Records what chats share; what they keep to themselves is nobody else's."""

    def __init__(self, chats: ChatStore, articles: Articles, ingest: Ingest, gate: Gate) -> None:
        self._chats = chats
        self._articles = articles
        self._ingest = ingest
        self._gate = gate

    def handler(self) -> Handler:
        """Return the handler of what is said in channels, and in groups where nothing is answered."""
        return Handler(fits=_may_be_shared, act=self.share)

    async def take(self, chat_id: int, stored: StoredArticle) -> None:
        """Record an article whose link was answered, if its chat shares; whatever comes of it."""
        # A pasted text or a file has no link that others could follow, and a secret one is not theirs.
        url = stored.article.url
        if not url or looks_secret(url) or not (await self._chats.settings(chat_id)).share:
            return
        try:
            await self._ingest.shared(stored, chat_id)
        except (FetchError, ReadingError) as error:
            log.info("not shared", article_id=stored.id, cause=str(error))

    async def share(self, said: Interaction) -> None:
        """Record the articles of a message's links, if its chat shares; nobody is told of it."""
        if not said.links or not (await self._chats.settings(said.chat_id)).share:
            return
        for link in said.links[:MAX_LINKS]:
            if looks_secret(clean_link(link)):
                continue
            # Nobody waits for an answer, so nobody is told.
            if self._gate.refusal(said, RequestKind.LINK):
                return
            try:
                async with self._gate.link():
                    stored = await self._articles.by_link(link, said.asker, said.chat_id)
            except (FetchError, ReadingError) as error:
                log.info("not shared", reason=error.reason.value, cause=str(error))
            else:
                await self.take(said.chat_id, stored)


def _may_be_shared(said: Interaction) -> bool:
    return not said.is_private and said.press is None and not (said.is_command or said.is_edit)
