"""What is answered with messages: once, and to whom may."""

from __future__ import annotations

import pytest

from bot.interactions.answering import PRIVATE, Answering, Command, Scope
from bot.interactions.interaction import ChatKind, Interaction
from bot.models import Reply
from bot.render import topic_texts
from bot.render.language import ENGLISH, text
from tests.bot.interactions.people import ADA, GROUP, Owed, answers, given, typed


class Cook:
    """Does as told, and remembers it."""

    def __init__(self, *said: str) -> None:
        self.said = said
        self.done: list[Interaction] = []

    async def cook(self, asked: Interaction) -> tuple[Reply, ...]:
        self.done.append(asked)
        return tuple(map(Reply, self.said))


@pytest.mark.parametrize(
    ("scope", "admin", "heard", "does"),
    [
        (Scope.EVERYBODY, False, True, True),
        (Scope.ADMINS, False, True, False),
        (Scope.ADMINS, True, True, True),
        (Scope.OPERATOR, True, False, False),
    ],
)
async def test_who_may_give_a_command(scope: Scope, admin: bool, heard: bool, does: bool) -> None:
    """Who may not is told, but for the operator's commands, which others do not have."""
    cook = Cook("done")
    command = Command(name="cook", line=text("Cook"), act=cook.cook, scope=scope)
    said = await answers([command], typed("/cook rice", GROUP, admin=admin))

    assert bool(cook.done) == does
    assert said == ((["done"] if does else [ENGLISH.say(topic_texts.ADMINS_ONLY)]) if heard else [])


async def test_the_operator_has_his_commands() -> None:
    """By his number; nobody is one where nobody is listed."""
    command = Command(name="cook", line=text("Cook"), act=Cook("done").cook, scope=Scope.OPERATOR)

    assert await answers([command], typed("/cook"), operators=[ADA]) == ["done"]
    assert await answers([command], typed("/cook", person=None), operators=[ADA]) == []
    assert await answers([command], typed("/cook", person=None)) == []


async def test_a_command_is_heard_where_it_is_of_use() -> None:
    """In groups not, if it is for private chats."""
    command = Command(name="cook", line=text("Cook"), act=Cook("done").cook, chats=PRIVATE)

    assert await answers([command], typed("/cook", GROUP)) == []
    assert await answers([command], typed("/cook", chat_kind=ChatKind.CHANNEL)) == []
    assert await answers([command], typed("/cook")) == ["done"]
    assert await answers([command], typed("/kook")) == []


async def test_what_was_answered_is_not_done_again() -> None:
    """After a restart an update comes once more."""
    cook, owed = Cook("one", "two"), Owed()
    command = Command(name="cook", line=text("Cook"), act=cook.cook)
    handlers = [Answering(owed, ()).command(command)]
    asked = typed("/cook", known=owed.has)
    for _ in range(2):
        assert await given(handlers, asked)

    assert len(cook.done) == 1
    assert owed.said == ["one", "two"]
    assert [m.key for m in owed.messages] == [asked.answer_key(0), asked.answer_key(1)]
    assert {m.reply_to for m in owed.sent} == {asked.message_id}
