"""Invitations: made by the operator, opened by strangers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.fairness.invitations import Opening
from bot.handlers.operator.access import Access, Entrance
from bot.handlers.operator.bans import Bans
from bot.handlers.operator.invitations import InvitationSection, Openings
from bot.interactions.interaction import ChatKind
from bot.locales.languages import shipped
from bot.models import Menu
from bot.render import access_texts, texts
from bot.render.access import render_opening
from bot.render.language import ENGLISH
from bot.storage.chats.allowlist import Allowlist
from bot.storage.chats.bans import BanStore
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.invitations import InvitationStore
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import invitation
from tests.bot.conftest import NOW
from tests.bot.in_chats import text_of
from tests.bot.interactions.people import ADA, GROUP, Buttons, Client, Owed, gate, pressed, typed

OPERATOR, BOB, EVE = 5, 8, 9


class Door:
    """Both sides of a bot's door."""

    def __init__(self, database: Database, *, is_open: bool = False, each: int = 1000) -> None:
        self.now, self.database, self.buttons = NOW, database, Buttons()
        self.owed, self.client = Owed(), Client()
        self.seen: set[int] = set()
        self.allowlist, self.bans = Allowlist(database), BanStore(database)
        store = InvitationStore(database)
        self.section = InvitationSection(
            store,
            self.buttons.presses,
            operators=[OPERATOR],
            is_open=is_open,
            username=lambda: "precis_bot",
            clock=self.clock,
        )
        who: dict[str, Any] = {"operators": [OPERATOR], "clock": self.clock}
        openings = Openings(
            store,
            self.owed,
            gate(self.owed, self.client, each),
            ChatStore(database),
            languages=shipped(),
            operators=[OPERATOR],
            is_open=is_open,
            wake=lambda: None,
            clock=self.clock,
        )
        self.entrance = Entrance(
            Bans(self.bans, self.owed, self.client, **who),
            openings,
            Access(self.allowlist, self.owed, self.client, is_open=is_open, **who),
            self.seen.add,
        )

    def clock(self) -> datetime:
        return self.now

    async def makes(self, terms: str = "") -> str:
        """Make a link; returns what it opens the bot with."""
        reply = await self.section.answer(
            typed(f"/admin invite {terms}", OPERATOR, person=OPERATOR)
        )
        found = re.match(r"https://t\.me/precis_bot\?start=(\S+)\n", reply.html)
        assert found
        return found[1]

    async def opens(self, payload: str, person: int = ADA, **more: Any) -> list[str]:
        """Open the bot with it; returns what is said since, to whomever."""
        facts: dict[str, Any] = {"chat": person, "person": person, "asker": person}
        asked = typed(f"/start {payload}", **(facts | more))
        assert not await self.entrance.serves(asked)
        store = DeliveryStore(self.database)
        rows = await store.due(self.now, 9)
        for row in rows:
            await store.drop(row.id)
        said, self.owed.messages = [*self.owed.said], []
        return [*said, *(text_of(row).reply.html for row in rows)]

    async def newest(self) -> int:
        """Return the number of the link that was made last and is good still."""
        page = await self.section.page(ENGLISH)
        assert page
        return int(page.buttons[0][0].data.removeprefix("revoke:"))

    async def list(self) -> str:
        page = await self.section.page(ENGLISH)
        return page.html if page else ""


def line(opening: Opening) -> str:
    return render_opening(opening, ENGLISH).html


async def test_who_opens_a_link_is_let_in_and_the_operator_sees_who_came(
    database: Database,
) -> None:
    """The person is welcomed, who made it is told; a second opening changes nothing."""
    door = Door(database)
    payload = await door.makes("2 3")

    welcome, told = await door.opens(payload)
    assert welcome == line(Opening.LET_IN)
    assert f">{ADA}</a> came by your invitation" in told
    assert door.seen == set()
    assert await door.entrance.serves(typed("/help"))
    assert door.seen == {ADA}
    assert await door.opens(payload) == [line(Opening.ALREADY)]
    assert "1 of 2 left" in await door.list()
    assert f'came: <a href="tg://user?id={ADA}">{ADA}</a>' in await door.list()


