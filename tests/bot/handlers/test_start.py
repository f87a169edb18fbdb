"""/start and /help."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.handlers.start import Introduction
from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import Interaction
from bot.models import Menu, Reply
from bot.render import texts
from bot.render.language import ENGLISH, Language, text
from tests.bot.interactions.people import ADA, GROUP, answers, typed


async def nothing(_: Interaction) -> None:
    pass


OTHERS = (
    Command(name="look", line=text("Look & see"), act=nothing, example="<x>"),
    Command(
        name="run",
        line=text("Run the bot"),
        act=nothing,
        scope=Scope.OPERATOR,
        forms=(("far 9", text("Run far")),),
    ),
)


async def topics(_: Language) -> tuple[str, ...]:
    return ("#moscow", "space")


async def watched() -> bool:
    return True


async def unwatched() -> bool:
    return False


def introduction(any_feed: Callable[[], Awaitable[bool]] = watched) -> Introduction:
    return Introduction(OTHERS, topics, any_feed, [ADA])


async def test_help_tells_of_what_is_heard() -> None:
    """Each with what it does; of the operator's only to him, by a message of its own."""
    asked = typed("/help", person=8, asker=8)
    (said,) = await answers(introduction().commands(), asked)
    _, more = await answers(introduction().commands(), typed("/help"))

    assert "/look &lt;x&gt; – Look &amp; see\n/start – " in said
    assert "/run" not in said
    assert more.endswith("/run – Run the bot\n/run far 9 – Run far")


async def test_help_in_a_group_says_how_to_call_the_bot() -> None:
    """A link alone is not answered there."""
    (said,) = await answers(introduction().commands(), typed("/help", GROUP))

    assert "Mention me" in said
    assert "/look &lt;x&gt; – Look &amp; see\n/help – " in said


async def test_a_link_offers_what_it_names() -> None:
    """By a button; nothing is followed before its press."""
    start, _ = introduction().commands()
    for payload, label, data in (
        ("tag_moscow", "moscow", "begin:moscow"),
        ("tag64_Y2xpbWF0ZSBjaGFuZ2U", "climate change", "begin:climate change"),
        ("feed_aG9uZXN0Lm9yZy9mZWVk", "honest\u2060.org/feed", "begin:https://honest.org/feed"),
    ):
        reply = await start.act(typed(f"/start {payload}"))
        assert isinstance(reply, Reply)
        assert f"<b>{label}</b>" in reply.html
        assert reply.menu is Menu.START
        assert [button.data for row in reply.buttons for button in row] == [data]


async def test_start_greets_whatever_follows_it() -> None:
    """A link that offers nothing; a group has a greeting of its own."""
    commands = introduction().commands()

    for payload in ("inline", "tag_", "tag_the", "feed_x", "tag64_%"):
        assert await answers(commands, typed(f"/start {payload}")) == [ENGLISH.say(texts.START)]
    assert await answers(commands, typed("/start", GROUP)) == []


async def test_start_offers_topics() -> None:
    """Who runs a bot without feeds is told how it comes by some; nobody else is."""
    (said,) = await answers(introduction(unwatched).commands(), typed("/start"))
    assert said.endswith("/addfeed adds one of your own.")
    start, _ = introduction().commands()
    reply = await start.act(typed("/start"))
    assert isinstance(reply, Reply)

    assert [button.text for row in reply.buttons for button in row] == ["#moscow", "space"]
    assert reply.html == ENGLISH.say(texts.START)
    stranger = Introduction(OTHERS, topics, unwatched, [])
    assert await answers(stranger.commands(), typed("/start")) == [ENGLISH.say(texts.START)]
