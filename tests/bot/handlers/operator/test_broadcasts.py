"""The operator writes to all chats."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.handlers.operator.broadcasts import BroadcastSection
from bot.interactions.interaction import Answered
from bot.locales.languages import shipped
from bot.models import Menu, Priority, Reply
from bot.outgoing import SendText
from bot.render import broadcast_texts as said
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.allowlist import Allowlist
from bot.storage.chats.auto import AutoStore
from bot.storage.chats.bans import BanStore
from bot.storage.chats.channels import ChannelStore
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.telling import broadcasts
from bot.storage.telling.broadcast_rows import Served
from bot.storage.telling.broadcasts import BroadcastStore
from bot.subscriptions.values import ChatSettings
from bot.telling.broadcasts import Broadcasting
from tests.bot.conftest import NOW
from tests.bot.desk import OPERATOR as DESK_OPERATOR
from tests.bot.desk import open_desk
from tests.bot.in_chats import text_of
from tests.bot.interactions.people import ADA, Buttons, Owed, pressed, typed

OPERATOR, GROUP, CHANNEL = 5, -100_200, -100_300
PEOPLE = (11, 12, 13)


class Desk:
    """The operator, whom he reaches, and what waits for them."""

    def __init__(self, database: Database, *, listed_only: bool = False) -> None:
        self.now, self.database, self.buttons, self.owed = NOW, database, Buttons(), Owed()
        served = Served(listed_only=listed_only, operators=frozenset({OPERATOR}))
        self.store = BroadcastStore(database, served)
        self.section = BroadcastSection(
            self.store,
            self.buttons.presses,
            operators=[OPERATOR],
            wake=lambda: None,
            clock=self.clock,
        )
        self.sweep = Broadcasting(
            self.store,
            self.owed,
            ChatStore(database),
            shipped(),
            wake_sender=lambda: None,
            clock=self.clock,
        )

    def clock(self) -> datetime:
        return self.now

    async def known(self) -> None:
        """Have chats of each kind be known, in each way."""
        chats = ChatStore(self.database)
        for person in PEOPLE:
            await chats.hear(person, "de")
        await AutoStore(self.database).switch(GROUP, None, on=True)
        await chats.save(CHANNEL, ChatSettings(silent=True), NOW)
        await ChannelStore(self.database).keep(CHANNEL, ADA, "News")

    async def writes(self, html: str = "<b>hello</b>") -> Reply:
        """Write to all; returns the panel."""
        answered = Answered(text="hello", html=html)
        asked = typed("/admin broadcast", OPERATOR, person=OPERATOR, replies_to=answered)
        answer = await self.section.answer(asked)
        assert isinstance(answer, tuple)
        message, panel = answer
        assert message == Reply(html)
        assert isinstance(panel, Reply)
        return panel

    async def press(self, text: str, panel: Reply, person: int = OPERATOR) -> str | None:
        """Press a button of a panel by its text."""
        data = next(b.data for row in panel.buttons for b in row if text in b.text)
        (handler,) = self.section.handlers()
        press = pressed(data, person, person=person, asked_by=person, menu=Menu.BROADCAST)
        return await self.buttons.press(handler, press)

    @property
    def panel(self) -> Reply:
        return self.buttons.owed.edits[-1].reply

    async def begins(self) -> None:
        """Send it, as asked twice."""
        await self.press("Send it", await self.writes())
        await self.press("Yes", self.panel)
        self.now += timedelta(seconds=5)
        await self.sweep.work_off()

    async def waiting(self) -> list[int]:
        """Return the chats that it waits for."""
        rows = await DeliveryStore(self.database).due(self.now, 99)
        return [text_of(row).chat_id for row in rows if row.message.priority == Priority.BROADCAST]

    async def sends(self, limit: int = 99) -> list[int]:
        """Send what waits; returns to whom."""
        store, had = DeliveryStore(self.database), []
        epoch = await next_epoch(self.database, "sender")
        for row in await store.due(self.now, limit):
            assert await store.take(row.id, epoch)
            await store.sent(row, 900 + row.id, self.now)
            had.append(text_of(row).chat_id)
        return had


@pytest.fixture
async def desk(database: Database) -> Desk:
    found = Desk(database)
    await found.known()
    return found


async def test_it_is_asked_twice_and_goes_to_each_chat_once(desk: Desk) -> None:
    """As it was written; how many chats there are is said before, and how it gets on after."""
    panel = await desk.writes()
    assert "goes to so many chats: 5." in panel.html
    await desk.press("Send it", panel)
    assert "Shall I really send it? Chats: 5." in desk.panel.html
    assert await desk.waiting() == [], "nothing before the second yes"
    await desk.press("Yes", desk.panel)
    assert "is on its way: 0 of 5." in desk.panel.html
    desk.now += timedelta(seconds=5)
    await desk.sweep.work_off()

    (first, *_) = await DeliveryStore(desk.database).due(desk.now, 1)
    assert text_of(first).reply.html == "<b>hello</b>"
    assert sorted(await desk.sends()) == sorted([*PEOPLE, GROUP, CHANNEL])
    desk.now += timedelta(seconds=5)
    await desk.sweep.work_off()
    assert desk.owed.said[-1].endswith("is done: 5 of 5.")
    assert await desk.sweep.next_due_at() is None
    assert await desk.section.page(ENGLISH) is None


async def test_kinds_of_chats_are_chosen(desk: Desk) -> None:
    """Each by a press, until it is begun; with none of them there is nothing to send."""
    panel = await desk.writes()
    await desk.press("Private: 3", panel)
    assert "so many chats: 2." in desk.panel.html
    await desk.press("Groups: 1", desk.panel)
    await desk.press("Send it", desk.panel)
    await desk.press("Back", desk.panel)
    await desk.press("Send it", desk.panel)
    question = desk.panel
    await desk.press("Yes", question)
    await desk.press("Yes", question)
    await desk.press("Channels", panel)
    desk.now += timedelta(seconds=5)
    await desk.sweep.work_off()
    assert await desk.waiting() == [CHANNEL]

    panel = await desk.writes()
    for kind in ("Private", "Groups", "Channels"):
        await desk.press(kind, panel)
    assert ENGLISH.say(said.NOBODY) in desk.panel.html
    assert not [b for row in desk.panel.buttons for b in row if "Send" in b.text]


async def test_those_who_do_not_want_it_are_left_out(desk: Desk) -> None:
    """Who blocked the bot, who paused, who is banned; also what was owed when he was banned."""
    store, chats = DeliveryStore(desk.database), ChatStore(desk.database)
    await store.pause_chat(11, "blocked", NOW)
    await chats.save(12, ChatSettings(on_hold=True), NOW)
    await BanStore(desk.database).ban(GROUP, NOW)

    await desk.begins()
    assert sorted(await desk.waiting()) == sorted([13, CHANNEL])
    await BanStore(desk.database).ban(13, NOW)
    assert await desk.waiting() == [CHANNEL]


async def test_an_allowlisted_bot_writes_to_whom_it_serves(database: Database) -> None:
    """Not to strangers whom it told that it is not for them."""
    desk = Desk(database, listed_only=True)
    await desk.known()
    for number in (11, GROUP):
        await Allowlist(database).allow(number, NOW)
    await ChatStore(database).hear(OPERATOR, "en")

    await desk.begins()
    assert sorted(await desk.waiting()) == sorted([11, OPERATOR, GROUP])


async def test_what_is_stopped_leaves_no_more(desk: Desk) -> None:
    """What had left stays; a second press changes nothing."""
    await desk.begins()
    assert len(await desk.sends(limit=2)) == 2
    stands = desk.owed.edits[-1].reply
    for _ in range(2):
        assert await desk.press("Stop", stands) is None
    await desk.sweep.work_off()

    assert await desk.waiting() == []
    assert desk.owed.said[-1].endswith("was stopped: 2 of 5.")
    assert await desk.sweep.next_due_at() is None


async def test_a_draft_may_be_given_up(desk: Desk) -> None:
    """Then it cannot be sent any more."""
    panel = await desk.writes()
    await desk.press("Stop", panel)
    await desk.press("Send it", panel)

    assert "was stopped" in desk.panel.html
    await desk.sweep.work_off()
    assert desk.owed.said == []


async def test_batches_wait_for_each_other_and_go_on_after_a_kill(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A million chats are no one transaction, nor one long line; each has it once all the same."""
    monkeypatch.setattr(broadcasts, "_BATCH", 2)
    monkeypatch.setattr(broadcasts, "_FEW", 1)
    await desk.begins()
    assert len(await desk.waiting()) == 2
    desk.now += timedelta(seconds=5)
    await desk.sweep.work_off()
    assert len(await desk.waiting()) == 2, "those first"
    had = await desk.sends()
    for _ in range(9):
        # Another process goes on with it.
        again = Desk(desk.database)
        again.now = desk.now = desk.now + timedelta(seconds=5)
        await again.sweep.work_off()
        had += await again.sends()

    assert sorted(had) == sorted([*PEOPLE, GROUP, CHANNEL])
    assert await desk.sweep.next_due_at() is None


