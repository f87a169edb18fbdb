"""/follow and /unfollow."""

from __future__ import annotations

from sqlalchemy import update

from bot.feeds.entries import MarkedFeed
from bot.following.topics import MAX_TOPICS
from bot.interactions.interaction import MAX_ARGUMENTS
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from bot.storage.schema import story
from bot.subscriptions.looks import Look
from bot.subscriptions.values import ChatSettings
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA, GROUP
from tests.bot.stories.newsroom import follow


async def test_a_topic_is_followed_and_its_newest_story_comes(database: Database) -> None:
    """Once: who follows it already is told that, and what it had."""
    reader = Reader(database)
    await reader.reads(1, 2)

    said = await reader.types("/follow #moscow")
    assert said.startswith("You follow #moscow.")
    assert ENGLISH.say(texts.NEWEST_ABOVE) in said
    (sample,) = await reader.owes()
    assert "school 2" in sample, "the newer of the two"
    assert await reader.types("/follow #Moscow") == "You follow #Moscow already."
    assert await reader.owes() == [sample]


async def test_what_is_wished_for_without_words_is_explained(database: Database) -> None:
    """Both commands; the beginning of a link is no topic."""
    reader = Reader(database)

    assert await reader.types("/follow") == ENGLISH.say(texts.FOLLOW_HOW)
    assert await reader.types("/follow https://", links=()) == ENGLISH.say(texts.FOLLOW_HOW)
    assert await reader.types("/unfollow  #") == ENGLISH.say(texts.UNFOLLOW_HOW)


async def test_the_newest_story_says_that_its_page_told_more(database: Database) -> None:
    """Also in an edition that nobody was told before."""
    reader = Reader(database)
    await reader.reads(1)
    async with database.write() as connection:
        await connection.execute(update(story).values(updated_at=NOW))
    await reader.chats.save(ADA, ChatSettings(look=Look(points=1)), NOW)

    await reader.types("/follow #moscow")

    (sample,) = await reader.owes()
    assert sample.count("• ") == 1
    assert "Updated" in sample


async def test_of_several_topics_no_samples_come(database: Database) -> None:
    """They would be a flood; of those of which there was nothing it is said once."""
    reader = Reader(database)
    await reader.reads(1)
    said = await reader.types("/follow moscow, bowls and darts daily")

    assert ENGLISH.say(texts.NEWEST_ABOVE) not in said
    assert "#bowls" in said
    assert "#darts" in said
    assert said.count(ENGLISH.say(texts.NO_FEEDS)) == 1
    assert await reader.owes() == []
    assert {s.topic: s.digest for s in await reader.followed()} == dict.fromkeys(
        await reader.topics(), True
    )


async def test_what_nothing_can_match_is_not_followed(database: Database) -> None:
    """It is said why."""
    reader = Reader(database)

    assert "has no letter" in await reader.types("/follow 2024")
    assert await reader.topics() == set()


async def test_a_chat_follows_so_much(database: Database) -> None:
    """And is told where it stands."""
    reader = Reader(database)
    for number in range(MAX_TOPICS):
        await follow(database, ADA, NOW, f"topic{number}")

    assert str(MAX_TOPICS) in await reader.types("/follow moscow")
    assert len(await reader.followed()) == MAX_TOPICS


async def test_a_topic_of_a_thread_is_told_there(database: Database) -> None:
    """In forums."""
    reader = Reader(database)
    await reader.types("/follow moscow", GROUP, thread_id=3)

    assert [s.thread_id for s in await reader.followed(GROUP)] == [3]


async def test_all_of_a_site_is_followed_by_its_link(database: Database) -> None:
    """The feed behind it is watched for the chat; a site without one is said to have none."""
    reader = Reader(database)
    feed = "https://harbour.example/feed"
    reader.sites[feed] = MarkedFeed(title="Harbour Times", url="https://harbour.example")

    said = await reader.types(f"/follow {feed} daily")
    assert said.startswith("You follow <b>Harbour Times</b>, with your digest.")
    (watched,) = await reader.feeds.of_chat(ADA)
    assert await reader.topics() == {f"feed:{watched.id}"}
    assert await reader.types("/follow https://none.example") == ENGLISH.say(texts.NO_FEED)
    two = await reader.types(f"/follow {feed} https://b.example")
    assert ENGLISH.say(texts.ONE_SITE) in two
    assert (await reader.types("/unfollow Harbour Times")).startswith("You no longer follow")
    assert await reader.topics() == set()


async def test_what_is_not_followed_cannot_be_unfollowed(database: Database) -> None:
    """Of several each is told of."""
    reader = Reader(database)
    await reader.types("/follow moscow, paris")
    said = await reader.types("/unfollow moscow, berlin")

    assert "no longer follow #moscow" in said
    assert "do not follow #berlin" in said
    assert await reader.topics() == {"paris"}


async def test_nothing_can_come_while_no_feed_is_watched(database: Database) -> None:
    """It is said, until one is."""
    reader = Reader(database)

    assert ENGLISH.say(texts.NO_FEEDS) in await reader.types("/follow moscow")
    await reader.feeds.add("https://a.example/feed", NOW)
    assert ENGLISH.say(texts.NO_FEEDS) not in await reader.types("/follow paris")


async def test_a_command_may_be_given_several_times_in_one_message(database: Database) -> None:
    """As lists of commands are pasted."""
    reader = Reader(database)
    await reader.types("/follow moscow\n/follow@precis_bot paris, berlin\n  /follow nba")

    assert await reader.topics() == {"moscow", "paris", "berlin", "nba"}


async def test_a_command_that_is_too_long_is_said_to_be(database: Database) -> None:
    """What is beyond its end is not followed."""
    reader = Reader(database)
    said = await reader.types("/follow moscow" + " " * MAX_ARGUMENTS + "\nparis")

    assert ENGLISH.say(texts.FOLLOW_CUT, limit=ENGLISH.number(MAX_ARGUMENTS)) in said
    assert await reader.topics() == {"moscow"}
