"""The hint that a chat can ask back."""

from __future__ import annotations

from bot.handlers.asking.hints import Hints
from bot.models import StoredArticle
from bot.render import asking_texts
from bot.render.language import ENGLISH
from bot.storage.messages.shown import ShownStore
from tests.bot.handlers.articles.asking import Answers, stored
from tests.bot.interactions.people import ADA, GROUP, did


class Shown(ShownStore):
    """Knows of chats that had an answer."""

    def __init__(self, *chats: int) -> None:
        self.chats = chats

    async def has_article(self, chat_id: int) -> bool:
        return chat_id in self.chats


async def had() -> StoredArticle:
    return stored()


async def test_a_chat_is_told_once() -> None:
    """With its first answer, also where several are made at once; not if it had some before."""
    hints = Hints(Shown(2))

    assert [await hints.is_due(chat) for chat in (1, 1, 2, 3)] == [True, False, False, True]


async def test_it_stands_below_the_answer() -> None:
    """A group is told of the command; others are told nothing."""
    desk = Answers()
    desk.hinted = {ADA, GROUP}
    for chat in (ADA, GROUP, 8):
        await desk.answers.put(did(chat), had)

    private, group, other = desk.owed.said
    assert private.endswith(f"<i>{ENGLISH.say(asking_texts.ASK_HINT)}</i>")
    assert group.endswith(f"<i>{ENGLISH.say(asking_texts.ASK_HINT_GROUP)}</i>")
    assert "<i>" not in other
