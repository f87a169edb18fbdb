"""The webhook, called as Telegram calls it, and as a stranger does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import telegram as module
from bot.web.app import web_app
from bot.web.telegram import telegram

SECRET = "s-E_cret"
UPDATE = {"update_id": 7, "message": {"text": "hello"}}


class Kept:
    """An inbox in memory."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.heard = 0
        self.away = False

    async def keep(self, updates: Sequence[dict[str, Any]]) -> None:
        if self.away:
            await asyncio.Event().wait()
        self.updates.extend(updates)

    def hear(self) -> None:
        self.heard += 1


def client_of(kept: Kept) -> httpx.AsyncClient:
    app = web_app([telegram("/hook", SECRET, kept.keep, kept.hear)])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
async def client(kept: Kept) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(kept) as client:
        yield client


def shown(secret: bytes = SECRET.encode()) -> list[tuple[bytes, bytes]]:
    return [(b"X-Telegram-Bot-Api-Secret-Token", secret)]


async def test_an_update_is_kept_before_it_is_confirmed(
    kept: Kept, client: httpx.AsyncClient
) -> None:
    """And Telegram was heard."""
    answered = await client.post("/hook", json=UPDATE, headers=shown())

    assert (answered.status_code, answered.content) == (200, b"")
    assert (kept.updates, kept.heard) == ([UPDATE], 1)


@pytest.mark.parametrize("headers", [[], shown(b""), shown(b"s-e_cret"), shown(b"\xff" * 300)])
async def test_who_does_not_know_the_secret_is_nobody(
    kept: Kept, client: httpx.AsyncClient, headers: list[tuple[bytes, bytes]]
) -> None:
    """He is not read, however much he sends."""
    answered = await client.post("/hook", content=b"x" * 2**21, headers=headers)

    assert (answered.status_code, answered.content) == (403, b"")
    assert (kept.updates, kept.heard) == ([], 0)


async def test_more_than_an_update_is_not_read(kept: Kept, client: httpx.AsyncClient) -> None:
    """Whether the size is stated or not."""

    async def parts() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 2**17

    for content in (b"x" * 2**21, parts()):
        answered = await client.post("/hook", content=content, headers=shown())
        assert answered.status_code == 413
    assert kept.updates == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"7", b"{}", b'{"update_id": "7"}', b"[" * 100_000, b"\xff"]
)
async def test_what_is_no_update_holds_up_nothing(
    kept: Kept, client: httpx.AsyncClient, body: bytes
) -> None:
    """Telegram would send it again for a day."""
    answered = await client.post("/hook", content=body, headers=shown())

    assert (answered.status_code, kept.updates) == (200, [])


async def test_what_cannot_be_kept_is_not_confirmed(
    kept: Kept, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram sends it again."""
    monkeypatch.setattr(module, "_KEEP_SECONDS", 0.01)
    kept.away = True

    answered = await client.post("/hook", json=UPDATE, headers=shown())

    assert answered.status_code == 503


async def test_nothing_else_is_there(client: httpx.AsyncClient) -> None:
    """A word about what is would be one to a stranger."""
    asked = (client.get("/hook"), client.post("/hook/", headers=shown()), client.get("/"))
    answers = [await each for each in asked]

    assert [answered.status_code for answered in answers] == [405, 404, 404]


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_any_json_in_an_update_is_kept(inner: object) -> None:
    """What is in it is for others to judge."""
    kept, update = Kept(), {"update_id": 1, "message": inner}

    async def call() -> int:
        async with client_of(kept) as client:
            body = json.dumps(update)
            return (await client.post("/hook", content=body, headers=shown())).status_code

    assert asyncio.run(call()) == 200
    assert kept.updates == [update]
