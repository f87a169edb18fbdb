from datetime import datetime

import pytest

from bot.storage.articles import ArticleStore
from bot.storage.database import Database
from bot.storage.deliveries import DeliveryStore
from bot.storage.inbox import InboxStore
from bot.storage.stories import StoryStore
from bot.work import housekeeping
from bot.work.housekeeping import KEEP_ARTICLES, Housekeeping
from summarizer.models import Article


async def test_what_is_too_old_and_what_is_too_much_is_dropped(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest, until the rest has room."""
    monkeypatch.setattr(housekeeping, "KEEP_ARTICLES_BYTES", 150)
    store = ArticleStore(database)
    times = [now - KEEP_ARTICLES * 2, now, now, now]
    kept = [await store.keep(Article(title="x" * 40), at) for at in times]
    keeping = Housekeeping(
        InboxStore(database), store, DeliveryStore(database), StoryStore(database), lambda: now
    )

    await keeping.prune()

    assert not any([await store.by_id(stored.id) for stored in kept[:2]])
    assert all([await store.by_id(stored.id) for stored in kept[2:]])
