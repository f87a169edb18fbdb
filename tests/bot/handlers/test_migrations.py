"""A group that gets another id."""

from __future__ import annotations

from datetime import datetime

from bot.handlers.migrations import GroupMigrations
from bot.models import Reply
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from tests.bot.conftest import NOW
from tests.bot.in_chats import text_of
from tests.bot.interactions.people import GROUP, did, given, typed


async def test_what_is_owed_to_the_group_goes_with_it(database: Database, now: datetime) -> None:
    """Told twice it changes nothing more; other messages are none of this."""
    store = DeliveryStore(database)
    handlers = [GroupMigrations(store, lambda: NOW).handler()]
    await store.queue([typed("/x", GROUP).reply(Reply("hello"))], now)

    for _ in range(2):
        assert await given(handlers, did(GROUP, moved_to=-1001, is_notice=True))
    assert not await given(handlers, did(GROUP, text="x"))
    assert [text_of(row).chat_id for row in await store.due(now, limit=9)] == [-1001]
