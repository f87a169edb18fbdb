"""Each kind of what leaves, by the ledger to a strict Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from telegram import Bot

from bot.app.clock import steady_now
from bot.deliveries.limits import SendingLimits, SendingPace
from bot.deliveries.send import Sender
from bot.deliveries.settlement import Settlement
from bot.feeds.opml_writing import write_opml
from bot.feeds.values import Outline
from bot.gateway.requests import Requests
from bot.metrics.days import Daily, DayFigures
from bot.models import Button, DeliveryState, Priority, Reply
from bot.outgoing import (
    LARGEST_DOCUMENT_BYTES,
    AnswerGuest,
    AnswerInline,
    DeleteMessage,
    EditInline,
    EditText,
    InlineResult,
    Outgoing,
    SendDocument,
    SendPhoto,
    SendText,
    again,
)
from bot.polling.watching import MAX_FEEDS
from bot.render.chart import draw_chart
from bot.render.texts import UNSURE
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.guests import GuestStore
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import delivery
from bot.subscriptions.values import ChatSettings
from summarizer.models import MAX_LINK_LENGTH, Article
from tests.bot.locales.pseudo import languages
from tests.botapi import BotApi, Fault
from tests.botapi.server import PERSON

URL = "https://example.org/a"
FACE = Reply("<b>News</b>", ((Button("More", "points:4"),),))
FILE = SendDocument(
    key="update:1:0", chat_id=PERSON, name="a & b.opml", body=b"<opml>\xff</opml>", reply_to=9
)


def guest(query_id: str, key: str = "update:2:0") -> AnswerGuest:
    result = InlineResult(id="r", title="News", description="a line", reply=FACE)
    return AnswerGuest(key=key, query_id=query_id, result=result, asked_by=7)


def offer(query_id: str, key: str = "update:3:0") -> AnswerInline:
    results = tuple(InlineResult(id=f"{n}", title=f"News {n}", reply=FACE) for n in range(2))
    return AnswerInline(
        key=key, query_id=query_id, results=results, personal=True, cache=timedelta(seconds=9)
    )


def inline_edit(message_id: str, html: str, key: str) -> EditInline:
    return EditInline(key=key, inline_message_id=message_id, reply=Reply(html), asked_by=7)


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(limited=False) as served:
        yield served
        assert served.errors == []


@asynccontextmanager
async def sending(database: Database, api: BotApi, now: datetime) -> AsyncIterator[Sender]:
    """Begin to send."""
    requests = Requests.over_http()
    bot = Bot(
        api.token,
        base_url=f"{api.url}/bot",
        request=requests.calls,
        get_updates_request=requests.polls,
    )
    store = DeliveryStore(database)
    settlement = Settlement(store, languages(), lambda: now, lambda: 1.0, steady=steady_now)
    async with bot:
        sender = Sender(
            bot,
            store,
            settlement,
            SendingLimits(SendingPace.unlimited()),
            lambda: now,
            steady=steady_now,
        )
        await sender.begin(await next_epoch(database, "sender"))
        yield sender


async def send(database: Database, api: BotApi, now: datetime, *messages: Outgoing) -> None:
    await DeliveryStore(database).queue(messages, now)
    async with sending(database, api, now) as sender:
        await sender.drain()


async def states(database: Database) -> dict[str, DeliveryState]:
    async with database.read() as connection:
        rows = await connection.execute(select(delivery.c.dedup_key, delivery.c.state))
        return {row.dedup_key: DeliveryState(row.state) for row in rows}


async def kept(database: Database) -> list[object]:
    """Return what the ledger keeps of what messages say."""
    async with database.read() as connection:
        return list((await connection.execute(select(delivery.c.content))).scalars())


EVERY = [
    SendText(key="a", chat_id=5, reply=FACE, reply_to=3, thread=4, asked_by=7),
    EditText(key="a", chat_id=5, message_id=8, reply=FACE),
    inline_edit("AAQ", "<i>x</i>", "a"),
    DeleteMessage(key="a", chat_id=5, message_id=8, instead=Reply("gone"), asked_by=7),
    FILE,
    guest("77"),
    offer("78"),
    replace(guest("77"), link="https://example.org/a"),
    replace(offer("78"), start="Choose"),
]


@pytest.mark.parametrize("message", EVERY, ids=lambda message: type(message).__name__)
async def test_what_is_owed_comes_back_as_it_was(
    database: Database, now: datetime, message: Outgoing
) -> None:
    """Whatever it is."""
    store = DeliveryStore(database)
    await store.queue([message], now)

    (row,) = await store.due(now, limit=9)
    assert row.message == message


async def test_each_kind_arrives(database: Database, now: datetime, api: BotApi) -> None:
    """Once; what it said is kept no longer, but where an answer to a guest can be edited is."""
    query, typed = api.ask(), api.ask()
    await send(database, api, now, FILE, guest(query), offer(typed))

    (file,) = api.messages()
    assert file.document.startswith(b"<opml>")
    assert api.state.offered == {typed: ["News 0", "News 1"]}
    answer = await GuestStore(database).answer("update:2:0")
    assert answer is not None
    inline_id = answer.inline_message_id
    assert inline_id
    assert api.inline_messages()[inline_id].text == "News"
    await send(database, api, now, inline_edit(inline_id, "<b>Points</b>", "update:2:1"))
    assert api.inline_messages()[inline_id].text == "Points"
    assert set((await states(database)).values()) == {DeliveryState.SENT}
    assert await kept(database) == [None] * 4
    assert api.refused == []


async def test_what_is_gone_need_not_be_deleted(
    database: Database, now: datetime, api: BotApi
) -> None:
    """That is no failure."""
    end = DeleteMessage(key="a", chat_id=PERSON, message_id=8, instead=Reply("gone"))
    await send(database, api, now, end)

    assert await states(database) == {"a": DeliveryState.SENT}


async def test_a_file_goes_with_its_name_into_its_topic(
    database: Database, now: datetime, api: BotApi
) -> None:
    """As an answer where it is one, though the question may be gone by then."""
    api.add_chat(-5, "supergroup")
    asked = api.say("/export opml", -5)
    file = SendDocument(
        key="a", chat_id=-5, name="a.opml", body=b"<opml/>", reply_to=asked, thread=3
    )
    gone = SendDocument(key="b", chat_id=-5, name="a.opml", body=b"x", reply_to=asked + 100)
    await send(database, api, now, file, gone)

    first, second = api.messages(-5)
    assert (first.document, first.reply_to, first.thread) == (b"<opml/>", asked, 3)
    assert (second.document, second.reply_to) == (b"x", None)


async def test_a_picture_goes_with_its_words(
    database: Database, now: datetime, api: BotApi
) -> None:
    """Without marks where Telegram cannot read them; what may be lost is not sent again."""
    days = [DayFigures(now.date(), {Daily.LINKS: 3})]
    picture = SendPhoto(key="a", chat_id=PERSON, body=draw_chart(days), caption=Reply("<b>3</b>"))
    broken = replace(picture, key="b", caption=Reply("<x>4</x>"))
    await send(database, api, now, picture, broken)
    api.script("sendPhoto", Fault(drop_after=True))
    await send(database, api, now, replace(picture, key="c"))

    assert [message.text for message in api.messages(PERSON)[:2]] == ["3", "4"]
    assert (await states(database))["c"] is DeliveryState.UNKNOWN
    with pytest.raises(ValueError, match="too many"):
        replace(picture, body=b"x" * (LARGEST_DOCUMENT_BYTES + 1))


async def test_a_guest_is_never_answered_twice(
    database: Database, now: datetime, api: BotApi
) -> None:
    """Not when the answer's answer is lost: nobody can be told in a chat that the bot is not in."""
    api.script("answerGuestQuery", Fault(drop_after=True))
    await send(database, api, now, guest(api.ask()))
    await send(database, api, now)

    assert len(api.inline_messages()) == 1
    assert [call.method for call in api.calls].count("answerGuestQuery") == 1
    assert await states(database) == {"update:2:0": DeliveryState.UNKNOWN}
    answer = await GuestStore(database).answer("update:2:0")
    assert answer is not None
    assert answer.inline_message_id is None


