"""The bot comes into a group."""

from __future__ import annotations

import pytest

from bot.handlers.groups.greeting import Greeting
from bot.interactions.interaction import Interaction
from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.interactions.people import ADA, GROUP, Owed, did, given, typed


async def test_a_group_is_greeted_once() -> None:
    """However Telegram tells of it, and whoever says /start; in two lines, in the thread."""
    owed = Owed()
    for asked in (
        did(GROUP, brings_us=True, is_notice=True, message_id=None, thread_id=3),
        did(GROUP, brings_us=True, is_notice=True),
        typed("/start x", GROUP),
    ):
        assert await given([Greeting(owed).handler()], asked)

    (greeting,) = owed.sent
    assert greeting.reply.html == ENGLISH.say(texts.GROUP_GREETING)
    assert len(greeting.reply.html.splitlines()) == 2
    assert (greeting.chat_id, greeting.thread) == (GROUP, 3)


@pytest.mark.parametrize("asked", [did(GROUP), did(GROUP, is_notice=True), typed("/start", ADA)])
def test_others_bring_nobody(asked: Interaction) -> None:
    """Talk, the coming of somebody else, and a private chat."""
    assert not Greeting(Owed()).handler().fits(asked)
