"""The server itself: where it listens, and whom it gives up."""

from __future__ import annotations

import asyncio
import socket
import time
from contextlib import suppress

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.errors import SettingsError
from bot.settings import Listen
from bot.web import serving as module
from bot.web.app import web_app
from bot.web.bodies import whole
from bot.web.serving import serving

LOOPBACK = Listen("127.0.0.1", 0)


async def echo(request: Request) -> Response:
    return PlainTextResponse(await whole(request, 100))


APP = web_app([Route("/echo", echo, methods=["POST"])])


async def test_it_serves_until_the_block_ends() -> None:
    """Whoever is being answered then is; the port is free again."""
    async with serving(APP, LOOPBACK) as where, httpx.AsyncClient(trust_env=False) as client:
        answered = await client.post(f"http://{where}/echo", content=b"hello")
        assert (answered.status_code, answered.content) == (200, b"hello")
        assert {"server", "date"}.isdisjoint(answered.headers)

    port = int(where.rpartition(":")[2])
    async with serving(APP, Listen("127.0.0.1", port)) as again:
        assert again == where


async def test_a_place_that_is_taken_is_one_line() -> None:
    """It names the setting."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            SettingsError, match=f"PRECIS_LISTEN: cannot listen at 127.0.0.1:{port}"
        ):
            async with serving(APP, Listen("127.0.0.1", port)):
                pass


@pytest.mark.parametrize(
    "said", [b"", b"POST /echo HT", b"POST /echo HTTP/1.1\r\nHost: a\r\nX: "], ids=len
)
async def test_who_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    """Also one who trickles headers; else a few strangers would hold all connections."""
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.05)
    async with serving(APP, LOOPBACK) as where:
        host, port = where.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(said)
        async with asyncio.timeout(10):
            # Closed or reset.
            with suppress(ConnectionError):
                assert await reader.read() == b""
        writer.close()


async def test_no_more_connections_are_taken_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those that are there go on."""
    monkeypatch.setattr(module, "_MOST_CONNECTIONS", 1)
    async with serving(APP, LOOPBACK) as where, httpx.AsyncClient(trust_env=False) as first:
        assert (await first.post(f"http://{where}/echo")).status_code == 200
        async with httpx.AsyncClient(trust_env=False) as second:
            with pytest.raises(httpx.HTTPError):
                await second.post(f"http://{where}/echo")
        assert (await first.post(f"http://{where}/echo")).status_code == 200


async def test_it_ends_soon_though_somebody_hangs_on() -> None:
    """A stop has five seconds for all."""
    async with serving(APP, LOOPBACK) as where:
        host, port = where.split(":")
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nx")
        await writer.drain()
        await asyncio.sleep(0)
        began = time.monotonic()
    assert time.monotonic() - began < 4
    writer.close()