async def test_a_group_that_gets_another_id_has_it_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its new id may stand behind those that were served."""
    monkeypatch.setattr(broadcasts, "_BATCH", 2)
    monkeypatch.setattr(broadcasts, "_FEW", 5)
    await desk.begins()
    assert GROUP in await desk.sends()
    await DeliveryStore(desk.database).move_chat(GROUP, -3, desk.now)
    for _ in range(3):
        desk.now += timedelta(seconds=5)
        await desk.sweep.work_off()

    assert sorted(await desk.sends()) == sorted(PEOPLE)


async def test_a_person_who_waits_for_an_answer_has_it_first(desk: Desk) -> None:
    """Stories go before it, too."""
    await desk.begins()
    story = SendText(key="s", chat_id=77, reply=Reply("x"), priority=Priority.SUBSCRIPTION)
    answer = replace(story, key="a", priority=Priority.ANSWER)
    await DeliveryStore(desk.database).queue([story, answer], desk.now)

    due = await DeliveryStore(desk.database).due(desk.now, 9)
    assert [row.message.key for row in due[:2]] == ["a", "s"]


async def test_one_who_is_no_operator_sends_and_stops_nothing(desk: Desk) -> None:
    """Whatever he presses."""
    panel = await desk.writes()

    assert await desk.press("Send it", panel, ADA) == ENGLISH.say(texts.MENU_NOT_KEPT)
    assert desk.buttons.owed.messages == []
    (handler,) = desk.section.handlers()
    for forged in ("cast:1:all", "cast:x:send", "cast:1:send:1", "cast::send"):
        assert not handler.fits(pressed(forged, OPERATOR, person=OPERATOR))


async def test_nothing_to_send_is_answered_with_how(database: Database) -> None:
    """Neither text nor a message with one; a picture has none."""
    desk = Desk(database)
    for asked in (
        typed("/admin broadcast", OPERATOR, person=OPERATOR),
        typed("/admin broadcast", OPERATOR, person=OPERATOR, replies_to=Answered(text="a caption")),
    ):
        assert await desk.section.answer(asked) == Reply(ENGLISH.say(said.HOW))


async def test_marks_are_kept_as_telegram_tells_them(tmp_path: Path) -> None:
    """Behind the command, and of a message that it replies to; nothing is read as a mark that is none."""
    marked = [
        {"type": "bot_command", "offset": 0, "length": 6},
        {"type": "bold", "offset": 17, "length": 4},
    ]
    async with open_desk(tmp_path, shipped()) as desk:
        chat = DESK_OPERATOR
        who = {"id": chat, "is_bot": False, "first_name": "Ada"}
        message = {"date": 1, "chat": desk.api.state.chats[chat], "from": who}
        await desk.hears(
            message=message
            | {"message_id": 1, "text": "/admin broadcast News <b> & all", "entities": marked}
        )
        under = message | {"message_id": 2, "text": "Read x", "entities": []}
        under["entities"] = [
            {"type": "text_link", "offset": 5, "length": 1, "url": "https://example.org/"}
        ]
        asked = {"message_id": 3, "text": "/admin broadcast", "entities": marked[:1]}
        await desk.hears(message=message | asked | {"reply_to_message": under})
        shown = [each.html for each in desk.api.messages(chat)]

    assert shown[0] == "<b>News</b> &lt;b&gt; &amp; all"
    assert shown[2] == 'Read <a href="https://example.org/">x</a>'
    assert shown[1].startswith("<b>Broadcast 1</b>")
