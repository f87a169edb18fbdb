"""Articles of the schema before they were never overwritten, on both engines."""

from pathlib import Path

from sqlalchemy import select, text

from bot.models import ArticleId
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import open_database
from bot.storage.engine.migrate import migrate
from bot.storage.schema import copy, delivery_article, metadata, shown, story, story_band
from summarizer.models import Article
from tests.bot.storage.engine.test_database import drop_all

_OLD = """
INSERT INTO article (id, url, content, read_at) VALUES
    (1, 'https://example.org/1', '{"url": "https://example.org/1", "title": "Я"}', '2026-01-05 09:00'),
    (2, NULL, '{"title": "A text"}', '2026-01-05 09:00');
INSERT INTO link (url, article_id) VALUES ('https://example.org/1', 1);
INSERT INTO story (id, title, url, outlet, point, seen_at, topics, event_key, article_id)
    VALUES (3, 'A', 'https://example.org/1', 'X', '{}', '2026-01-05 09:00', '', '', 1);
INSERT INTO copy (article_id, story_id, outlet, fingerprint, seen_at) VALUES (1, 3, 'X', '', '2026-01-05 09:00');
INSERT INTO story_band (band, article_id) VALUES (4, 1);
INSERT INTO shown (chat_id, message_id, article_id, menu) VALUES (5, 6, 2, NULL), (5, 7, NULL, 'topics');
INSERT INTO delivery (id, dedup_key, chat_id, state, due_at, priority, attempts)
    VALUES (8, 'update:1:0', 5, 'sent', '2026-01-05 09:00', 0, 1);
INSERT INTO delivery_article (delivery_id, article_id) VALUES (8, 2)
"""


async def test_old_articles_are_kept_with_their_stories(
    tmp_path: Path, database_url: str | None
) -> None:
    """Their buttons and stories work; by link they are found no more, as pages could claim one."""
    async with open_database(tmp_path, database_url) as database, database.write() as connection:
        await connection.run_sync(drop_all)
        await connection.run_sync(migrate, "0006")
        for statement in _OLD.split(";"):
            await connection.execute(text(statement))

    async with open_database(tmp_path, database_url) as database:
        store = ArticleStore(database)
        kept = [await store.by_id(ArticleId(number)) for number in (1, 2)]
        found = await store.by_link("https://example.org/1")
        async with database.write() as connection:
            sizes = (
                await connection.scalars(text("SELECT size_bytes FROM article ORDER BY id"))
            ).all()
            told = (await connection.scalars(select(story.c.article_id))).all()
            copies = (await connection.scalars(select(copy.c.story_id))).all()
            bands = (await connection.scalars(select(story_band.c.band))).all()
            messages = (await connection.scalars(select(shown.c.article_id))).all()
            owed = (await connection.scalars(select(delivery_article.c.article_id))).all()
            for table in reversed(metadata.sorted_tables):
                await connection.execute(table.delete())

    assert [stored.article for stored in kept if stored] == [
        Article(url="https://example.org/1", title="Я"),
        Article(title="A text"),
    ]
    assert found is None
    assert sizes == [47, 19]
    assert (told, copies, bands) == ([1], [3], [4])
    assert (set(messages), owed) == ({2, None}, [2])
