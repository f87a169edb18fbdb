"""Updates by webhook: what Telegram is told, and what is found of what others received."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from telegram import Bot

from bot.gateway import webhook as module
from bot.gateway.arrivals import Arrivals
from bot.gateway.inbox import Inbox
from bot.gateway.polling import end_webhook
from bot.gateway.requests import Requests
from bot.gateway.webhook import Webhook, receive
from bot.models import KeptUpdate
from bot.storage.engine.database import Database
from bot.storage.messages.inbox import InboxStore
from tests.botapi import BotApi, Fault

KINDS = frozenset({"message", "callback_query"})
SECRET = "S" * 40


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as started:
        yield started
        assert started.errors == []


@asynccontextmanager
async def bot_of(api: BotApi) -> AsyncIterator[Bot]:
    requests = Requests.over_http()
    async with Bot(
        api.token,
        base_url=f"{api.url}/bot",
        request=requests.calls,
        get_updates_request=requests.polls,
    ) as bot:
        yield bot


@asynccontextmanager
async def receiving(api: BotApi, webhook: Webhook) -> AsyncIterator[list[str]]:
    """Receive; gives when Telegram was heard."""
    heard: list[str] = []
    async with bot_of(api) as bot:
        task = asyncio.create_task(receive(bot, webhook, lambda: heard.append("heard")))
        try:
            await asyncio.to_thread(api.wait_for, lambda: called(api, "getWebhookInfo"))
            yield heard
        finally:
            task.cancel()
            await asyncio.wait({task})


def called(api: BotApi, method: str) -> int:
    return sum(call.method == method for call in api.calls)


async def test_a_webhook_is_set_and_nothing_dropped(api: BotApi) -> None:
    """With what it is to bring, and by what Telegram is known there."""
    number = api.update(message={"text": "before"})
    async with receiving(api, Webhook(f"{api.url}/hook", SECRET, KINDS)):
        await asyncio.to_thread(api.wait_for, lambda: api.state.webhook.posts)
        there = api.state.webhook

    assert (there.url, there.secret) == (f"{api.url}/hook", SECRET)
    assert frozenset(there.allowed) == KINDS
    assert there.posts[0][0] == number
    async with bot_of(api) as bot:
        await end_webhook(bot)
    assert [update["update_id"] for update in api.state.updates] == [number]


async def test_what_another_program_changed_is_set_again(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next look; each look tells that Telegram is there."""
    monkeypatch.setattr(module, "_LOOK_SECONDS", 0.01)
    async with receiving(api, Webhook(f"{api.url}/hook", SECRET, KINDS)) as heard:
        async with bot_of(api) as other:
            await other.delete_webhook()
        await asyncio.to_thread(api.wait_for, lambda: called(api, "setWebhook") == 2)

    assert api.state.webhook.url == f"{api.url}/hook"
    assert heard


async def test_telegram_that_is_away_is_asked_again(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when it is polled."""
    monkeypatch.setattr("bot.gateway.polling._AGAIN_SECONDS", (0,))
    api.script("setWebhook", Fault.server_error(), Fault.bad_request("bad webhook: no such host"))
    async with receiving(api, Webhook(f"{api.url}/hook", SECRET, KINDS)):
        pass

    assert [call.ok for call in api.calls if call.method == "setWebhook"] == [False, False, True]


def test_the_secret_is_in_no_repr() -> None:
    """Nor in a traceback with values."""
    assert SECRET not in repr(Webhook("https://bot.example.org/", SECRET, KINDS))


async def test_what_is_kept_is_found_in_order(database: Database, now: datetime) -> None:
    """What this process received, and what another did before, each once."""
    store, found = InboxStore(database), []

    async def recover() -> None:
        found.append([row.update_id for row in await store.waiting()])

    arrivals = Arrivals(recover, lambda: now)
    inbox = Inbox(store, arrivals.wake, lambda: now)
    body = json.dumps({"update_id": 7})
    await store.add([KeptUpdate(update_id=7, body=body, chat_id=5)], now)
    assert not arrivals.woken.is_set()
    await inbox.keep([{"update_id": 8}])
    assert arrivals.woken.is_set()
    await arrivals.work_off()

    assert found == [[7, 8]]
    assert (await arrivals.next_due_at() - now).total_seconds() == 1
    assert [row.update_id for row in await store.waiting({7})] == [8]
