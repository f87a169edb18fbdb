"""/start and /help."""

from __future__ import annotations

from bot.handlers.start import Introduction
from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import Interaction
from bot.render import texts
from bot.render.language import ENGLISH, text
from tests.bot.interactions.people import GROUP, answers, typed


async def nothing(_: Interaction) -> None:
    pass


OTHERS = (
    Command(name="look", line=text("Look & see"), act=nothing, example="<x>"),
    Command(name="run", line=text("Run the bot"), act=nothing, scope=Scope.OPERATOR),
)


async def test_help_tells_of_what_is_heard() -> None:
    """Each with what it does; not of the operator's."""
    (said,) = await answers(Introduction(OTHERS).commands(), typed("/help"))

    assert "/look &lt;x&gt; – Look &amp; see\n/start – " in said
    assert "/run" not in said


async def test_start_greets_whatever_follows_it() -> None:
    """A deep link's payload does; in a group nothing is said as yet."""
    commands = Introduction(OTHERS).commands()

    assert await answers(commands, typed("/start tag_moscow")) == [ENGLISH.say(texts.START)]
    assert await answers(commands, typed("/start", GROUP)) == []
