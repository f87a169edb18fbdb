"""All that is kept of a chat is handed out, whatever tables there are."""

from __future__ import annotations

import json

import pytest

from bot.storage.chats import exporting
from bot.storage.chats.belongings import belongings
from bot.storage.chats.exporting import Exporting
from bot.storage.engine.database import Database
from bot.storage.schema import channel
from bot.storage.stories.stories import StoryStore
from tests.bot.conftest import NOW
from tests.bot.storage.chats.rows import ADA, BOB, fill
from tests.bot.stories.newsroom import article, follow, record, report, send_all, serve


async def test_each_table_with_rows_of_a_chat_is_handed_out(database: Database) -> None:
    """As JSON, with what its rows refer to by name; nobody else's."""
    await fill(database, ADA)
    await fill(database, BOB)

    document = await Exporting(database).of(ADA)

    assert set(document) == {table.name for table in belongings()}
    assert all(table["total"] == 1 for table in document.values())
    written = json.dumps(document)
    assert str(ADA) in written
    assert str(BOB) not in written
    assert document["article"]["rows"][0]["article title"] == f"Title {ADA}"
    assert document["delivery"]["rows"][0]["article title"] == f"Title {ADA}"
    assert document["feed_chat"]["rows"][0]["feed url"].startswith("t")


async def test_a_story_is_named_by_what_it_says(database: Database) -> None:
    """A delivery has its title and its link."""
    await follow(database, ADA, NOW)
    await record(StoryStore(database), report(article(1)), NOW)
    await serve(database, NOW)
    await send_all(database, NOW)

    document = await Exporting(database).of(ADA)

    (told,) = document["delivery"]["rows"]
    assert told["story title"] == "Moscow council approved bridge 1"
    assert told["story url"].startswith("https://")
    assert document["subscription"]["rows"][0]["label"] == "moscow"


async def test_of_many_rows_the_newest_are_handed_out(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said how many there are; of a chat without any there is nothing."""
    monkeypatch.setattr(exporting, "MOST_ROWS", 1)
    await follow(database, ADA, NOW, "paris")
    await follow(database, ADA, NOW, "moscow")

    followed = (await Exporting(database).of(ADA))["subscription"]

    assert (followed["total"], [row["topic"] for row in followed["rows"]]) == (2, ["moscow"])
    assert await Exporting(database).of(BOB) == {}


async def test_a_channels_file_numbers_none_of_its_admins(database: Database) -> None:
    """All who read the channel can open it; an admin's own file has his number."""
    looked_after = {"chat_id": -100_7, "person": BOB, "title": "News", "chosen": True}
    async with database.write() as connection:
        await connection.execute(channel.insert().values(**looked_after))

    (row,) = (await Exporting(database).of(-100_7))["channel"]["rows"]
    (his,) = (await Exporting(database).of(BOB))["channel"]["rows"]

    assert row == {"chat_id": -100_7, "title": "News", "chosen": True}
    assert his["person"] == BOB
