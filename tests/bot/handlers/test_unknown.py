"""Commands that there are not."""

from __future__ import annotations

import pytest

from bot.handlers.unknown import UnknownCommands
from bot.interactions.answering import GROUPS, PRIVATE, Answering, Command, Scope
from bot.interactions.interaction import Interaction
from bot.render.language import text
from tests.bot.interactions.people import ADA, GROUP, Owed, did, given, typed


async def nothing(_: Interaction) -> None:
    pass


COMMANDS = (
    Command(name="follow", line=text("x"), act=nothing),
    Command(name="auto", line=text("x"), act=nothing, chats=GROUPS),
    Command(name="start", line=text("x"), act=nothing, chats=PRIVATE),
    Command(name="admin", line=text("x"), act=nothing, scope=Scope.OPERATOR),
)
OPERATOR = 5


async def said(asked: Interaction) -> list[str]:
    owed = Owed()
    answering = Answering(owed, [OPERATOR])
    unknown = UnknownCommands(answering, COMMANDS, [OPERATOR]).handler()
    await given([*map(answering.command, COMMANDS), unknown], asked)
    return owed.said


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (typed("/folow #moscow"), "/follow"),
        (typed("/autos@bot", GROUP, command="autos", addressed=True), "/auto"),
        (typed("/stat"), "/start"),
        (typed("/admi", person=OPERATOR), "/admin"),
    ],
)
async def test_the_command_that_was_meant_is_named(asked: Interaction, meant: str) -> None:
    """Of those that the person may give there."""
    assert await said(asked) == [f"I do not know /{asked.command}. {meant}?"]


@pytest.mark.parametrize(
    "asked", [typed("/xyzzy"), typed("/autos"), typed("/admin"), typed("/a&lt;", command="a<b>")]
)
async def test_where_none_is_near_there_is_help(asked: Interaction) -> None:
    """What others may do is no hint; what was typed is text."""
    (line,) = await said(asked)

    assert line.endswith(". /help says what I can do.")
    assert "<" not in line


@pytest.mark.parametrize(
    "asked",
    [
        typed("/folow", GROUP),
        typed("/folow", command=None),
        typed("/read https://a.example"),
        did(ADA, text="hello"),
        typed("/follow"),
    ],
)
async def test_others_are_left_in_peace(asked: Interaction) -> None:
    """Groups where nobody named the bot, other bots' commands, links, words, and what is known."""
    assert await said(asked) == []