async def test_a_link_lets_in_no_more_than_it_says(database: Database) -> None:
    """Nor after its days, nor once it is revoked, nor one that it let in and the operator denied."""
    door = Door(database)
    once, late, ended = await door.makes(), await door.makes("9 2"), await door.makes("9")
    await door.opens(once)

    assert await door.opens(once, BOB) == [line(Opening.USED_UP)]
    await door.allowlist.deny(ADA)
    assert await door.opens(once) == [line(Opening.ENDED)]
    revoke = pressed(
        f"revoke:{await door.newest()}", OPERATOR, person=OPERATOR, menu=Menu.INVITATIONS
    )
    (handler,) = door.section.handlers()
    assert await door.buttons.press(handler, revoke) is None
    assert await door.buttons.press(handler, revoke) == ENGLISH.say(texts.SOURCE_GONE)
    assert await door.opens(ended, BOB) == [line(Opening.REVOKED)]
    door.now += timedelta(days=2)
    assert await door.opens(late, BOB) == [line(Opening.EXPIRED)]
    assert await door.allowlist.all() == ()


async def test_forged_links_let_nobody_in_and_trying_is_stopped(database: Database) -> None:
    """Whatever the form; after so many a minute nothing is even looked for."""
    door = Door(database, each=3)
    payload = await door.makes()

    for forged in (payload[:-1] + "!", "invite_", "invite_" + "x" * 32):
        assert await door.opens(forged, EVE) == [line(Opening.UNKNOWN)]
    assert await door.opens(payload, EVE) == [
        "That is more than I can open in a minute. Try again in a minute."
    ]
    assert await door.allowlist.all() == ()


async def test_only_a_hash_is_kept(database: Database) -> None:
    """Who reads the database cannot let himself in."""
    payload = await Door(database).makes()
    async with database.read() as connection:
        row = (await connection.execute(select(invitation))).one()

    assert payload.removeprefix("invite_") not in repr(row)


async def test_where_an_invitation_is_of_no_use_one_sentence_says_why(database: Database) -> None:
    """On a bot for everybody, in a group, to an operator."""
    everybody, some = Door(database, is_open=True), Door(database)
    payload = await some.makes()

    assert await everybody.opens(payload) == [ENGLISH.say(access_texts.INVITATION_NOT_NEEDED)]
    in_group: dict[str, Any] = {"chat": GROUP, "chat_kind": ChatKind.GROUP}
    for door in (everybody, some):
        said = await door.opens(payload, **in_group)
        assert said == [ENGLISH.say(access_texts.INVITATION_IN_GROUP)]
    assert await some.opens(payload, chat=-300, chat_kind=ChatKind.CHANNEL) == []
    assert await some.opens(payload, OPERATOR) == [line(Opening.ALREADY)]
    assert await some.allowlist.all() == ()


async def test_who_is_banned_is_let_in_by_no_link(database: Database) -> None:
    """It is said once; the link is as good as it was."""
    door = Door(database)
    payload = await door.makes()
    await door.bans.ban(EVE, NOW)

    assert await door.opens(payload, EVE) == [ENGLISH.say(access_texts.BANNED_HERE)]
    assert await door.opens(payload, EVE) == []
    assert "1 of 1 left" in await door.list()


@pytest.mark.parametrize("person", [ADA, EVE])
async def test_one_who_is_no_operator_revokes_nothing(database: Database, person: int) -> None:
    """Whatever he presses; nor is a number that is none read."""
    door = Door(database)
    await door.makes()
    (handler,) = door.section.handlers()

    forged = pressed(f"revoke:{await door.newest()}", person, person=person, menu=Menu.INVITATIONS)
    assert await door.buttons.press(handler, forged) == ENGLISH.say(texts.MENU_NOT_KEPT)
    assert not handler.fits(pressed("revoke:x", OPERATOR, person=OPERATOR))
    assert "1 of 1 left" in await door.list()


async def test_what_is_no_number_is_answered_with_how(database: Database) -> None:
    """Nothing is made; without invitations there is no list."""
    door = Door(database)
    reply = await door.section.answer(typed("/admin invite many", OPERATOR, person=OPERATOR))

    assert reply.html.startswith("/admin invite 5 14 makes")
    assert await door.list() == ""


async def test_an_update_that_comes_again_lets_nobody_in_twice(database: Database) -> None:
    """As after a kill -9: the use is counted once, and what was said is said once."""
    door = Door(database)
    asked = typed(f"/start {await door.makes('2')}")

    assert not await door.entrance.serves(asked)
    assert not await door.entrance.serves(asked)
    due = await DeliveryStore(database).due(NOW, 9)
    assert next(text_of(row).reply.html for row in due) == line(Opening.LET_IN)
    assert len(due) == 2
    assert "1 of 2 left" in await door.list()
