"""What "⋯" opens, and what is deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.models import Reply
from bot.render import kept_texts as texts
from bot.render import texts as all_texts
from bot.render.language import ENGLISH
from bot.render.summary import render_summary
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.messages.shown import ShownStore
from bot.storage.schema import delivery, story
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.values import ChatSettings
from summarizer import Article, summarize
from tests.bot.desk import OPERATOR, Desk, utc_now
from tests.bot.stories.newsroom import article, record, report
from tests.botapi import Fault
from tests.botapi.errors import bad_request

pytestmark = pytest.mark.asyncio(loop_scope="module")

Place = tuple[int, int]


def buttons(desk: Desk, place: Place) -> list[tuple[str, str]]:
    return [button for row in desk.api.state.sent[place].buttons for button in row]


async def pasted(desk: Desk, chat: int, person: int) -> Place:
    """Have a text answered that a person pasted."""
    said = Article.from_text("The council approved the bridge on Monday. " * 9, title="Minutes")
    stored = await ArticleStore(desk.precis.database).keep(said, utc_now(), asked_by=person)
    return await desk.sends(
        chat, render_summary(summarize(stored.article), ENGLISH), stored.id, asked_by=person
    )


async def test_an_answer_is_deleted_by_a_press(desk: Desk) -> None:
    """Its buttons reach nothing any more; the article, which has a link, stays."""
    person = desk.private()
    place = await desk.tells(person, article(1), asked_by=person)
    stored = (await ShownStore(desk.precis.database).of(*place)).article_id  # type: ignore[union-attr]
    assert stored
    await desk.presses_at(place, "acts", person)
    assert ("Delete", "delete") in buttons(desk, place)

    assert await desk.presses_at(place, "delete", person) == ""

    assert place not in desk.seen()
    assert await ShownStore(desk.precis.database).of(*place) is None
    assert await ArticleStore(desk.precis.database).by_id(stored)
    assert await desk.presses_at(place, "delete", person) == ENGLISH.say(all_texts.NOT_KEPT)


async def test_a_pasted_text_goes_with_its_answer(desk: Desk) -> None:
    """By one press; a stranger of the group presses in vain."""
    person, stranger = desk.private(), desk.new_id()
    group = -desk.new_id()
    desk.api.add_chat(group, "supergroup")
    place = await pasted(desk, group, person)
    stored = (await ShownStore(desk.precis.database).of(*place)).article_id  # type: ignore[union-attr]
    assert stored
    assert ("Delete", "delete") in buttons(desk, place)

    assert await desk.presses_at(place, "delete", stranger) == ENGLISH.say(all_texts.NOT_YOURS)
    await desk.presses_at(place, "delete", person)

    assert place not in desk.seen()
    assert await ArticleStore(desk.precis.database).by_id(stored) is None


async def test_who_asked_about_a_text_deletes_no_more_than_the_answer_to_that(desk: Desk) -> None:
    """A press that no button offers reaches the message; the text is its sender's."""
    person, other = desk.private(), desk.new_id()
    group = -desk.new_id()
    desk.api.add_chat(group, "supergroup")
    place = await pasted(desk, group, person)
    shown = ShownStore(desk.precis.database)
    stored = (await shown.of(*place)).article_id  # type: ignore[union-attr]
    asked = await desk.sends(group, Reply("On Monday."), stored, asked_by=other)

    await desk.presses_at(asked, "delete", other)

    assert asked not in desk.seen()
    assert stored
    assert await ArticleStore(desk.precis.database).by_id(stored)
    assert await shown.of(*place)
    # An admin deletes what is its sender's, as the sender does.
    desk.api.state.admins[group] = {OPERATOR}
    assert await desk.presses_at(place, "delete", OPERATOR) == ""
    assert await ArticleStore(desk.precis.database).by_id(stored) is None


async def test_what_telegram_does_not_delete_any_more_says_so(desk: Desk) -> None:
    """After two days; nothing of what it said is left."""
    person = desk.private()
    place = await pasted(desk, person, person)
    desk.api.script("deleteMessage", Fault(bad_request("message can't be deleted")))
    await desk.presses_at(place, "delete", person)

    left = desk.seen()[place]
    assert (left.html, left.buttons) == (ENGLISH.say(texts.DELETED), ())


async def test_the_newest_of_an_outlet_are_listed(desk: Desk) -> None:
    """But the one at hand; in pages of one message; nobody else's."""
    person, other = desk.private(), desk.private()
    store = StoryStore(desk.precis.database)
    for number in range(13):
        brought = replace(report(article(number)), event_key=number.to_bytes(4))
        await record(store, brought, utc_now() - timedelta(minutes=number))
    await ChatStore(desk.precis.database).save(other, ChatSettings(share=True), utc_now())
    await record(store, report(article(20), shared_in=other), utc_now())
    place = await desk.tells(person, article(0), asked_by=person)
    await desk.presses_at(place, "acts", person)
    assert ("More from Harbour Times", "outlet:0") in buttons(desk, place)

    await desk.presses_at(place, "outlet:0", person)

    listed = desk.api.messages(person)[-1]
    assert listed.html.count("• ") == 10
    assert "bridge 1<" in listed.html
    assert "harbour 0" not in listed.html
    where = (person, listed.message_id)
    await desk.presses_at(where, "outlets:10", person)
    assert desk.seen()[where].html.count("• ") == 2
    lonely = await desk.tells(person, article(30, "Bridge Post"), asked_by=person)
    assert await desk.presses_at(lonely, "outlet:0", person) == ENGLISH.say(texts.OUTLET_NONE)


async def test_a_story_says_what_came_of_it_since(desk: Desk) -> None:
    """Also where Telegram does not show what its message says by now."""
    person = desk.private()
    await desk.says("/follow #moscow", person, person)
    place = await desk.tells_story(person, report(article(50)))
    await desk.tells_story(person, report(article(50, "Bridge Post")))
    async with desk.precis.database.write() as connection:
        told = story.c.title == article(50).title
        await connection.execute(update(story).where(told).values(updated_at=utc_now()))

    await desk.presses_at(place, "acts", person)

    html = desk.seen()[place].html
    assert "Also: Bridge Post" in html
    assert "Updated" in html


async def test_a_deleted_story_does_not_come_back(desk: Desk) -> None:
    """Not by one more outlet that prints it, nor told anew."""
    person = desk.private()
    await desk.says("/follow #moscow", person, person)
    place = await desk.tells_story(person, report(article(40)))
    await desk.presses_at(place, "delete", person)
    assert place not in desk.seen()
    before = desk.seen().keys()

    async with desk.precis.database.read() as connection:
        told = select(delivery.c.message_id).where(delivery.c.chat_id == person)
        assert place[1] not in (await connection.scalars(told)).all()
    await desk.tells_story(person, report(article(40, "Bridge Post")))
    assert desk.seen().keys() == before
