"""Waiting for a turn."""

import asyncio
import math

import pytest

from bot.fairness.acting import NOBODY, Acting, acting, acting_for
from bot.fairness.line import Stage
from bot.fairness.slots import Slots

ADA, BOB = 1, 2


class People:
    """Tasks that have a turn until they are let go."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.inside: list[str] = []
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self.leave: dict[str, asyncio.Event] = {}

    async def ask(self, name: str, person: int, stage: Stage = Stage.BEGINNING) -> None:
        self.leave[name] = asyncio.Event()
        self.tasks[name] = asyncio.create_task(self._turn(name, person, stage))
        await settle()

    async def end(self, *names: str) -> None:
        for name in names:
            self.leave[name].set()
        await asyncio.gather(*(self.tasks[name] for name in names))
        await settle()

    async def _turn(self, name: str, person: int, stage: Stage) -> None:
        with acting_for(Acting(person)):
            async with self.slots.turn(stage):
                self.inside.append(name)
                await self.leave[name].wait()
            self.inside.remove(name)


async def settle() -> None:
    """Let all go on that can."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_two_at_once_each() -> None:
    """The third of one person's waits, another person's does not."""
    people = People(Slots(math.inf, most_each=2))
    for name in ("a0", "a1", "a2"):
        await people.ask(name, ADA)
    await people.ask("b0", BOB)

    assert people.inside == ["a0", "a1", "b0"]
    await people.end("a0")
    assert people.inside == ["a1", "b0", "a2"]
    await people.end("a1", "a2", "b0")


async def test_who_stops_waiting_is_out_of_the_line() -> None:
    """And takes nobody's turn with him, even in the moment in which he would have had it."""
    people = People(Slots(1))
    await people.ask("a0", ADA)
    await people.ask("b0", BOB)
    await people.ask("b1", BOB)
    await people.ask("a1", ADA)

    people.tasks["b0"].cancel()
    await settle()
    people.leave["a0"].set()
    await asyncio.sleep(0)
    people.tasks["b1"].cancel()
    await settle()

    assert people.inside == ["a1"]
    await people.end("a1")
    await people.ask("b2", BOB)
    assert people.inside == ["b2"]
    await people.end("b2")


async def test_a_turn_can_be_given_back_early() -> None:
    """Once, however often."""
    slots = Slots(1)
    async with slots.turn(person=ADA) as give_back:
        give_back()
        give_back()
        async with asyncio.timeout(30), slots.turn(person=BOB):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.01), slots.turn(person=ADA):
                    pass


async def test_it_is_done_for_whoever_asked_in_all_tasks() -> None:
    """Tasks that are begun on the way act for the same person."""

    async def who() -> int:
        return acting().person

    with acting_for(Acting(ADA)):
        begun = asyncio.create_task(who())
    assert (await begun, acting().person) == (ADA, NOBODY)
