"""Who is banned is served nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.operator.bans import Bans, BanSection
from bot.interactions.interaction import ChatKind, Interaction
from bot.models import DeliveryState, Menu, Priority, Reply
from bot.outgoing import SendText, recipient_of
from bot.render import access_texts as said
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.bans import BanStore
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.subscriptions.values import ChatSettings
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, GROUP, Buttons, Client, Owed, did, pressed, typed
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    follow,
    plainly,
    record,
    report,
    send_all,
    serve,
)

OPERATOR, EVE, CHANNEL = 5, 9, -100_300


class Door:
    """Those who are out, and what they are told."""

    def __init__(self, database: Database) -> None:
        self.owed, self.client, self.store = Owed(), Client(), BanStore(database)
        self.buttons = Buttons()
        who: dict[str, Any] = {"operators": [OPERATOR], "clock": lambda: NOW}
        self.bans = Bans(self.store, self.owed, self.client, **who)
        self.section = BanSection(self.store, self.buttons.presses, **who)

    async def says(self, text: str) -> str:
        return (await self.section.answer(typed(text, OPERATOR, person=OPERATOR))).html


def by(person: int, chat: int | None = None, **more: Any) -> Interaction:
    place = person if chat is None else chat
    facts: dict[str, Any] = {"person": person, "asker": person}
    return did(place, **(facts | more))


async def test_a_banned_person_is_served_nowhere_and_told_once(database: Database) -> None:
    """Not in groups, nor by buttons, nor where the bot is not; others in the group are."""
    door = Door(database)
    await door.store.ban(EVE, NOW)

    for asked in (by(EVE, GROUP), by(EVE, chat_kind=ChatKind.ELSEWHERE, message_id=None)):
        assert await door.bans.bar(asked)
    assert door.owed.said == [], "not before others"
    for _ in range(2):
        assert await door.bans.bar(by(EVE))
        assert await door.bans.bar(pressed("points:4", GROUP, person=EVE, asker=EVE))
    assert door.owed.said == [ENGLISH.say(said.BANNED_HERE)]
    assert door.client.ended == [None, None], "each press ends"
    assert not await door.bans.bar(by(ADA, GROUP))


async def test_a_press_may_be_where_it_is_told(database: Database) -> None:
    """To who pressed alone."""
    door = Door(database)
    await door.store.ban(EVE, NOW)

    for _ in range(2):
        assert await door.bans.bar(pressed("points:4", GROUP, person=EVE, asker=EVE))
    assert door.client.ended == [ENGLISH.say(said.BANNED_HERE), None]


async def test_a_banned_group_gets_nothing_whoever_asks(database: Database) -> None:
    """It is told when it calls the bot; people who talk there are not disturbed. So with a channel."""
    door = Door(database)
    for chat in (GROUP, CHANNEL):
        await door.store.ban(chat, NOW)

    assert await door.bans.bar(by(ADA, GROUP))
    assert await door.bans.bar(by(OPERATOR, CHANNEL, chat_kind=ChatKind.CHANNEL))
    assert door.owed.said == []
    for person in (ADA, OPERATOR):
        called = typed("/sum", GROUP, person=person, asker=person)
        assert await door.bans.bar(called)
    assert door.owed.said == [ENGLISH.say(said.BANNED_HERE)]
    assert await door.bans.bar(did(-5, asker=CHANNEL)), "who speaks for it elsewhere"


async def test_what_a_chat_had_ends_with_it(database: Database) -> None:
    """What it follows, its feeds, what waits for it; another chat keeps its own."""
    feeds, store = FeedStore(database), DeliveryStore(database)
    for chat in (EVE, ADA):
        await follow(database, chat, NOW)
        await feeds.add(f"https://example.org/{chat}", NOW, chat_id=chat)
        await ChatStore(database).save(chat, ChatSettings(share=True), NOW)
        await store.queue([SendText(key=f"k{chat}", chat_id=chat, reply=Reply("x"))], NOW)
    await BanStore(database).ban(EVE, NOW)

    subscriptions = SubscriptionStore(database)
    assert [len(await subscriptions.of_chat(chat)) for chat in (EVE, ADA)] == [0, 1]
    assert [feed.url for feed in await feeds.all()] == [f"https://example.org/{ADA}"]
    assert [(await ChatStore(database).settings(chat)).share for chat in (EVE, ADA)] == [
        False,
        True,
    ]
    assert [row.message.key for row in await store.due(NOW, 9)] == [f"k{ADA}"]


async def test_what_was_followed_in_the_same_moment_brings_nothing(database: Database) -> None:
    """A command that was at work while its chat was banned may keep something after."""
    await BanStore(database).ban(EVE, NOW)
    for chat in (EVE, ADA):
        await follow(database, chat, NOW)
    await record(StoryStore(database), report(article(1)), NOW)
    await serve(database, NOW)

    due = await DeliveryStore(database).due(NOW, 9)
    assert [(recipient_of(row.message), row.message.priority) for row in due] == [
        (ADA, Priority.SUBSCRIPTION)
    ]


async def test_what_a_chat_has_is_edited_no_more(database: Database) -> None:
    """Once it is banned; where another outlet prints a story, others see that."""
    stories = StoryStore(database)
    for chat in (EVE, ADA):
        await follow(database, chat, NOW)
    await record(stories, report(article(1)), NOW)
    await serve(database, NOW)
    await send_all(database, NOW)
    await BanStore(database).ban(EVE, NOW)
    await stories.record(report(article(1, "Bridge Post")), plainly, NOW)
    later = NOW + AMEND_AFTER
    told = await due_amendment(database, later)
    assert told
    await AmendmentStore(database).amend(told, dict.fromkeys(told.editions, Reply("also")), later)

    due = await DeliveryStore(database).due(later, 9)
    assert [recipient_of(row.message) for row in due] == [ADA]


async def test_the_operator_bans_and_lifts(database: Database) -> None:
    """By number; himself, another operator and accounts that stand for many he cannot."""
    door = Door(database)

    assert ENGLISH.say(said.BANS_NONE) in await door.says("/admin ban")
    assert await door.says(f"/admin ban {EVE}") == ENGLISH.say(said.BANNED, id=str(EVE))
    for never in (OPERATOR, 1_087_968_824):
        assert await door.says(f"/admin ban {never}") == ENGLISH.say(said.BAN_NOT, id=str(never))
    for wrong in ("", "x", "9 9"):
        assert ENGLISH.say(said.BAN_HOW) in await door.says(f"/admin ban {wrong}")
    assert await door.store.all(9) == (EVE,)
    assert await door.says(f"/admin unban {EVE}") == ENGLISH.say(said.UNBANNED, id=str(EVE))
    assert await door.says(f"/admin unban {EVE}") == ENGLISH.say(said.UNBANNED_NOBODY, id=str(EVE))
    assert await door.section.page(ENGLISH) is None


@pytest.mark.parametrize(("person", "lifts"), [(OPERATOR, True), (EVE, False)])
async def test_a_button_lifts_a_ban_for_operators(
    database: Database, person: int, lifts: bool
) -> None:
    """Who is banned cannot, whatever he sends."""
    door = Door(database)
    await door.store.ban(EVE, NOW)
    (handler,) = door.section.handlers()
    press = pressed(f"unban:{EVE}", person, person=person, menu=Menu.BANS)
    told = await door.buttons.press(handler, press)

    assert told == (None if lifts else ENGLISH.say(texts.MENU_NOT_KEPT))
    assert await door.store.all(9) == (() if lifts else (EVE,))


async def test_a_ban_goes_with_a_group_that_gets_another_id(database: Database) -> None:
    """Else it would be enough to make it a supergroup."""
    door = Door(database)
    await door.store.ban(GROUP, NOW)
    await DeliveryStore(database).move_chat(GROUP, -100_900, NOW)

    assert await door.store.all(9) == (-100_900,)


async def test_a_ban_costs_the_ledger_nothing_of_others(database: Database) -> None:
    """What was sent stays known: a lifted ban brings nothing again."""
    store = DeliveryStore(database)
    await store.queue([SendText(key="k", chat_id=EVE, reply=Reply("x"))], NOW)
    (row,) = await store.due(NOW, 9)
    await store.sent(row, 7, NOW)
    await BanStore(database).ban(EVE, NOW)

    assert (await Ledger(database).counts())[DeliveryState.SENT] == 1
