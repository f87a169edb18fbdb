"""The gate before all that people do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.fairness.acting import Acting, acting_for
from bot.fairness.quota import ALLOWANCES, Allowance, Quota, RequestKind
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler, Reception
from bot.render import texts
from bot.render.language import ENGLISH
from tests.bot.conftest import NOW
from tests.bot.interactions.people import Client, Owed, did, pressed

#: Three of each kind a minute.
THREE = dict.fromkeys(RequestKind, Allowance(each=3, everybody=5))


class Desk:
    """A handler behind a gate, and what came through."""

    def __init__(self, kind: RequestKind | None = RequestKind.LOOK, *, slow: bool = False) -> None:
        self.outbox, self.client = Owed(), Client()
        self.now = 0.0
        self.handled: list[Interaction] = []
        self.gate = Gate(Quota(THREE), self.outbox, self.client, lambda: self.now, lambda: NOW)
        self.given_back = 0
        self.handlers = [Handler(fits=lambda _: True, act=self.handle, kind=kind, slow=slow)]

    async def handle(self, asked: Interaction) -> None:
        self.handled.append(asked)

    async def hear(self, asked: Interaction) -> Interaction:
        return asked

    async def serves(self, asked: Interaction) -> bool:
        return True

    async def give(self, *asked: Interaction, person: int = 7) -> None:
        reception = Reception(lambda _: None, self.serves, self.hear, self.gate, self.handlers)
        for each in asked:
            with acting_for(Acting(person, self.give_back)):
                await reception.handle(each)

    def give_back(self) -> None:
        self.given_back += 1


def said(ago: timedelta = timedelta()) -> Interaction:
    return did(text="/x", sent_at=NOW - ago)


def many(count: int) -> list[Interaction]:
    return [said() for _ in range(count)]


async def test_what_is_too_much_is_refused_and_said_once() -> None:
    """Then nothing is said until a minute has passed."""
    desk, asked = Desk(), many(7)
    await desk.give(*asked[:6])

    assert desk.handled == asked[:3]
    (line,) = desk.outbox.sent
    assert (line.key, line.reply_to) == (asked[3].answer_key(), asked[3].message_id)
    assert line.reply.html == ENGLISH.say(texts.QUOTAS[RequestKind.LOOK])

    desk.now = 61
    await desk.give(asked[6])
    assert desk.handled == [*asked[:3], asked[6]]


async def test_what_was_sent_while_the_bot_was_away_is_counted_by_when_it_was_sent() -> None:
    """An outage makes nobody's three a minute one flood; a flood of that time is still one."""
    desk = Desk()
    spread = [said(timedelta(minutes=30 - n)) for n in range(8)]
    flood = [said(timedelta(hours=5)) for _ in range(8)]
    await desk.give(*spread, *flood)

    assert desk.handled == [*spread, *flood[:3]]


async def test_a_clock_that_is_wrong_by_days_stops_no_count() -> None:
    """Nor does one that is set back."""
    desk = Desk()
    for ago in (timedelta(days=9000), -timedelta(hours=3)):
        desk.now += 100
        await desk.give(*(said(ago) for _ in range(5)))

    assert len(desk.handled) == 6


async def test_each_press_is_answered() -> None:
    """Of those that are too much the first is told why; the others end the client's waiting."""
    desk = Desk(RequestKind.PRESS)
    await desk.give(*(pressed("points:1") for _ in range(6)))

    assert len(desk.handled) == 3
    assert desk.client.ended == [ENGLISH.say(texts.QUOTAS[RequestKind.PRESS]), None, None]
    assert desk.outbox.messages == []


async def test_when_all_ask_for_too_much_nobody_is_blamed() -> None:
    """The line says that the bot is busy."""
    desk, asked = Desk(), many(6)
    for person, each in enumerate(asked, 1):
        await desk.give(each, person=person)

    assert desk.handled == asked[:5]
    assert desk.outbox.said == [ENGLISH.say(texts.BUSY)]


async def test_what_is_of_no_kind_is_counted_by_those_who_handle_it() -> None:
    """Links, one by one."""
    desk = Desk(None)
    await desk.give(*many(5))

    assert len(desk.handled) == 5


@pytest.mark.parametrize("slow", [True, False])
async def test_what_is_slow_waits_in_nobodys_place(slow: bool) -> None:
    """What is done in a moment keeps its own."""
    desk = Desk(slow=slow)
    await desk.give(said())

    assert desk.given_back == slow


async def test_what_a_group_hears_is_counted_for_it() -> None:
    """Two messages come of a change: one person has half of what the group may hear."""
    desk = Desk(RequestKind.CHANGE)
    desk.gate = Gate(Quota(), desk.outbox, desk.client, lambda: 0.0, lambda: NOW)
    await desk.give(*(did(-5) for _ in range(6)))
    await desk.give(*(did() for _ in range(6)))

    assert len(desk.handled) == 5 + 6


def test_every_kind_has_a_limit_and_a_sentence() -> None:
    """One that fits in an alert."""
    assert set(ALLOWANCES) == set(texts.QUOTAS) == set(RequestKind)
    said = [ENGLISH.say(line) for line in (*texts.QUOTAS.values(), texts.BUSY)]
    assert all(len(line) <= 200 for line in said)