@pytest.mark.parametrize("make", [guest, offer])
async def test_a_query_that_is_too_old_is_no_failure(
    database: Database, now: datetime, api: BotApi, make: Callable[[str], Outgoing]
) -> None:
    """Who asked has gone on; the operator has nothing to look at."""
    await send(database, api, now, make("never asked"))

    assert set((await states(database)).values()) == {DeliveryState.SENT}
    assert await kept(database) == [None]
    report = await Ledger(database).report(now)
    assert (report.failed, report.unknown) == ((), ())


async def test_an_inline_edit_is_repeated(database: Database, now: datetime, api: BotApi) -> None:
    """Telegram says that nothing changed: then it was there. Other inline messages do not wait."""
    await send(database, api, now, guest(api.ask()), guest(api.ask(), "update:4:0"))
    first, second = sorted(api.inline_messages())
    api.script("editMessageText", Fault(drop_after=True))
    await send(database, api, now, inline_edit(first, "1", "e1"), inline_edit(second, "2", "e2"))
    assert sorted(m.text for m in api.inline_messages().values()) == ["1", "2"]
    (late,) = [key for key, state in (await states(database)).items() if state == "queued"]
    assert late in {"e1", "e2"}

    await send(database, api, now + timedelta(seconds=5))

    assert sorted(m.text for m in api.inline_messages().values()) == ["1", "2"]
    assert {state for key, state in (await states(database)).items()} == {DeliveryState.SENT}


