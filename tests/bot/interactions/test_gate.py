"""The gate before commands and buttons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from telegram import Bot, CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.deliveries.outbox import Outbox
from bot.fairness.acting import Acting, acting_for
from bot.fairness.quota import ALLOWANCES, Allowance, Kind, Quota
from bot.interactions.answer import Handler
from bot.interactions.gate import Gate
from bot.outgoing import Outgoing, SendText
from bot.render import texts

BOT = Bot("1:stand-in")
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

#: Three of each kind a minute.
THREE = dict.fromkeys(Kind, Allowance(each=3, everybody=5))


class Put(Outbox):
    """Remembers what is owed."""

    def __init__(self) -> None:
        self.owed: list[SendText] = []

    async def put(self, *messages: Outgoing) -> None:
        self.owed += [message for message in messages if isinstance(message, SendText)]


class Desk:
    """Handlers behind a gate, and what came through."""

    def __init__(self) -> None:
        self.outbox = Put()
        self.now = 0.0
        self.handled: list[int] = []
        self.gate = Gate(Quota(THREE), self.outbox, lambda: self.now, lambda: NOW)
        self.given_back = 0

    async def handle(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        self.handled.append(update.update_id)

    async def give(self, handler: Handler, *updates: Update, person: int = 7) -> None:
        for update in updates:
            with acting_for(Acting(person, self.give_back)):
                await handler.callback(update, cast(ContextTypes.DEFAULT_TYPE, None))

    def behind(self, handler: Handler) -> Handler:
        self.gate.stand_before([handler])
        return handler

    def give_back(self) -> None:
        self.given_back += 1


def said(number: int, chat: int = 7, ago: timedelta = timedelta()) -> Update:
    where = {"id": chat, "type": "private" if chat > 0 else "supergroup", "title": "G"}
    date = int((NOW - ago).timestamp())
    message = {"message_id": number, "date": date, "chat": where, "text": "/x"}
    return Update.de_json({"update_id": number, "message": message}, BOT)


def pressed(number: int) -> Update:
    person = {"id": 7, "is_bot": False, "first_name": "P"}
    query = {"id": str(number), "from": person, "chat_instance": "1", "data": "points:1"}
    return Update.de_json({"update_id": number, "callback_query": query}, BOT)


async def test_what_is_too_much_is_refused_and_said_once() -> None:
    """Then nothing is said until a minute has passed."""
    desk = Desk()
    handler = desk.behind(CommandHandler("latest", desk.handle))
    await desk.give(handler, *map(said, range(6)))

    assert desk.handled == [0, 1, 2]
    (line,) = desk.outbox.owed
    assert (line.key, line.reply_to, line.reply.html) == ("update:3:0", 3, texts.QUOTAS[Kind.LOOK])

    desk.now = 61
    await desk.give(handler, said(6))
    assert desk.handled == [0, 1, 2, 6]


async def test_what_was_sent_while_the_bot_was_away_is_counted_by_when_it_was_sent() -> None:
    """An outage makes nobody's three a minute one flood; a flood of that time is still one."""
    desk = Desk()
    handler = desk.behind(CommandHandler("latest", desk.handle))
    spread = [said(n, ago=timedelta(minutes=30 - n)) for n in range(8)]
    flood = [said(n, ago=timedelta(hours=5)) for n in range(10, 18)]
    await desk.give(handler, *spread, *flood)

    assert desk.handled == [*range(8), 10, 11, 12]


async def test_a_clock_that_is_wrong_by_days_stops_no_count() -> None:
    """Nor does one that is set back."""
    desk = Desk()
    handler = desk.behind(CommandHandler("latest", desk.handle))
    for ago in (timedelta(days=9000), -timedelta(hours=3)):
        desk.now += 100
        await desk.give(handler, *(said(n, ago=ago) for n in range(5)))

    assert desk.handled == [0, 1, 2] * 2


async def test_each_press_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of those that are too much the first is told why; the others end the client's waiting."""
    answers: list[str | None] = []

    async def answered(_: CallbackQuery, text: str | None = None, **_more: object) -> bool:
        answers.append(text)
        return True

    monkeypatch.setattr(CallbackQuery, "answer", answered)
    desk = Desk()
    await desk.give(desk.behind(CallbackQueryHandler(desk.handle)), *map(pressed, range(6)))

    assert desk.handled == [0, 1, 2]
    assert answers == [texts.QUOTAS[Kind.PRESS], None, None]


async def test_when_all_ask_for_too_much_nobody_is_blamed() -> None:
    """The line says that the bot is busy."""
    desk = Desk()
    handler = desk.behind(CommandHandler("latest", desk.handle))
    for person in range(1, 7):
        await desk.give(handler, said(person), person=person)

    assert desk.handled == [1, 2, 3, 4, 5]
    assert [line.reply.html for line in desk.outbox.owed] == [texts.BUSY]


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        ("help", Kind.WORD),
        ("latest", Kind.LOOK),
        ("follow", Kind.CHANGE),
        ("addfeed", Kind.CHANGE),
        ("export", Kind.OPML),
    ],
)
async def test_commands_are_counted_by_kind(command: str, kind: Kind) -> None:
    """Those of one kind together."""
    desk = Desk()
    one, other = (desk.behind(CommandHandler(name, desk.handle)) for name in (command, "help"))
    for number in range(4):
        await desk.give(one, said(number))
    await desk.give(other, said(9))

    assert desk.handled == [0, 1, 2] + [9] * (kind is not Kind.WORD)
    assert texts.QUOTAS[kind] in [line.reply.html for line in desk.outbox.owed]


async def test_links_are_counted_by_those_who_handle_them() -> None:
    """One by one."""
    desk = Desk()
    free = MessageHandler(filters.ALL, desk.handle)
    desk.gate.stand_before([free])
    await desk.give(free, *map(said, range(5)))

    assert desk.handled == [0, 1, 2, 3, 4]


async def test_a_button_waits_for_a_worker_in_nobodys_place() -> None:
    """What is done in a moment keeps its own."""
    desk = Desk()
    button = desk.behind(CallbackQueryHandler(desk.handle))
    command = desk.behind(CommandHandler("latest", desk.handle))
    await desk.give(command, said(1))
    assert desk.given_back == 0
    await desk.give(button, said(2))
    assert desk.given_back == 1


def test_every_kind_has_a_limit_and_a_sentence() -> None:
    """One that fits in an alert."""
    assert set(ALLOWANCES) == set(texts.QUOTAS) == set(Kind)
    assert all(len(line) <= 200 for line in (*texts.QUOTAS.values(), texts.BUSY))
