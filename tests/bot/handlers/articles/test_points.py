"""More and Fewer."""

from __future__ import annotations

from sqlalchemy import update

from bot.errors import FetchError, Unfetched
from bot.handlers.articles.points import PointsButtons
from bot.interactions.interaction import ChatKind
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.schema import story
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.looks import Look
from bot.subscriptions.values import ChatSettings
from summarizer.models import Article, Summary
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, GROUP, Buttons, pressed, summarise
from tests.bot.stories.newsroom import article, record, report


async def look_of(_: int) -> Look:
    return Look(points=5, folded=True)


async def test_the_message_shows_so_many_points(database: Database) -> None:
    """It is edited, and stays whose it is; under a story its own buttons stay."""
    buttons = Buttons(article(1))
    points = PointsButtons(buttons.presses, summarise, look_of, StoryStore(database)).handler()

    assert await buttons.press(points, pressed("points:1", article=1)) is None
    assert await buttons.press(points, pressed("points:2", article=1, asked_by=None)) is None
    answer, story = buttons.owed.edits
    assert [m.reply.html.count("• ") for m in (answer, story)] == [1, 2]
    assert (answer.article_id, answer.asked_by, story.asked_by) == (1, ADA, None)
    assert [b.data for row in story.reply.buttons for b in row][-1] == "mute"


async def test_a_story_says_still_when_its_page_told_more(database: Database) -> None:
    """However many points it shows; an answer, and a chat that may not see the story, do not."""
    store = StoryStore(database)
    await ChatStore(database).save(ADA, ChatSettings(share=True), NOW)
    told = await record(store, report(article(1), shared_in=ADA), NOW)
    async with database.write() as connection:
        await connection.execute(
            update(story).where(story.c.id == told.story_id).values(updated_at=NOW)
        )
    # Its shelf numbers from 1; the database goes on from where other tests were.
    buttons = Buttons(*[article(1)] * told.article_id)
    points = PointsButtons(buttons.presses, summarise, look_of, store).handler()

    for chat, asked_by in ((ADA, None), (ADA, ADA), (99, None)):
        press = pressed("points:2", chat, article=told.article_id, asked_by=asked_by)
        assert await buttons.press(points, press) is None

    said = ["Updated" in edit.reply.html for edit in buttons.owed.edits]
    assert said == [True, False, False]


async def test_what_cannot_be_condensed_is_said(database: Database) -> None:
    """To who pressed; the message stays."""

    async def busy(_: Article, __: int) -> Summary:
        raise FetchError(Unfetched.BUSY)

    buttons = Buttons(article(1))
    points = PointsButtons(buttons.presses, busy, look_of, StoryStore(database)).handler()

    assert await buttons.press(points, pressed("points:1", article=1)) == (
        ENGLISH.say(texts.UNFETCHED[Unfetched.BUSY])
    )
    assert buttons.owed.messages == []


async def test_a_stranger_changes_nothing_that_a_group_sees(database: Database) -> None:
    """Who asked does; an article that is not kept any more changes for nobody."""
    buttons = Buttons(article(1))
    points = PointsButtons(buttons.presses, summarise, look_of, StoryStore(database)).handler()
    stranger = pressed("points:1", GROUP, article=1, asked_by=99, admin=False)
    asker = pressed("points:1", GROUP, article=1, admin=False)

    channel = pressed(
        "points:1", -300, article=1, admin=False, chat_kind=ChatKind.CHANNEL, asked_by=ADA
    )

    assert await buttons.press(points, stranger) == ENGLISH.say(texts.NOT_YOURS)
    assert await buttons.press(points, channel) == ENGLISH.say(texts.NOT_YOURS), (
        "its admins alone do"
    )
    assert await buttons.press(points, asker) is None
    assert await buttons.press(points, pressed("points:1", article=9)) == ENGLISH.say(
        texts.NOT_KEPT
    )
    assert len(buttons.owed.messages) == 1