async def test_the_last_edit_of_an_inline_message_counts(
    database: Database, now: datetime, api: BotApi
) -> None:
    """Those before it that wait are not sent; those of others are."""
    await send(database, api, now, guest(api.ask()), guest(api.ask(), "update:4:0"))
    first, second = sorted(api.inline_messages())
    store = DeliveryStore(database)
    await store.queue([inline_edit(second, "other", "e0")], now)
    for number in range(5):
        await store.queue([inline_edit(first, f"{number}", f"e{number + 1}")], now)
    await send(database, api, now)

    assert [call.method for call in api.calls].count("editMessageText") == 2
    assert {m.text for m in api.inline_messages().values()} == {"other", "4"}


async def test_what_waits_for_one_query_holds_up_no_other(
    database: Database, now: datetime, api: BotApi
) -> None:
    """Nor any chat: a 429 is that recipient's, and so is what it is put back for."""
    api.script("answerGuestQuery", Fault.too_many_requests(3))
    hello = SendText(key="update:9:0", chat_id=PERSON, reply=Reply("hello"))
    await send(database, api, now, guest(api.ask()))
    store = DeliveryStore(database)
    (held,) = await store.held_back(now)
    assert str(held).startswith("guest:")
    assert await store.due(now + timedelta(seconds=5), 9, [held]) == ()
    assert len(await store.due(now + timedelta(seconds=5), 9)) == 1

    await send(database, api, now, guest(api.ask(), "update:4:0"), hello)

    assert [m.text for m in api.messages()] == ["hello"]
    assert await states(database) == {
        "update:2:0": DeliveryState.QUEUED,
        "update:4:0": DeliveryState.SENT,
        "update:9:0": DeliveryState.SENT,
    }


async def test_what_a_kill_met_is_repeated_only_where_that_changes_nothing(
    database: Database, now: datetime, api: BotApi
) -> None:
    """A file may have arrived, and so may a guest's answer; an offer is made again."""
    store = DeliveryStore(database)
    query, typed = api.ask(), api.ask()
    await store.queue([FILE, guest(query), offer(typed)], now)
    epoch = await next_epoch(database, "sender")
    for row in await store.due(now, limit=9):
        assert await store.take(row.id, epoch)

    await send(database, api, now)
    assert api.messages() == [], "a file may have arrived in the chat this very moment"
    await send(database, api, now)

    unknown, sent = DeliveryState.UNKNOWN, DeliveryState.SENT
    fates = await states(database)
    (line,) = [key for key in fates if key.startswith("unsure:")]
    assert fates == {
        FILE.key: unknown, "update:2:0": unknown, "update:3:0": sent, line: sent
    }  # fmt: skip
    assert [m.text for m in api.messages()] == [UNSURE.english]
    assert api.inline_messages() == {}


