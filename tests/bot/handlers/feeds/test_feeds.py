"""/feeds, /addfeed and /removefeed."""

from __future__ import annotations

from bot.fairness.quota import RequestKind
from bot.feeds.entries import MarkedFeed
from bot.polling.watching import MAX_FEEDS
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import OPERATOR, Reader
from tests.bot.interactions.people import ADA, GROUP

FEED = "https://harbour.example/feed"


def reader_of(database: Database) -> Reader:
    """Return somebody who knows a site with a feed."""
    reader = Reader(database)
    reader.sites[FEED] = MarkedFeed(title="Harbour Times", url="https://harbour.example/")
    return reader


async def test_an_empty_list_says_how_to_begin(database: Database) -> None:
    """Of feeds; commands without a link say what they want."""
    reader = reader_of(database)

    assert await reader.types("/feeds") == ENGLISH.say(topic_texts.FEEDS_NONE)
    assert await reader.types("/addfeed") == ENGLISH.say(topic_texts.ADDFEED_HOW)
    assert await reader.types("/removefeed") == ENGLISH.say(topic_texts.REMOVEFEED_HOW)


async def test_a_feed_is_added_once_and_removed(database: Database) -> None:
    """By its address, its site's, or its name; what the chat does not have is not known."""
    reader = reader_of(database)

    assert "Harbour Times" in await reader.types(f"/addfeed {FEED}")
    first = await reader.feeds.of_chat(ADA)
    await reader.types(f"/addfeed {FEED}")
    assert await reader.feeds.of_chat(ADA) == first
    assert "Harbour Times" in await reader.types("/feeds")
    assert "Harbour Times" in await reader.types("/removefeed http://www.harbour.example")
    assert await reader.feeds.of_chat(ADA) == ()
    assert await reader.types("/removefeed harbour times") == ENGLISH.say(topic_texts.FEED_UNKNOWN)


async def test_what_is_followed_of_a_feed_alone_ends_with_it(database: Database) -> None:
    """It would bring nothing, and is named; what others follow of it stays."""
    reader = reader_of(database)
    for chat in (ADA, GROUP):
        await reader.types(f"/follow {FEED} climate", chat)
        await reader.types(f"/follow {FEED} clean air", chat)
        await reader.types("/follow moscow", chat)
        await reader.types(f"/follow {FEED}", chat)

    said = await reader.types(f"/removefeed {FEED}")

    assert said.endswith("alone: #climate, <b>clean air</b>.")
    assert [one.topic for one in await reader.followed(ADA)] == ["moscow"]
    assert len(await reader.followed(GROUP)) == 4


async def test_a_site_without_a_feed_is_said_to_have_none(database: Database) -> None:
    """Nothing is watched."""
    reader = reader_of(database)

    assert await reader.types("/addfeed https://none.example") == ENGLISH.say(topic_texts.NO_FEED)
    assert await reader.feeds.all() == ()


async def test_a_chat_has_so_many(database: Database) -> None:
    """More are not even looked for."""
    reader = reader_of(database)
    for number in range(MAX_FEEDS):
        await reader.feeds.add(f"https://{number}.example/feed", NOW, chat_id=ADA)

    assert str(MAX_FEEDS) in await reader.types(f"/addfeed {FEED}")
    assert reader.looked_at == []


async def test_looking_for_a_feed_counts_as_a_link(database: Database) -> None:
    """A page is fetched for it."""
    reader = reader_of(database)
    for number in range(12):
        await reader.types(f"/addfeed https://{number}.example")

    assert await reader.types(f"/addfeed {FEED}") == ENGLISH.say(texts.QUOTAS[RequestKind.LINK])
    assert len(reader.looked_at) == 12


async def test_the_operator_vouches_for_what_he_adds(database: Database) -> None:
    """And ends any."""
    reader = reader_of(database)
    await reader.types(f"/addfeed {FEED}", GROUP)
    assert [feed.approved for feed in await reader.feeds.all()] == [False]
    await reader.types(f"/addfeed {FEED}", OPERATOR, person=OPERATOR)
    assert [feed.approved for feed in await reader.feeds.all()] == [True]

    stranger = await reader.types(f"/removefeed {FEED}", 99, person=99)
    assert stranger == ENGLISH.say(topic_texts.FEED_UNKNOWN)
    for chat in (OPERATOR, OPERATOR):
        await reader.types(f"/removefeed {FEED}", chat, person=OPERATOR)
    assert await reader.feeds.of_chat(GROUP) == ()


async def test_members_of_a_group_look_and_change_nothing(database: Database) -> None:
    """Its admins do."""
    reader = reader_of(database)
    await reader.types(f"/addfeed {FEED}", GROUP)

    assert "Harbour Times" in await reader.types("/feeds", GROUP, admin=False)
    for command in (f"/addfeed {FEED}", f"/removefeed {FEED}"):
        assert await reader.types(command, GROUP, admin=False) == ENGLISH.say(
            topic_texts.ADMINS_ONLY
        )
    assert len(await reader.feeds.of_chat(GROUP)) == 1
