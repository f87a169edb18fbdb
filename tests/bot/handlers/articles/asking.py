"""Articles that are asked for, without a network and without workers."""

from __future__ import annotations

from bot.articles import Articles
from bot.errors import FetchError, Unfetched
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.models import ArticleId, Page, StoredArticle
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from bot.storage.stories.told_by_feeds import ToldByFeeds
from bot.subscriptions.looks import PLAIN, Look
from summarizer import read_article
from summarizer.models import Article
from tests.bot.conftest import NOW
from tests.bot.interactions.people import Client, Owed, gate, summarise
from tests.bot.stories.newsroom import article


class Press(Articles):
    """Articles by link; a link that it does not know is gone."""

    def __init__(self, **pages: Article) -> None:
        self.pages = {f"https://{name}.example": each for name, each in pages.items()}

        #: What was asked for, and by whom.
        self.asked: list[tuple[str, int | None]] = []

    async def by_link(
        self, link: str, person: int | None, chat_id: int | None = None
    ) -> StoredArticle:
        self.asked.append((link, person))
        if link not in self.pages:
            raise FetchError(Unfetched.GONE, status=404)
        number = list(self.pages).index(link) + 1
        return StoredArticle(id=ArticleId(number), article=self.pages[link], read_at=NOW)


class Answers:
    """Answers with articles, and what came of them."""

    def __init__(self, each: int = 1000) -> None:
        self.owed, self.client = Owed(), Client()
        self.gate = gate(self.owed, self.client, each)

        #: Chats, and the articles that they were answered with.
        self.answered: list[tuple[int, ArticleId]] = []
        #: Chats that are told that they can ask back.
        self.hinted: set[int] = set()
        self.answers = ArticleAnswers(
            summarise,
            self._look_of,
            self.owed,
            self.gate,
            self.client,
            answered=self._answered,
            hint=self._hints,
        )

        #: How articles look.
        self.look = PLAIN

    async def _look_of(self, _: int) -> Look:
        return self.look

    async def _answered(self, chat_id: int, stored: StoredArticle) -> None:
        self.answered.append((chat_id, stored.id))

    async def _hints(self, chat_id: int) -> bool:
        return chat_id in self.hinted


def stored(number: int = 1) -> StoredArticle:
    return StoredArticle(id=ArticleId(number), article=article(number), read_at=NOW)


def reading(database: Database) -> Articles:
    """Return what reads texts and files, in this process; it fetches nothing."""

    async def fetch(url: str) -> Page:
        raise FetchError(Unfetched.GONE, url)

    async def read(body: bytes, url: str, media_type: str | None) -> Article:
        return read_article(body, url, media_type)

    told_by_feed = ToldByFeeds(database).by_link
    return Articles(fetch, read, ArticleStore(database), told_by_feed, lambda: NOW)
