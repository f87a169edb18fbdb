"""Follow buttons."""

from __future__ import annotations

from bot.handlers.topics.follow_buttons import FollowButtons
from bot.interactions.interaction import Interaction
from bot.models import Menu
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from summarizer.models import Tag
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import GROUP, Buttons, pressed
from tests.bot.stories.newsroom import article


async def press(reader: Reader, press: Interaction) -> str | None:
    handlers = FollowButtons(reader.buttons.presses, reader.follow_commands).handlers()
    handler = next(each for each in handlers if each.fits(press))
    return await reader.buttons.press(handler, press)


def reader_of(database: Database, *tags: str) -> Reader:
    """Return a reader to whom an article with tags is shown."""
    return Reader(database, Buttons(article(1, tags=tuple(map(Tag, tags)))))


async def test_a_tag_is_followed_by_its_place(database: Database) -> None:
    """One that is not there (any more) is none."""
    reader = reader_of(database, "moscow", "harbour")

    assert await press(reader, pressed("tag:1", article=1)) is None
    assert await reader.topics() == {"harbor"}
    assert reader.buttons.owed.said[0].startswith("You follow #harbour.")
    assert await press(reader, pressed("tag:9", article=1)) == ENGLISH.say(texts.NOT_KEPT)


async def test_all_tags_are_offered_beside_the_summary(database: Database) -> None:
    """Of an article without any, none."""
    reader = reader_of(database, "moscow", "harbour")

    assert await press(reader, pressed("tags", article=1)) is None
    (offer,) = reader.buttons.owed.sent
    assert offer.article_id == 1
    assert [b.data for row in offer.reply.buttons for b in row] == ["tag:0", "tag:1"]
    assert await press(reader_of(database), pressed("tags", article=1)) == ENGLISH.say(
        texts.NOT_KEPT
    )


async def test_what_was_meant_takes_the_place_of_a_slip(database: Database) -> None:
    """As the slip was followed, in its thread; pressed twice it changes nothing more."""
    reader = reader_of(database)
    await reader.types("/follow germny daily", GROUP, thread_id=3)

    for _ in range(2):
        suggestion = pressed("follow:germany:germny", GROUP, menu=Menu.SUGGESTION, thread_id=3)
        assert await press(reader, suggestion) is None
    (followed,) = await reader.followed(GROUP)
    assert (followed.topic, followed.digest, followed.thread_id) == ("germany", True, 3)
    first, second = reader.buttons.owed.said
    assert "You no longer follow #germny" in first
    assert "already" in second


async def test_a_topic_of_the_greeting_is_followed(database: Database) -> None:
    """As if it had been typed; pressed twice it is followed once."""
    reader = reader_of(database)

    for topic in ("#moscow", "climate change", "climate change"):
        assert await press(reader, pressed(f"begin:{topic}", menu=Menu.START)) is None
    assert await reader.topics() == {"moscow", "climate_change"}
    first, _, third = reader.buttons.owed.said
    assert first.startswith("You follow #moscow.")
    assert "already" in third


async def test_members_of_a_group_follow_nothing_for_it(database: Database) -> None:
    """Not even who asked for the summary; nor by a suggestion, or a topic of the greeting."""
    reader = reader_of(database, "moscow", "harbour")
    await reader.types("/follow germny", GROUP)
    for asked in (
        pressed("tag:0", GROUP, article=1, admin=False),
        pressed("tags", GROUP, article=1, admin=False),
        pressed("follow:germany:germny", GROUP, menu=Menu.SUGGESTION, admin=False),
        pressed("begin:#moscow", GROUP, menu=Menu.START, admin=False),
    ):
        assert await press(reader, asked) == ENGLISH.say(topic_texts.ADMINS_ONLY)

    assert await reader.topics(GROUP) == {"germny"}
