"""Of a chat that is forgotten no row is left, whatever tables there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, insert, select, update

from bot.models import Reply
from bot.outgoing import Delivery, EditText, SendText
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.belongings import KEPT, STRIPPED, belongings
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.forgetting import Forgetting
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.delivery_rows import last_words_key
from bot.storage.schema import body, channel, chat, delivery, shown, story
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.values import ChatSettings
from summarizer.models import Article
from tests.bot.conftest import NOW
from tests.bot.storage.chats.rows import ADA, BOB, cells, columns_of_chats, fill
from tests.bot.stories.newsroom import article, follow, owed, record, report, send_all, serve

LAST = EditText(key=last_words_key("update:7"), chat_id=ADA, message_id=9, reply=Reply("forgotten"))


async def forget(database: Database) -> None:
    await Forgetting(database).forget(ADA, LAST, NOW)


async def take(database: Database) -> Delivery:
    """Take the message that is due."""
    store = DeliveryStore(database)
    (row,) = await store.due(NOW, limit=9)
    assert await store.take(row.id, await next_epoch(database, "sender"))
    return row


async def test_no_row_about_a_chat_is_left(database: Database) -> None:
    """Once it has its last message: but what is kept, which says why; another chat keeps all."""
    await fill(database, ADA)
    await fill(database, BOB)
    before = await cells(database, BOB)
    assert await cells(database, ADA) == before
    mine = {f"{table.name}.chat_id" for table in belongings() if "chat_id" in table.c}
    assert mine <= before, "each table has a row"

    await forget(database)
    assert [await send_all(database, NOW)] == [["None forgotten"]]

    assert await cells(database, ADA) <= set(KEPT)
    assert await cells(database, BOB) == before


def test_whatever_names_a_chat_is_dropped_or_kept_for_a_reason() -> None:
    """A table with a chat's id goes by itself; each other column has to be named."""
    tables = belongings()
    dealt_with = {f"{table.name}.chat_id" for table in tables if "chat_id" in table.c}
    dealt_with |= {"chat.id", "article.asked_by", "channel.person", "day_person.person", *KEPT}

    assert set(columns_of_chats()) == dealt_with
    assert {table.name for table in STRIPPED} <= {table.name for table in tables}


async def test_what_is_on_its_way_leaves_nothing(database: Database) -> None:
    """It arrives, or nobody knows; nothing is kept of it, and nothing is owed for it."""
    stored = await ArticleStore(database).keep(Article(title="x"), NOW)
    store = DeliveryStore(database)
    answer = SendText(key="a", chat_id=ADA, reply=Reply("x"), article_id=stored.id, asked_by=ADA)
    for number, arrives in enumerate((True, False)):
        await store.queue([replace(answer, key=f"a{number}")], NOW)
        row = await take(database)
        await forget(database)
        if arrives:
            await store.sent(row, 77, NOW)
        else:
            await store.unknown(row.id, "ReadTimeout", NOW, replace(answer, key="unsure"))
        assert await send_all(database, NOW) == ["None forgotten"]
        assert await cells(database, ADA) == set()


async def test_what_the_sender_found_to_be_due_is_not_taken(database: Database) -> None:
    """The last message has a number of its own."""
    store = DeliveryStore(database)
    await store.queue([SendText(key="a", chat_id=ADA, reply=Reply("x"))], NOW)
    (row,) = await store.due(NOW, limit=9)
    await forget(database)

    assert not await store.take(row.id, await next_epoch(database, "sender"))
    assert await send_all(database, NOW) == ["None forgotten"]


async def test_what_waits_for_a_forgotten_chat_does_not_come(database: Database) -> None:
    """Nor does a story that is being told; what it follows anew comes, once."""
    stories = StoryStore(database)
    await follow(database, ADA, NOW)
    await record(stories, report(article(1)), NOW)
    await serve(database, NOW)
    await record(stories, report(article(2)), NOW)
    await forget(database)
    await serve(database, NOW)
    assert [row for row in await owed(database) if row[1]] == [(LAST.key, ADA)]

    await send_all(database, NOW)
    await follow(database, ADA, NOW)
    told = await record(stories, report(article(3)), NOW)
    await serve(database, NOW)
    assert [row for row in await owed(database) if row[1]] == [
        (f"story:{told.story_id}:{ADA}", ADA)
    ]


