"""Who is served."""

from __future__ import annotations

import pytest

from bot.handlers.operator.access import Access, Admission
from bot.interactions.interaction import ChatKind, Interaction
from bot.models import Reply
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.allowlist import Allowlist
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, GROUP, Client, Owed, did, pressed, typed

OPERATOR, FRIEND = 5, 6


class Door:
    """An access, and what strangers are told."""

    def __init__(self, database: Database, *, is_open: bool = False) -> None:
        self.owed, self.client, self.list = Owed(), Client(), Allowlist(database)
        self.access = Access(
            self.list,
            self.owed,
            self.client,
            operators=[OPERATOR],
            is_open=is_open,
            clock=lambda: NOW,
        )


async def test_an_open_bot_serves_everybody(database: Database) -> None:
    """Without a look at the list."""
    door = Door(database, is_open=True)

    assert await door.access.serves(did())
    assert door.owed.messages == []


async def test_strangers_are_told_once_a_day(database: Database) -> None:
    """In private, and of a press to who pressed; nothing is said in groups."""
    door = Door(database)
    for asked in (did(), typed("/help"), did(GROUP), did(chat_kind=ChatKind.CHANNEL)):
        assert not await door.access.serves(asked)
    assert not await door.access.serves(pressed("points:4"))

    assert door.owed.said == [ENGLISH.say(texts.NOT_ALLOWED, id=str(ADA))]
    assert door.client.ended == [ENGLISH.say(texts.NOT_ALLOWED_PRESS)]


async def test_those_who_were_let_in_are_served(database: Database) -> None:
    """By their own number, or by that of the chat; the operator always."""
    door = Door(database)
    for number in (FRIEND, GROUP):
        await door.list.allow(number, NOW)

    assert await door.access.serves(did(FRIEND, person=FRIEND, asker=FRIEND))
    assert await door.access.serves(did(-200, person=FRIEND, asker=FRIEND))
    assert await door.access.serves(did(GROUP))
    assert await door.access.serves(did(-200, person=OPERATOR, asker=OPERATOR))
    assert not await door.access.serves(did(-200, person=ADA, asker=FRIEND))


@pytest.mark.parametrize(
    ("asked", "served"),
    [
        (typed("/topics"), True),
        (typed("/unfollow moscow"), True),
        (typed("/pause"), True),
        (pressed("topics:0"), True),
        (pressed("unfollow:0:moscow"), True),
        (typed("/follow moscow"), False),
        (did(text="/topics@other_bot https://a.example", is_command=True), False),
        (did(text="/topics"), False),
    ],
)
async def test_a_stranger_may_end_what_comes(
    database: Database, asked: Interaction, served: bool
) -> None:
    """Whoever was let in once; a command for another bot, or a text, is no such thing."""
    assert await Door(database).access.serves(asked) == served


async def test_the_operator_lets_in_and_out(database: Database) -> None:
    """Each by a number that Telegram can give; what is none is not taken."""
    allowed = Allowlist(database)
    admission = Admission(allowed, is_open=False, clock=lambda: NOW)

    async def said(text: str) -> str:
        asked = typed(text)
        reply: Reply = await admission.answer(asked)
        return reply.html

    assert ENGLISH.say(texts.ADMIN_ACCESS_NOBODY) in await said("/admin allow")
    assert await said("/admin allow 6") == ENGLISH.say(texts.ADMIN_ALLOWED, id="6")
    assert await said("/admin allow -100") == ENGLISH.say(texts.ADMIN_ALLOWED, id="-100")
    for wrong in ("x", "6 7", "\u0663", "9" * 19, "--6", "-"):
        assert ENGLISH.say(texts.ADMIN_ACCESS_HOW) in await said(f"/admin allow {wrong}")
    assert set(await allowed.all()) == {6, -100}
    assert await said("/admin deny 6") == ENGLISH.say(texts.ADMIN_DENIED, id="6")
    assert await said("/admin deny 6") == ENGLISH.say(texts.ADMIN_DENIED_NOBODY, id="6")


async def test_on_an_open_bot_the_list_is_said_to_do_nothing(database: Database) -> None:
    """It is kept all the same."""
    admission = Admission(Allowlist(database), is_open=True, clock=lambda: NOW)
    reply = await admission.answer(typed("/admin allow 6"))

    assert reply.html.endswith(ENGLISH.say(texts.ADMIN_ACCESS_OPEN))
