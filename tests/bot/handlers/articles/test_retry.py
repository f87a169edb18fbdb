"""Again, under the line that says why a link was not answered."""

from __future__ import annotations

import pytest

from bot.errors import FetchError, Unfetched
from bot.fairness.quota import RequestKind
from bot.handlers.articles.links import LinkAnswers
from bot.handlers.articles.retry import RetryButtons
from bot.interactions.interaction import Answered
from bot.models import Menu, StoredArticle
from bot.outgoing import EditText
from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.handlers.articles.asking import Answers, Press
from tests.bot.interactions.people import ADA, GROUP, Buttons, did, given, pressed
from tests.bot.stories.newsroom import article

LINK, OTHER = "https://a.example", "https://b.example"


class Slow(Press):
    """Is too slow at first."""

    reason: Unfetched | None = Unfetched.TOO_SLOW

    async def by_link(
        self, link: str, person: int | None, chat_id: int | None = None
    ) -> StoredArticle:
        if self.reason:
            raise FetchError(self.reason)
        return await super().by_link(link, person, chat_id)


class Desk:
    def __init__(self, each: int = 1000) -> None:
        self.press, self.answers, self.buttons = Slow(a=article(1)), Answers(each), Buttons()
        answers = self.answers.answers
        self.links = LinkAnswers(self.press, answers, self.answers.owed, self.answers.gate)
        self.retry = RetryButtons(
            self.buttons.presses, self.press, answers, self.answers.gate
        ).handler()

    async def sends(self, *links: str) -> list[tuple[str, ...]]:
        """Send links; returns the data of the buttons of each answer."""
        await given([self.links.handler()], did(text=" ".join(links), links=links))
        return [
            tuple(button.data for row in message.reply.buttons for button in row)
            for message in self.answers.owed.sent
        ]

    async def presses(self, data: str, *links: str, chat: int = ADA, **more: object) -> str | None:
        under = Answered(links=links)
        press = pressed(data, chat, menu=Menu.RETRY, replies_to=under, **more)  # type: ignore[arg-type]
        return await self.buttons.press(self.retry, press)


async def test_what_may_pass_is_tried_again() -> None:
    """The answer takes the place of the line, and shows its article."""
    desk = Desk()
    ((data,),) = await desk.sends(LINK)
    desk.press.reason = None

    assert await desk.presses(data, OTHER, LINK) is None

    assert desk.press.asked == [(LINK, ADA)]
    (edit,) = desk.buttons.owed.edits
    assert isinstance(edit, EditText)
    assert "Moscow council" in edit.reply.html
    assert (edit.article_id, edit.asked_by) == (1, ADA)
    assert desk.answers.answered == [(ADA, 1)]


async def test_each_link_has_a_button_of_its_own() -> None:
    """What does not pass has none."""
    desk = Desk()
    one, other = await desk.sends(LINK, OTHER)
    assert one != other
    desk.press.reason = Unfetched.GONE

    assert (await desk.sends(LINK))[-1] == ()


async def test_what_fails_again_says_so() -> None:
    """With what it is now; it can be tried as long as it may pass."""
    desk = Desk()
    ((data,),) = await desk.sends(LINK)
    for reason, left in ((Unfetched.UNREACHABLE, 1), (Unfetched.BLOCKED, 0)):
        desk.press.reason = reason
        said = ENGLISH.say(texts.UNFETCHED[reason])
        assert await desk.presses(data, LINK) == said
        face = desk.buttons.owed.edits[-1].reply
        assert (face.html, len(face.buttons)) == (said, left)


@pytest.mark.parametrize("links", [(), (OTHER,)])
async def test_no_other_link_is_tried(links: tuple[str, ...]) -> None:
    """The message is gone, or says something else by now."""
    desk = Desk()
    ((data,),) = await desk.sends(LINK)
    desk.press.reason = None

    assert await desk.presses(data, *links) == ENGLISH.say(texts.LINK_GONE)
    assert desk.press.asked == []


async def test_a_press_is_a_link_of_who_presses() -> None:
    """It counts as one; a stranger's changes nothing that a group sees."""
    desk = Desk(each=1)
    ((data,),) = await desk.sends(LINK)
    desk.press.reason = None

    stranger = await desk.presses(data, LINK, chat=GROUP, asked_by=99, admin=False)
    assert stranger == ENGLISH.say(texts.NOT_YOURS)
    assert await desk.presses(data, LINK) == ENGLISH.say(texts.QUOTAS[RequestKind.LINK])
    assert desk.buttons.owed.messages == []
