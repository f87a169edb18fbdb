"""Questions to what the bot really sent: from Telegram's update to its answer."""

from __future__ import annotations

from typing import Any

import pytest

from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.desk import Desk, utc_now
from tests.bot.stories.newsroom import article, follow, report

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def asks(desk: Desk, text: str, chat: int, **more: Any) -> str:
    """Say something in a private chat; returns what is said to it."""
    desk.api.say(text, chat, **more)
    event = desk.api.state.updates.pop()
    await desk.hears(**{kind: what for kind, what in event.items() if kind != "update_id"})
    return desk.api.messages(chat)[-1].text


def under(desk: Desk, place: tuple[int, int]) -> dict[str, Any]:
    """Return the message of ours at a place as Telegram shows it with a reply."""
    return {"reply_to_message": desk.api.state.message_object(desk.seen()[place])}


async def told(desk: Desk, chat: int, number: int) -> tuple[int, int]:
    """Have a story told to a chat that follows what it is about; returns where."""
    brought = report(article(number))
    await follow(desk.precis.database, chat, utc_now(), topic=min(brought.topics))
    return await desk.tells_story(chat, brought)


async def test_a_told_story_answers(desk: Desk) -> None:
    """And so does what answered; another chat's message of that number does not."""
    chat, other = desk.private(), desk.private()
    story = await told(desk, chat, 4)
    said = await asks(desk, "How much does the work cost?", chat, **under(desk, story))
    answer = (chat, desk.api.messages(chat)[-1].message_id)

    assert "costs 7 million roubles" in said
    assert "7 million" in await asks(desk, "how much is the cost", chat, **under(desk, story))
    assert "next month" in await asks(desk, "when does it begin", chat, **under(desk, answer))
    assert "million" not in await asks(desk, "How much?", other, **under(desk, story))


async def test_a_chat_asks_what_it_received(desk: Desk) -> None:
    """No other chat does."""
    chat, other = desk.private(), desk.private()
    await told(desk, chat, 7)
    question = "/ask how much does the work on the stadium cost?"

    assert "costs 10 million roubles" in await asks(desk, question, chat)
    assert "million" not in await asks(desk, question, other)


async def test_thanks_are_as_before(desk: Desk) -> None:
    """A reply that does not ask gets the line on links."""
    chat = desk.private()
    story = await told(desk, chat, 5)

    said = await asks(desk, "thanks!", chat, **under(desk, story))
    assert said == ENGLISH.say(texts.NO_LINK)
