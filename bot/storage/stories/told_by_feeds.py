"""Articles that feeds told without their pages, by the link that a feed lists them by."""

from __future__ import annotations

from sqlalchemy import select

from bot.feeds.publisher import same_publisher
from bot.models import StoredArticle
from bot.storage.articles.articles import stored_article
from bot.storage.engine.database import Database
from bot.storage.schema import article, copy, feed, story
from bot.storage.stories.audiences import is_seen_by
from summarizer.models import Notice

_FOREIGN = Notice.FOREIGN_FEED_TEXT

#: Feeds of one page that are looked at, the latest first.
_MOST = 20


class ToldByFeeds:
    """Rows of ``copy`` that have no page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_link(self, url: str, chat_id: int | None) -> StoredArticle | None:
        """Return what a feed of its publisher's says of a page, if it serves a chat.

        Args:
            url: A cleaned link.
            chat_id: Who is answered; None: a chat without feeds, which is told what everybody may see.
        """
        statement = (
            select(article, feed.c.url.label("feed_url"))
            .join(copy, copy.c.article_id == article.c.id)
            .join(story, story.c.id == copy.c.story_id)
            .join(feed, feed.c.id == copy.c.feed_id)
            .where(copy.c.listed_url == url, is_seen_by(chat_id))
            .order_by(copy.c.seen_at.desc(), article.c.id.desc())
            .limit(_MOST)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        # Another's feed says of a page what it likes; so does what answers in the place of the site's own.
        own = (stored_article(row) for row in rows if same_publisher(row.feed_url, url))
        return next((told for told in own if _FOREIGN not in told.article.notices), None)