async def test_what_others_have_stays_theirs(database: Database) -> None:
    """An article in another chat's message; a feed of several; what is shared with all; a channel."""
    articles, feeds = ArticleStore(database), FeedStore(database)
    alone, both = [
        await articles.keep(Article(title=title), NOW, asked_by=ADA) for title in ("a", "b")
    ]
    async with database.write() as connection:
        for place, number in ((ADA, alone.id), (ADA, both.id), (BOB, both.id)):
            row = {"chat_id": place, "message_id": number, "article_id": number}
            await connection.execute(insert(shown).values(row))
        for person in (ADA, BOB):
            looks_after = {"chat_id": -5, "person": person, "title": "News", "chosen": True}
            await connection.execute(insert(channel).values(looks_after))
    own, _ = await feeds.add("https://own.example/feed", NOW, chat_id=ADA)
    shared, _ = await feeds.add("https://both.example/feed", NOW, chat_id=ADA)
    await feeds.add("https://both.example/feed", NOW, chat_id=BOB)
    trusting = StoryStore(database, trusted=True)
    await ChatStore(database).save(ADA, ChatSettings(share=True), NOW)
    mine = await record(StoryStore(database), report(article(1), shared_in=ADA), NOW)
    open_to_all = await record(trusting, report(article(2), shared_in=ADA), NOW)
    await forget(database)

    assert await articles.by_id(alone.id) is None
    assert await articles.by_id(both.id)
    assert [feed.id for feed in await feeds.all()] == [shared.id]
    assert own.id != shared.id
    async with database.read() as connection:
        assert (await connection.scalars(select(story.c.id))).all() == [open_to_all.story_id]
        assert (await connection.scalars(select(channel.c.person))).all() == [BOB]
    assert mine.story_id != open_to_all.story_id
    await send_all(database, NOW)
    assert await cells(database, ADA) == set()


async def test_the_message_of_a_story_of_its_own_goes_with_it(database: Database) -> None:
    """What it says is nobody's by then."""
    await follow(database, ADA, NOW)
    await ChatStore(database).save(ADA, ChatSettings(share=True), NOW)
    await record(StoryStore(database), report(article(1), shared_in=ADA), NOW)
    await follow(database, BOB, NOW)
    other = await record(StoryStore(database), report(article(2)), NOW)
    await forget(database)

    async with database.read() as connection:
        kept = select(story.c.body_id).where(story.c.id == other.story_id)
        assert (await connection.scalars(select(body.c.id))).all() == [
            await connection.scalar(kept)
        ]


async def test_a_ban_outlives_the_chat_that_it_is_of(database: Database) -> None:
    """Else a chat would share again by forgetting itself; nothing else of it does."""
    await fill(database, ADA)
    async with database.write() as connection:
        await connection.execute(update(chat).values(share_banned_at=NOW))
    await forget(database)

    async with database.read() as connection:
        (row,) = (await connection.execute(select(chat))).mappings()
    assert {name for name, value in row.items() if value} == {"id", "share_banned_at"}


async def test_nothing_is_forgotten_by_half(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What breaks in the midst of it leaves all as it was."""
    await follow(database, ADA, NOW)
    await ChatStore(database).hear(ADA, "de")
    monkeypatch.setattr("bot.storage.chats.forgetting._drop_chat", None)
    with pytest.raises(TypeError):
        await forget(database)

    assert await SubscriptionStore(database).of_chat(ADA)
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(delivery)) == 0


async def test_a_chat_of_which_nothing_is_kept_can_be_forgotten(database: Database) -> None:
    """Twice, too."""
    await forget(database)
    await forget(database)

    assert await send_all(database, NOW) == ["None forgotten"]