async def test_a_lost_file_is_sent_again_on_request(
    database: Database, now: datetime, api: BotApi
) -> None:
    """A message of text cannot become one, so it comes beside the line that told of it."""
    api.script("sendDocument", Fault(drop_before=True))
    await send(database, api, now, FILE)
    await send(database, api, now)
    (line,) = api.messages()
    ledger = Ledger(database)
    (settled,) = (await ledger.report(now)).unknown
    lost = await ledger.unknown(settled.id)
    assert lost
    assert lost.message == FILE

    assert await ledger.replace(lost.id, again(FILE, "again:1", line.message_id), now)
    await send(database, api, now)

    assert [(m.text, bool(m.document)) for m in api.messages()] == [
        (UNSURE.english, False),
        ("", True),
    ]
    assert await kept(database) == [None] * 3


async def test_a_blocked_bot_is_owed_no_file(
    database: Database, now: datetime, api: BotApi
) -> None:
    """The chat is left alone, as after a text."""
    api.state.blocked.add(PERSON)
    await send(database, api, now, FILE, SendText(key="b", chat_id=PERSON, reply=FACE))

    assert set((await states(database)).values()) == {DeliveryState.FAILED}
    assert await kept(database) == [None, None]


@pytest.mark.parametrize(
    "content",
    [{"v": 3, "kind": "text", "html": "x", "buttons": []}, {"v": 2, "kind": "poll"}, {"v": 2}],
)
async def test_what_nobody_can_read_is_passed_by(
    database: Database, now: datetime, content: dict[str, object]
) -> None:
    """A later version wrote it, or nobody did: the operator sees it."""
    store = DeliveryStore(database)
    await store.queue([FILE, SendText(key="b", chat_id=PERSON, reply=FACE)], now)
    async with database.write() as connection:
        mine = update(delivery).where(delivery.c.dedup_key == FILE.key)
        await connection.execute(mine.values(content=content))

    assert [row.message.key for row in await store.due(now, limit=9)] == ["b"]
    assert (await states(database))[FILE.key] is DeliveryState.FAILED


def test_a_file_that_the_ledger_cannot_bear_is_refused() -> None:
    """Where it is made."""
    SendDocument(key="a", chat_id=5, name="a", body=b"x" * LARGEST_DOCUMENT_BYTES)
    with pytest.raises(ValueError, match="too many"):
        SendDocument(key="a", chat_id=5, name="a", body=b"x" * (LARGEST_DOCUMENT_BYTES + 1))


def test_the_longest_list_of_feeds_fits(now: datetime) -> None:
    """As many as a chat may have, each with the longest names and links, all of them escaped."""
    link, title = "https://a.example/?" + "&" * MAX_LINK_LENGTH, "&" * 9_000
    feeds = [Outline(url=link, title=title, home=link)] * MAX_FEEDS

    assert len(write_opml("Precis", feeds, now)) < LARGEST_DOCUMENT_BYTES


async def test_messages_come_as_their_chat_wants_them(
    database: Database, api: BotApi, now: datetime
) -> None:
    """As it is set when they leave: what was not asked for in silence, articles with the page below."""
    chats, article = ChatStore(database), await ArticleStore(database).keep(Article(url=URL), now)
    manners = ((False, False), (True, True))
    messages = {}
    for silent, preview in manners:
        await chats.save(PERSON, ChatSettings(silent=silent, preview=preview), now)
        for priority in (Priority.ANSWER, Priority.SUBSCRIPTION):
            for article_id in (None, article.id):
                message = SendText(
                    key=f"{silent}:{priority}:{article_id}", chat_id=PERSON, reply=FACE,
                    article_id=article_id, priority=priority,
                )  # fmt: skip
                await send(database, api, now, message)
                messages[silent, priority > Priority.ANSWER, article_id is not None] = max(
                    api.state.sent.values(), key=lambda sent: sent.message_id
                )

    assert len(messages) == 8
    for (wanted, is_story, has_article), sent in messages.items():
        assert sent.silent == (wanted and is_story)
        assert sent.preview == (wanted and has_article)
