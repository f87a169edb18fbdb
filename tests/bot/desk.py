"""The bot's handlers over a real database, and Telegram's side of them: one update at a time."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import insert, literal, select
from telegram import Update

from bot.app import build
from bot.app.precis import Precis
from bot.deliveries.limits import SendingPace
from bot.fairness.quota import UNLIMITED, Quota
from bot.gateway.requests import Requests
from bot.locales.languages import Languages
from bot.models import ArticleId, Reply
from bot.newsroom.values import Report
from bot.outgoing import SendText
from bot.render.language import ENGLISH
from bot.render.summary import render_summary
from bot.settings import Settings
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import digest_item, fan_out, story, subscription
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.digests import DigestStore
from bot.telling.digests import Digests
from summarizer import summarize
from summarizer.models import Article
from tests.bot.stories.newsroom import article, follow, left_out, record, report, serve
from tests.botapi import BotApi
from tests.botapi.messages import SentMessage

#: Who may look at the ledger, and is an admin of every group and channel here.
OPERATOR = 7001


class Desk:
    """A bot, and what people do to it."""

    def __init__(self, precis: Precis, api: BotApi, languages: Languages) -> None:
        self.precis = precis
        self.api = api
        self.languages = languages
        self.articles = ArticleStore(precis.database)
        self.store = DeliveryStore(precis.database)
        self._ids = count(1000)

        #: What people's clients are set to; None: they do not say.
        self.speaks: str | None = None

    async def hears(self, **event: Any) -> None:
        """Handle an update, and send what comes of it."""
        update = self.read(**event)
        await self.precis.failures.handle(update, self.precis.application.process_update)
        await self.precis.sender.drain()

    def new_id(self) -> int:
        """Return the id of a person or a chat that there was not before."""
        return next(self._ids)

    def private(self) -> int:
        """Return a private chat that nobody else uses."""
        chat = self.new_id()
        self.api.add_chat(chat)
        return chat

    def read(self, **event: Any) -> Update:
        """Return an update as it comes over the wire."""
        raw = {"update_id": next(self.api.state.ids)} | event
        return Update.de_json(json.loads(json.dumps(raw)), self.precis.application.bot)

    async def says(self, text: str, chat: int, person: int) -> tuple[int, int]:
        """Say something in a chat; returns where the answer is."""
        who = {"id": person, "is_bot": False, "first_name": "Ada"}
        self.api.say(text, chat, **{"from": who | self._spoken()})
        event = self.api.state.updates.pop()
        await self.hears(**{kind: what for kind, what in event.items() if kind != "update_id"})
        return chat, self.api.messages(chat)[-1].message_id

    async def presses(self, person: int, **query: Any) -> str:
        """Press a button; returns what the person is told."""
        pressed = self.api.query(person) | query
        pressed["from"] |= self._spoken()
        await self.hears(callback_query=pressed)
        said = self.api.said_of(pressed["id"])
        assert said is not None, "a press is answered"
        return said

    async def presses_at(self, place: tuple[int, int], data: str, person: int) -> str:
        """Press a button with this data under a message in a chat."""
        return await self.presses(person, data=data, message=self.message(*place))

    def _spoken(self) -> dict[str, str]:
        return {"language_code": self.speaks} if self.speaks else {}

    def message(self, chat: int, number: int, date: int = 1_700_000_000) -> dict[str, Any]:
        """Return a message as Telegram shows it with a press; without a date it is out of reach."""
        return {"message_id": number, "date": date, "chat": self.api.state.chats[chat]}

    async def tells(
        self, chat: int, article: Article, asked_by: int | None = None
    ) -> tuple[int, int]:
        """Send the summary of an article to a chat; returns where it is."""
        stored = await self.articles.keep(article, utc_now())
        return await self.sends(
            chat, render_summary(summarize(article), ENGLISH), stored.id, asked_by=asked_by
        )

    async def sends(
        self,
        chat: int,
        reply: Reply,
        article_id: ArticleId | None = None,
        *,
        asked_by: int | None = None,
    ) -> tuple[int, int]:
        """Send a message to a chat; returns where it is."""
        message = SendText(
            key=f"test:{next(self.api.state.ids)}",
            chat_id=chat,
            reply=reply,
            article_id=article_id,
            asked_by=asked_by,
        )
        await self.store.queue([message], utc_now())
        await self.precis.sender.drain()
        return chat, self.api.messages(chat)[-1].message_id

    async def reports(self, count: int) -> None:
        """Have so many stories about Moscow reported today; twice makes no more of them."""
        for number in range(count):
            # Each of an event of its own.
            brought = replace(report(article(number)), event_key=number.to_bytes(4))
            await record(StoryStore(self.precis.database), brought, utc_now())

    async def tells_story(self, chat: int, brought: Report) -> tuple[int, int]:
        """Have a story reported, maybe again, and told to a chat that follows its first topic."""
        database, topic = self.precis.database, sorted(brought.topics)[:1]
        done = await record(StoryStore(database), brought, utc_now())
        async with database.write() as connection:
            again = insert(fan_out).values(story_id=done.story_id, topics=topic, about=[])
            await connection.execute(again)
        await serve(database, utc_now())
        await self.precis.sender.drain()
        return chat, self.api.messages(chat)[-1].message_id

    async def tells_digest(self, chat: int) -> tuple[int, int]:
        """Have all that was reported come to a chat by digest."""
        database, now = self.precis.database, utc_now()
        await follow(database, chat, now, digest=True)
        waits = select(literal(chat), story.c.id, literal("moscow"))
        columns = ["chat_id", "story_id", "topic"]
        async with database.write() as connection:
            await connection.execute(insert(digest_item).from_select(columns, waits))
        await ChatStore(database).schedule_digest(chat, now)
        await Digests(
            DigestStore(database, left_out), self.languages, lambda: None, utc_now
        ).work_off()
        await self.precis.sender.drain()
        return chat, self.api.messages(chat)[-1].message_id

    def seen(self) -> dict[tuple[int, int], SentMessage]:
        """Return all messages of the bot's as they are now."""
        return dict(self.api.state.sent)

    async def followed(self) -> set[tuple[int, str]]:
        """Return which chats follow what."""
        async with self.precis.database.write() as connection:
            rows = await connection.execute(select(subscription.c.chat_id, subscription.c.topic))
            return {(row.chat_id, row.topic) for row in rows}


@asynccontextmanager
async def open_desk(directory: Path, languages: Languages, **more: Any) -> AsyncIterator[Desk]:
    """Put the bot together, in a directory of its own, with more settings."""
    with BotApi(limited=False) as api:
        api.add_chat(OPERATOR)
        settings = Settings.model_validate(
            {"data_dir": directory, "admins": [OPERATOR], "telegram_api_url": api.url} | more
        )
        requests = Requests.over_http()
        async with (
            build(
                settings,
                api.token,
                requests,
                pace=SendingPace.unlimited(),
                quota=Quota(UNLIMITED),
                languages=languages,
            ) as precis,
            precis.application,
        ):
            await precis.sender.begin(await next_epoch(precis.database, "sender"))
            yield Desk(precis, api, languages)
        assert api.errors == []


def utc_now() -> datetime:
    return datetime.now(UTC)
