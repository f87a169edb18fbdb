"""Follow buttons."""

from __future__ import annotations

from dataclasses import replace

from bot.feeds.entries import MarkedFeed
from bot.handlers.topics.follow_buttons import FollowButtons
from bot.interactions.interaction import Interaction, Press
from bot.models import Button, Menu, Reply
from bot.render import texts, topic_texts
from bot.render.follow import as_before
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from summarizer.models import Tag
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA, GROUP, Buttons, pressed
from tests.bot.stories.newsroom import article


async def press(reader: Reader, press: Interaction) -> str | None:
    handlers = FollowButtons(
        reader.buttons.presses, reader.follow_commands, reader.following
    ).handlers()
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


async def test_a_site_that_a_link_offers_is_followed(database: Database) -> None:
    """As if it had been typed."""
    reader = reader_of(database)
    reader.sites[FEED] = MarkedFeed(title="Harbour Times", url="https://harbour.example")

    for address in (FEED, "https://nowhere.example"):
        assert await press(reader, pressed(f"begin:{address}", menu=Menu.START)) is None

    (followed,) = await reader.followed()
    assert (followed.label, followed.topic[:5]) == ("Harbour Times", "feed:")
    assert reader.buttons.owed.said[1] == ENGLISH.say(topic_texts.NO_FEED)


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


FEED = "https://harbour.example/feed"

FACE = Reply(
    "<b>News</b>",
    (
        (Button("More", "points:4"),),
        (Button("Follow #moscow", "tag:0"), Button("Follow …", "tags")),
    ),
)


async def test_a_button_says_that_its_topic_is_followed(database: Database) -> None:
    """The rest of the message stays; pressed again it asks, and nothing is edited."""
    reader = reader_of(database, "moscow", "harbour")

    for _ in range(2):
        face = reader.buttons.owed.edits[-1].reply if reader.buttons.owed.edits else FACE
        asked = pressed("tag:0", article=1)
        await press(reader, replace(asked, press=Press("query", "tag:0", face)))
    (edit,) = reader.buttons.owed.edits
    assert (edit.reply.html, edit.article_id, edit.asked_by) == (FACE.html, 1, ADA)
    assert edit.reply.buttons == (
        FACE.buttons[0],
        (Button("Following ✓ #moscow", "tag:0"), FACE.buttons[1][1]),
    )
    _, question = reader.buttons.owed.sent
    assert question.reply.html == "You follow #moscow already."
    assert question.reply.buttons == ((Button("Unfollow moscow", "unfollow:0:moscow"),),)
    assert question.reply.menu is Menu.TOPICS


async def test_a_topic_of_the_greeting_is_marked_in_its_menu(database: Database) -> None:
    """What cannot be followed is not."""
    reader = reader_of(database)
    rows = ((Button("space", "begin:space"), Button("news", "begin:news")),)
    for data in ("begin:space", "begin:news"):
        asked = pressed(data, menu=Menu.START)
        await press(reader, replace(asked, press=Press("query", data, Reply("Hello", rows))))

    (edit,) = reader.buttons.owed.edits
    assert [button.text for button in edit.reply.buttons[0]] == ["Following ✓ #space", "news"]
    assert edit.reply.menu is Menu.START


def test_more_points_leave_the_words_of_follow_buttons() -> None:
    """Others are as they are now."""
    had = ((Button("Following ✓ #moscow", "tag:0"), Button("old", "points:4")),)
    now = ((Button("Follow #moscow", "tag:0"), Button("new", "points:4"), Button("x", "tag:1")),)

    assert as_before(now, had) == ((had[0][0], *now[0][1:]),)


async def test_all_is_unfollowed_after_a_question(database: Database) -> None:
    """Which admins alone may answer; who follows nothing is asked nothing."""
    reader = reader_of(database)
    assert "You do not follow" in await reader.types("/unfollow all", GROUP)
    await reader.types("/follow moscow, paris", GROUP)

    assert "all of them?" in await reader.types("/unfollow ALL", GROUP)
    assert len(await reader.topics(GROUP)) == 2
    asked = pressed("unfollow-all", GROUP, menu=Menu.TOPICS, admin=False)
    assert await press(reader, asked) == ENGLISH.say(topic_texts.ADMINS_ONLY)
    for _ in range(2):
        await press(reader, pressed("unfollow-all", GROUP, menu=Menu.TOPICS))
        assert reader.buttons.owed.said[-1] == ENGLISH.say(topic_texts.UNFOLLOWED_ALL)
    assert await reader.topics(GROUP) == set()
