"""Links and texts that a person sends."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.articles.links import MIN_TEXT_LENGTH, LinkAnswers
from bot.interactions.interaction import Interaction
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from tests.bot.handlers.articles.asking import Answers, Press, reading
from tests.bot.interactions.people import ADA, GROUP, did, given, pressed
from tests.bot.stories.newsroom import article

LINKS = tuple(f"https://{name}.example" for name in "abcdefg")


async def test_each_link_is_answered_by_itself() -> None:
    """Five of a message; of those left out it is said; one that fails names its link."""
    desk, press = Answers(), Press(a=article(1), b=article(2), c=article(3), d=article(4))
    links = LinkAnswers(press, desk.answers, desk.owed, desk.gate)
    asked = did(links=LINKS, text="some links")
    assert await given([links.handler()], asked)

    by_key = {message.key: message for message in desk.owed.messages}
    answers = [by_key[asked.answer_key(number)] for number in range(6)]
    assert [m.article_id for m in answers] == [1, 2, 3, 4, None, None]
    assert "e.example" in answers[4].reply.html
    assert answers[5].reply.html == ENGLISH.say(texts.TOO_MANY_LINKS, limit=str(5), count=2)
    assert sorted(press.asked) == [(link, ADA) for link in LINKS[:5]]


async def test_one_link_that_fails_is_not_named() -> None:
    """There is no other."""
    desk = Answers()
    links = LinkAnswers(Press(), desk.answers, desk.owed, desk.gate)
    await given([links.handler()], did(links=LINKS[:1]))

    assert "a.example" not in desk.owed.said[0]


async def test_a_long_text_is_an_article(database: Database) -> None:
    """A short one is asked for a link."""
    desk = Answers()
    links = LinkAnswers(reading(database), desk.answers, desk.owed, desk.gate)
    text = "\n\n".join(line for n in range(4) for line in article(n).paragraphs)
    assert len(text) >= MIN_TEXT_LENGTH
    await given([links.handler()], did(text=text))
    await given([links.handler()], did(text="hello"))

    assert "of Moscow" in desk.owed.said[0]
    assert desk.owed.said[1] == ENGLISH.say(texts.NO_LINK)


@pytest.mark.parametrize(
    "asked", [did(GROUP, links=LINKS), did(is_notice=True), pressed("points:4")]
)
def test_what_wants_no_answer_gets_none(asked: Interaction) -> None:
    """Talk of groups, what Telegram tells of a chat, and presses."""
    desk = Answers()

    assert not LinkAnswers(Press(), desk.answers, desk.owed, desk.gate).handler().fits(asked)


async def test_an_edit_that_brings_a_link_is_answered_once() -> None:
    """Also after "send me a link"; what was answered before is not answered again."""
    desk = Answers()
    links = LinkAnswers(Press(a=article(1), b=article(2)), desk.answers, desk.owed, desk.gate)
    facts: dict[str, Any] = {"key": "message:7:5", "message_id": 5, "known": desk.owed.has}
    await given([links.handler()], did(text="hello", **facts))
    await given([links.handler()], did(text="hello you", is_edit=True, **facts))
    for link in (LINKS[0], LINKS[0], LINKS[1]):
        await given([links.handler()], did(links=(link,), is_edit=True, **facts))

    assert [message.article_id for message in desk.owed.sent] == [None, 1]
