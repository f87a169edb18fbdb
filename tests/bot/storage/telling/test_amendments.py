"""Stories that another outlet prints, too: whose messages are edited."""

import asyncio
from datetime import datetime

from sqlalchemy import delete

from bot.storage.engine.database import Database
from bot.storage.schema import article as article_table
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from tests.bot.stories.newsroom import article, follow, record, report
from tests.bot.test_attempts import telling


async def test_a_story_whose_article_is_gone_holds_up_no_other(
    database: Database, now: datetime
) -> None:
    """There is nothing that could be said anew; the next one is."""
    await follow(database, 5, now)
    store = StoryStore(database)
    gone = await record(store, report(article(1)), now)
    kept = await record(store, report(article(2)), now)
    for number in (1, 2):
        await record(store, report(article(number, "Bridge Post")), now)
    async with database.write() as connection:
        await connection.execute(delete(article_table).where(article_table.c.id == gone.article_id))

    found = await AmendmentStore(database).load(kept.story_id)
    assert found is not None
    assert found.outlets == ("Bridge Post",)
    assert await AmendmentStore(database).load(gone.story_id) is None

    async with asyncio.timeout(20):
        await telling(database, now + AMEND_AFTER).work_off()

    assert await AmendmentStore(database).next_due_at() is None
