"""/forget and its buttons."""

from __future__ import annotations

import pytest

from bot.render import kept_texts as texts
from bot.render import texts as all_texts
from bot.render import topic_texts
from bot.render.language import ENGLISH
from bot.storage.messages.shown import ShownStore
from tests.bot.desk import OPERATOR, Desk
from tests.bot.storage.chats.rows import cells
from tests.botapi import Fault
from tests.botapi.errors import Refusal

pytestmark = pytest.mark.asyncio(loop_scope="module")

#: A person, whose number nothing else has.
CYD = 731_055_290_339


async def test_a_chat_is_forgotten_once_that_was_confirmed(desk: Desk) -> None:
    """By its own message; it is told so, and nothing of it is left."""
    desk.api.add_chat(CYD)
    await desk.says("/follow #moscow", CYD, CYD)
    place = await desk.says("/forget", CYD, CYD)
    assert await ShownStore(desk.precis.database).of(*place)
    assert await cells(desk.precis.database, CYD)

    assert await desk.presses_at(place, "forget", CYD) == ""

    last = desk.api.messages(CYD)[-1]
    assert last.html == ENGLISH.say(texts.FORGOTTEN)
    assert not last.buttons
    assert await cells(desk.precis.database, CYD) == set()
    # A second press finds nothing, and leaves nothing.
    assert await desk.presses_at(place, "forget", CYD) == ENGLISH.say(all_texts.MENU_NOT_KEPT)
    assert await cells(desk.precis.database, CYD) == set()


async def test_nothing_is_forgotten_by_a_change_of_mind_or_a_strangers_press(desk: Desk) -> None:
    """Nor by a press under another message; in a group its admins alone are asked."""
    person, stranger = desk.private(), desk.new_id()
    group = -desk.new_id()
    desk.api.add_chat(group, "supergroup")
    desk.api.state.admins[group] = {OPERATOR}
    await desk.says("/follow #moscow", person, person)
    other = await desk.says("/topics", person, person)
    place = await desk.says("/forget", person, person)

    assert await desk.presses_at(other, "forget", person) == ENGLISH.say(all_texts.MENU_NOT_KEPT)
    await desk.presses_at(place, "keep", person)
    assert desk.api.messages(person)[-1].html == ENGLISH.say(texts.FORGET_KEPT)
    await desk.says("/forget", group, stranger)
    assert desk.api.messages(group)[-1].html == ENGLISH.say(topic_texts.ADMINS_ONLY)
    await desk.says("/follow #moscow", group, OPERATOR)
    asked = await desk.says("/forget", group, OPERATOR)
    said = await desk.presses_at(asked, "forget", stranger)
    assert said == ENGLISH.say(topic_texts.ADMINS_ONLY)
    assert {person, group} <= {chat for chat, _ in await desk.followed()}
    await desk.presses_at(asked, "forget", OPERATOR)
    followed = {chat for chat, _ in await desk.followed()}
    assert person in followed
    assert group not in followed


@pytest.mark.parametrize(
    "refusal",
    [
        Refusal(400, "Bad Request: message to edit not found"),
        Refusal(400, "Bad Request: chat not found"),
        Refusal(403, "Forbidden: bot was blocked by the user"),
    ],
    ids=lambda refusal: refusal.description,
)
async def test_who_is_gone_is_forgotten_all_the_same(desk: Desk, refusal: Refusal) -> None:
    """He cleared the chat, or blocked the bot, before he could be told."""
    desk.api.add_chat(CYD)
    await desk.says("/follow #moscow", CYD, CYD)
    place = await desk.says("/forget", CYD, CYD)
    desk.api.script("editMessageText", Fault(refusal))
    await desk.presses_at(place, "forget", CYD)

    assert await cells(desk.precis.database, CYD) == set()
