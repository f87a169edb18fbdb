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


async def test_a_link_that_brings_it_offers_what_it_names() -> None:
    """Each time; its button is for admins."""
    owed = Owed()
    for _ in range(2):
        await given([Greeting(owed).handler()], typed("/start tag_moscow", GROUP))

    greeting, *offers = owed.sent
    assert greeting.reply.html == ENGLISH.say(texts.GROUP_GREETING)
    assert [offer.reply.buttons[0][0].data for offer in offers] == ["begin:moscow"] * 2


@pytest.mark.parametrize("asked", [did(GROUP), did(GROUP, is_notice=True), typed("/start", ADA)])
def test_others_bring_nobody(asked: Interaction) -> None:
    """Talk, the coming of somebody else, and a private chat."""
    assert not Greeting(Owed()).handler().fits(asked)
