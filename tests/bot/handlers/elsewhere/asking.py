"""Calls, queries and presses elsewhere: over a real ledger, without a network and without workers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.deliveries.outbox import Outbox
from bot.handlers.elsewhere.filling import Filling
from bot.handlers.elsewhere.go_on_buttons import GoOnButtons
from bot.handlers.elsewhere.guests import GuestAnswers
from bot.interactions.elsewhere import Elsewhere, GuestQuery
from bot.interactions.interaction import ChatKind, Interaction, Press
from bot.outgoing import Delivery, Outgoing
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.guests import GuestStore
from summarizer.models import Article
from tests.bot.conftest import NOW
from tests.bot.handlers.articles import asking
from tests.bot.interactions.people import Client, did, gate, summarise
from tests.bot.stories.newsroom import article

LINK = "https://news.example"

#: What became of something that was sent.
Fate = Callable[[Delivery], Awaitable[None]]


class Shelf(asking.Press):
    """Articles by link; of some it is known what was read there before."""

    def __init__(self, **pages: Article) -> None:
        super().__init__(**pages)
        self.read: dict[str, Article] = {}

    async def known(self, link: str) -> Article | None:
        return self.read.get(link)


class Afar:
    """The handlers of what happens elsewhere, and the ledger behind them."""

    def __init__(self, database: Database, each: int = 1000) -> None:
        self.deliveries = DeliveryStore(database)
        self.queued = asyncio.Event()
        self.store = GuestStore(database)
        self.client, self.shelf = Client(), Shelf(news=article(1))
        self.outbox = Outbox(self.deliveries, self.queued.set, lambda: NOW)
        self.gate = gate(self.outbox, self.client, each)
        self.filling = Filling(self.shelf, summarise, self.gate)
        self.guests = GuestAnswers(
            self.shelf, self.filling, self.outbox, self.gate, store=self.store, name=lambda: "@bot"
        ).handler()
        self.go_on = GoOnButtons(
            self.filling,
            self.outbox,
            self.gate,
            self.client,
            store=self.store,
            clock=lambda: NOW,
        ).handler()

    async def owed(self) -> tuple[Outgoing, ...]:
        """Return what waits to be sent."""
        return tuple(row.message for row in await self.deliveries.due(NOW, 99))

    async def calls(self, asked: Interaction, fate: Fate) -> None:
        """Call the bot; what it answers meets a fate while it reads."""
        assert self.guests.fits(asked)
        self.queued.clear()
        stub = asked.answer_key()
        calling = asyncio.ensure_future(self.guests.act(asked))
        async with asyncio.timeout(60):
            await self.queued.wait()
            (row,) = [r for r in await self.deliveries.due(NOW, 9) if r.message.key == stub]
            await self.deliveries.take(row.id, 1)
            await fate(row)
            await calling

    async def presses(self, data: str, place: str | None, **more: Any) -> str | None:
        """Press a button; returns what is said."""
        pressed = did(press=Press("query", data, inline_message_id=place), message_id=None, **more)
        assert self.go_on.fits(pressed)
        await self.go_on.act(pressed)
        return self.client.ended[-1]

    async def arrives(self, row: Delivery) -> None:
        await self.deliveries.sent(row, "AAQ1", NOW)

    async def gets_lost(self, row: Delivery) -> None:
        await self.deliveries.unknown(row.id, "the answer broke off", NOW, None)

    async def comes_too_late(self, row: Delivery) -> None:
        await self.deliveries.lapsed(row.id, "query is too old", NOW)

    def asked(self, *links: str, what: Elsewhere | None = None, **more: Any) -> Interaction:
        """Return what somebody did elsewhere."""
        return did(
            chat_kind=ChatKind.ELSEWHERE,
            message_id=None,
            links=links,
            elsewhere=what or GuestQuery("77"),
            known=self.deliveries.known,
            **more,
        )
