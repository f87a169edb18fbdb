"""What a message shows is kept from the moment that Telegram has it, and as long as its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, func, select

from bot.models import ArticleId, Button, Menu, Reply, Shown
from bot.outgoing import EditText, SendText, again
from bot.storage import schema
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from bot.storage.messages.shown import ShownStore
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.amendments import AmendmentStore
from tests.bot.in_chats import text_of
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    follow,
    plainly,
    record,
    report,
    serve,
)

BUTTONS = ((Button("More", "points:4"),),)
SUMMARY = Reply("summary", BUTTONS)
LIST = Reply("list", ((Button("x", "unfollow:0:moscow"),),), Menu.TOPICS)


def message(key: str, article_id: ArticleId | None, chat: int = 5, **more: object) -> SendText:
    fields: dict[str, object] = {
        "key": key,
        "chat_id": chat,
        "reply": SUMMARY,
        "article_id": article_id,
        "asked_by": 7,
    }
    return SendText(**(fields | more))  # type: ignore[arg-type]  # by name


def edit(key: str, article_id: ArticleId | None, of: int, chat: int = 5) -> EditText:
    return EditText(
        key=key, chat_id=chat, message_id=of, reply=SUMMARY, article_id=article_id, asked_by=7
    )


async def read(database: Database, now: datetime, number: int = 1) -> ArticleId:
    stored = await ArticleStore(database).keep(article(number), now)
    return stored.id


async def send(database: Database, now: datetime, first_id: int = 100) -> dict[int, int]:
    """Send what is due, an edit as an edit; returns Telegram's id of the message in each chat."""
    store = DeliveryStore(database)
    epoch = await next_epoch(database, "sender")
    ids = {}
    for number, row in enumerate(await store.due(now, limit=99)):
        await store.take(row.id, epoch)
        text = text_of(row)
        ids[text.chat_id] = text.message_id if isinstance(text, EditText) else first_id + number
        await store.sent(row, ids[text.chat_id], now)
    return ids


async def test_a_message_shows_its_article_once_it_is_there(
    database: Database, now: datetime
) -> None:
    """In its own chat, under its own number; whose answer it is is kept with it."""
    shown, article_id = ShownStore(database), await read(database, now)
    await DeliveryStore(database).queue([message("a", article_id)], now)
    assert await shown.of(5, 100) is None

    assert await send(database, now) == {5: 100}

    assert await shown.of(5, 100) == Shown(article_id=article_id, menu=None, asked_by=7)
    assert await shown.of(5, 101) is None
    assert await shown.of(6, 100) is None


async def test_a_message_may_be_about_a_channel(database: Database, now: datetime) -> None:
    """With an article or a menu; an edit says it anew."""
    shown, article_id = ShownStore(database), await read(database, now)
    store = DeliveryStore(database)
    for about, key, first_id in ((-300, "a", 100), (None, "b", 102)):
        listed = replace(message(key, None), reply=LIST, about=about)
        await store.queue([listed, message(f"{key}:1", article_id, about=about)], now)
        await send(database, now, first_id)
    abouts = [each.about for n in (100, 101, 102, 103) if (each := await shown.of(5, n))]
    assert abouts == [-300, -300, None, None]

    await store.queue([replace(edit("c", article_id, 102), about=-301)], now)
    await send(database, now)

    changed = await shown.of(5, 102)
    assert changed is not None
    assert changed.about == -301


async def test_an_edit_shows_what_it_says(database: Database, now: datetime) -> None:
    """A line that became an answer shows the answer's article."""
    shown, article_id = ShownStore(database), await read(database, now)
    store = DeliveryStore(database)
    await store.queue([replace(message("a", None), reply=LIST)], now)
    await send(database, now)
    assert await shown.of(5, 100) == Shown(article_id=None, menu=Menu.TOPICS, asked_by=7)

    await store.queue([replace(edit("b", article_id, 100), asked_by=None)], now)
    await send(database, now)

    assert await shown.of(5, 100) == Shown(article_id=article_id, menu=None, asked_by=None)


async def test_what_has_no_buttons_shows_nothing(database: Database, now: datetime) -> None:
    """Nor does a message of which Telegram told no number."""
    store, article_id = DeliveryStore(database), await read(database, now)
    await store.queue([replace(message("a", None), reply=Reply("hi"))], now)
    await send(database, now)
    await store.queue([message("b", article_id)], now)
    (row,) = await store.due(now, limit=9)
    await store.sent(row, None, now)

    assert await rows(database) == 0


async def rows(database: Database) -> int:
    async with database.write() as connection:
        statement = select(func.count()).select_from(schema.shown)
        return int(await connection.scalar(statement) or 0)


async def test_a_message_goes_with_its_article(database: Database, now: datetime) -> None:
    """One whose article goes while it is on its way is settled all the same."""
    store, article_id = DeliveryStore(database), await read(database, now)
    await store.queue([message("a", article_id), message("b", article_id, 6)], now)
    first, second = await store.due(now, limit=9)
    await store.sent(first, 100, now)
    assert await rows(database) == 1

    await ArticleStore(database).prune(now + timedelta(days=1))
    await store.sent(second, 101, now)

    assert await rows(database) == 0
    assert await store.next_due_at() is None


