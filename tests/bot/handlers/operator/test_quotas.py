"""A person has a limit of his own."""

from __future__ import annotations

import pytest

from bot.fairness.quota import Quota, RequestKind
from bot.handlers.operator.quotas import Allowances, QuotaSection
from bot.render import access_texts as said
from bot.render.language import ENGLISH
from bot.storage.chats.allowances import AllowanceStore
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, typed


class Desk:
    """The operator, and the quota of a process."""

    def __init__(self, database: Database) -> None:
        store = AllowanceStore(database)
        self.quota, self.looks = Quota(), 0
        self.section = QuotaSection(store, self.look)
        self.sweep = Allowances(store, self.quota, lambda: NOW)

    def look(self) -> None:
        self.looks += 1

    async def says(self, text: str) -> str:
        reply = (await self.section.answer(typed(text))).html
        await self.sweep.work_off()
        return reply

    def links(self, person: int, at: float) -> int:
        """Return how many links a person may ask for."""
        return sum(self.quota.ask(person, RequestKind.LINK, at) is None for _ in range(99))


async def test_a_limit_of_ones_own_counts_until_it_is_ended(database: Database) -> None:
    """More or fewer than others; what is refused says of how many."""
    desk = Desk(database)

    assert (
        await desk.says(f"/admin quota {ADA} 30") == f"{ADA} may ask for so many links a minute: 30"
    )
    assert (desk.links(ADA, 0), desk.links(8, 0)) == (30, 10)
    refusal = desk.quota.ask(ADA, RequestKind.LINK, 0)
    assert refusal
    assert refusal.own == 30
    assert f"{ADA}: 30" in await desk.says("/admin quota")
    await desk.says(f"/admin quota {ADA} 1")
    assert desk.links(ADA, 100) == 1
    await desk.says(f"/admin quota {ADA} default")
    assert desk.links(ADA, 200) == 10
    assert desk.looks == 3


@pytest.mark.parametrize(
    "wrong", ["", "7", "x 30", "7 0", "7 1001", "7 -1", "7 30 40", "-100 30", "7 \u0663"]
)
async def test_what_is_no_limit_is_not_taken(database: Database, wrong: str) -> None:
    """It is said how."""
    desk = Desk(database)

    assert await desk.says(f"/admin quota {wrong}") == ENGLISH.say(said.QUOTA_HOW, most="1,000")
    assert desk.quota.own_links == {}
