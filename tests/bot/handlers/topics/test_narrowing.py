"""/follow with what narrows a topic, and what /topics and /latest show of it."""

from __future__ import annotations

import pytest

from bot.feeds.entries import MarkedFeed
from bot.handlers.topics.latest import LatestCommand
from bot.interactions.message_links import with_scheme
from bot.render import topic_texts as texts
from bot.render.html import JOINER, MAX_UTF16_UNITS, utf16_units
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from bot.subscriptions.narrowing import WIDE, Narrowing, Site
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.handlers.topics.test_follow_buttons import press, reader_of
from tests.bot.handlers.topics.test_topics import List
from tests.bot.interactions.people import ADA, answers, pressed, typed


def plain(said: str) -> str:
    return said.replace(JOINER, "")


async def narrowing(reader: Reader) -> dict[str, Narrowing]:
    return {s.topic: s.narrowing for s in await reader.followed()}


async def test_what_narrows_a_topic_is_said_and_counted(database: Database) -> None:
    """The count, and the sample, are of what is left of it."""
    reader = Reader(database)
    await reader.reads(1, 2)

    said = plain(await reader.types("/follow #moscow from:harbourtimes.example -football lang:en"))
    assert said.startswith(
        "You follow #moscow. "
        "Narrowed: only from harbourtimes.example, only in English, nothing about football."
    )
    assert "2 stories were about it" in said
    assert len(await reader.owes()) == 1


async def test_of_what_is_too_narrow_there_was_nothing(database: Database) -> None:
    """Also among several it is said what narrows it."""
    reader = Reader(database)
    await reader.reads(1, 2)
    said = await reader.types("/follow #moscow lang:de, council")

    assert "Narrowed: only in German. In the last 7 days I saw nothing" in said
    assert "2 stories were about it" in said


async def test_following_again_replaces_what_narrowed(database: Database) -> None:
    """Without any, all of the topic comes again."""
    reader = Reader(database)
    await reader.types("/follow #moscow from:a.org -football")

    again = await reader.types("/follow #moscow lang:de")
    assert again == "You follow #moscow already. Narrowed: only in German."
    wide = await reader.types("/follow #moscow")
    assert wide == f"You follow #moscow already. {ENGLISH.say(texts.WIDENED)}"
    assert await narrowing(reader) == {"moscow": WIDE}


async def test_a_button_narrows_nothing_and_widens_nothing(database: Database) -> None:
    """It does not say how much of the topic is wanted."""
    reader = reader_of(database, "moscow")
    await reader.types("/follow #moscow lang:de")

    assert await press(reader, pressed("tag:0", article=1)) is None
    assert await narrowing(reader) == {"moscow": Narrowing(languages=("de",))}


async def test_what_cannot_narrow_is_said(database: Database) -> None:
    """Whatever was typed: it is shown as text."""
    reader = Reader(database)
    said = await reader.types("/follow #moscow lang:zz from:<b> -the")

    assert "I left out <code>lang:zz</code>" in said
    assert "from:&lt;b&gt;" in said
    assert "10 at most" in said
    assert await narrowing(reader) == {"moscow": WIDE}
    many = " ".join(f"-t{n}x" for n in range(30))
    assert "</code> +15." in await reader.types(f"/follow #paris {many}")


async def test_a_topic_of_a_site_is_followed(database: Database) -> None:
    """Its feed is watched, and nothing else of it comes."""
    reader = Reader(database)
    feed = "https://harbour.example/feed"
    reader.sites[feed] = MarkedFeed(title="Harbour Times", url="https://harbour.example")

    said = await reader.types(f"/follow {feed} climate -football")
    (watched,) = await reader.feeds.of_chat(ADA)
    assert said.startswith("You follow #climate. Narrowed: only of Harbour Times, nothing about")
    site = Site(topic=f"feed:{watched.id}", name="Harbour Times")
    assert await narrowing(reader) == {
        "climate_change": Narrowing(site=site, without=("football",))
    }


@pytest.mark.parametrize("written", ["bridge.example", "https://bridge.example/a"])
async def test_a_link_that_narrows_is_no_site_to_follow(database: Database, written: str) -> None:
    """Clients take it for a link."""
    reader = Reader(database)
    link = with_scheme(written)
    text = f"/follow #moscow from:{written}"
    await reader.types(text, links=(link,), written_links=(written,))

    assert reader.looked_at == []
    assert await narrowing(reader) == {"moscow": Narrowing(hosts=("bridge.example",))}


async def test_the_list_shows_and_lifts_what_narrows(database: Database) -> None:
    """A press has all of the topic come again."""
    topics = List(database)
    await topics.reader.types("/follow #moscow from:bridge.example, paris")
    (said,) = await answers(topics.commands.commands(), typed("/topics"))

    assert "• #moscow: only from bridge.example" in plain(said)
    assert await topics.press("widen:0:moscow") is None
    assert await narrowing(topics.reader) == {"moscow": WIDE, "paris": WIDE}
    shown = topics.buttons.owed.edits[-1].reply
    assert [b.text for row in shown.buttons for b in row] == ["✕ moscow", "✕ paris"]
    assert await topics.press("widen:0:gone") is None


async def test_latest_lists_a_topic_as_it_is_followed(database: Database) -> None:
    """And says so; what else would narrow it is left out."""
    reader = Reader(database)
    await reader.reads(1, 2)
    command = LatestCommand(reader.following, reader.chats, reader.buttons.presses, lambda: NOW)

    async def says(text: str) -> str:
        (said,) = await answers(command.commands(), typed(text))
        return plain(said)

    assert "Narrowed" not in await says("/latest moscow")
    await reader.types("/follow moscow from:harbourtimes.example")
    assert "Narrowed: only from harbourtimes.example." in await says("/latest moscow")
    await reader.types("/follow moscow lang:de")
    assert await says("/latest moscow") == ENGLISH.say(texts.LATEST_NONE, label="#moscow")
    assert ENGLISH.say(texts.LATEST_NARROWS) in await says("/latest council lang:de")


async def test_a_list_of_twenty_narrow_topics_fits(database: Database) -> None:
    """Whatever narrows them."""
    topics = List(database)
    words = " ".join(f"-{'long' * 6}{n}x" for n in range(10))
    for number in range(20):
        await topics.reader.types(f"/follow topic{number}x {words}")
    (said,) = await answers(topics.commands.commands(), typed("/topics"))

    assert utf16_units(said) < MAX_UTF16_UNITS
    assert "longlong" in said