async def test_what_waits_shows_no_other_article_that_gets_the_number(
    database: Database, now: datetime
) -> None:
    """SQLite numbers anew from the last row that is there."""
    store, article_id = DeliveryStore(database), await read(database, now)
    await store.queue([message("a", article_id)], now)
    async with database.write() as connection:
        await connection.execute(delete(schema.article))
    await read(database, now, 2)

    (row,) = await store.due(now, limit=9)

    assert text_of(row).article_id is None
    await store.queue([message("b", ArticleId(2**40))], now)
    assert [text_of(r).article_id for r in await store.due(now, limit=9)] == [None, None]


async def test_a_menu_goes_with_its_delivery(database: Database, now: datetime) -> None:
    """The list can be had again; an answer cannot."""
    store, shown, article_id = (
        DeliveryStore(database),
        ShownStore(database),
        await read(database, now),
    )
    await store.queue([replace(message("a", None), reply=LIST), message("b", article_id, 6)], now)
    await send(database, now)

    await store.prune(now)
    assert await rows(database) == 2
    await store.prune(now + timedelta(days=1))

    assert await shown.of(5, 100) is None
    assert await shown.of(6, 101) is not None


async def test_a_story_shows_its_article_wherever_it_is_told(
    database: Database, now: datetime
) -> None:
    """To followers, as a sample, and after one more outlet was added; nobody asked for it."""
    store, shown = StoryStore(database), ShownStore(database)
    for chat in (5, 6):
        await follow(database, chat, now)
    told = await record(store, report(article(1)), now)
    await serve(database, now)
    (found,) = await TopicIndex(database).find("moscow", now - timedelta(days=1), 7)
    assert await store.tell_one(found, 7, None, plainly, now)
    expected = Shown(article_id=told.article_id, menu=None, asked_by=None)

    ids = await send(database, now)
    assert sorted(ids) == [5, 6, 7]
    assert {await shown.of(*place) for place in ids.items()} == {expected}

    await store.record(report(article(1, "Bridge Post")), plainly, now)
    later = now + AMEND_AFTER
    amendments = AmendmentStore(database)
    while story := await due_amendment(database, later):
        await amendments.amend(story, {"en": plainly(story.outlets)}, later)
    assert await send(database, later) == ids
    assert {await shown.of(*place) for place in ids.items()} == {expected}


async def test_an_answer_that_is_had_again_shows_its_article(
    database: Database, now: datetime
) -> None:
    """In the place of the line that told that it may be lost."""
    store, ledger, article_id = DeliveryStore(database), Ledger(database), await read(database, now)
    await store.queue([message("a", article_id)], now)
    (row,) = await store.due(now, limit=9)
    await store.take(row.id, await next_epoch(database, "sender"))
    await store.unknown(row.id, "reset", now, None)

    lost = await ledger.unknown(row.id)
    assert lost is not None
    assert lost.message == message("a", article_id)
    assert await ledger.replace(row.id, again(lost.message, "again", 55), now)
    await send(database, now)

    expected = Shown(article_id=article_id, menu=None, asked_by=7)
    assert await ShownStore(database).of(5, 55) == expected


async def test_the_messages_of_a_group_that_moved_stay_behind(
    database: Database, now: datetime
) -> None:
    """Their numbers are other messages' in the new group: nothing there is shown, or edited."""
    store, shown, article_id = (
        DeliveryStore(database),
        ShownStore(database),
        await read(database, now),
    )
    await follow(database, -5, now)
    await StoryStore(database).record(report(article(1)), plainly, now)
    await serve(database, now)
    await send(database, now)
    await store.queue([edit("edit", article_id, 100, -5), message("new", article_id, -5)], now)

    await store.move_chat(-5, -1005, now)

    assert await shown.of(-5, 100) is None
    assert await shown.of(-1005, 100) is None
    (row,) = await store.due(now, limit=9)
    assert (row.message.key, text_of(row).chat_id) == ("new", -1005)
    await StoryStore(database).record(report(article(1, "Bridge Post")), plainly, now)
    amendments = AmendmentStore(database)
    while story := await due_amendment(database, now + AMEND_AFTER):
        await amendments.amend(story, {"en": plainly(story.outlets)}, now)
    assert [r.message.key for r in await store.due(now, limit=9)] == ["new"]


@pytest.mark.parametrize("state", ["queued", "sending"])
async def test_what_is_on_its_way_may_be_there(
    database: Database, now: datetime, state: str
) -> None:
    """A person may press before it is written down that the message arrived."""
    store, shown = DeliveryStore(database), ShownStore(database)
    await store.queue([message("a", None)], now)
    (row,) = await store.due(now, limit=9)
    if state == "sending":
        await store.take(row.id, await next_epoch(database, "sender"))

    assert await shown.is_unsettled(5) == (state == "sending")
    assert not await shown.is_unsettled(6)
