"""Serve an application by uvicorn, beside the bot in its own loop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

import structlog
import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.errors import SettingsError
from bot.settings import Listen

log = structlog.stdlib.get_logger(__name__)

#: Connections at once; Telegram opens 40 at most.
_MOST_CONNECTIONS = 200

#: A connection on which no request is complete, or being answered, after so long is closed.
_PATIENCE_SECONDS = 10.0

#: Of the request line and headers.
_MAX_HEAD_BYTES = 16 * 2**10

#: At the end, requests under way have so long.
_FINISH_SECONDS = 1


class _Connection(H11Protocol):
    """One that is given up if its other side is in no hurry."""

    _served = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > _MOST_CONNECTIONS:
            transport.abort()
            return
        self._patience = self.loop.call_later(_PATIENCE_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if hasattr(self, "_patience"):
            self._patience.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        self._served += 1
        super().on_response_complete()

    def _look(self, served_before: int = 0) -> None:
        under_way = self.cycle is not None and not self.cycle.response_complete
        if not under_way and self._served == served_before:
            self.transport.abort()
        else:
            self._patience = self.loop.call_later(_PATIENCE_SECONDS, self._look, self._served)


class _Server(uvicorn.Server):
    """One that leaves signals to the bot, and does nothing while nobody asks."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()
        self.down = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        # Its own looks ten times a second whether it is to end.
        self.up.set()
        await self.down.wait()


@asynccontextmanager
async def serving(app: Starlette, listen: Listen) -> AsyncIterator[str]:
    """Serve until the block ends; gives where, as host and port.

    Raises:
        SettingsError: There it cannot.
    """
    bound = _bound(listen)
    config = uvicorn.Config(
        app,
        http=_Connection,
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        h11_max_incomplete_event_size=_MAX_HEAD_BYTES,
        timeout_graceful_shutdown=_FINISH_SECONDS,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve([bound]))
    up = asyncio.create_task(server.up.wait())
    try:
        await asyncio.wait({up, serving}, return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            up.cancel()
            serving.result()
        host, port = bound.getsockname()[:2]
        log.info("listening", host=host, port=port)
        yield str(Listen(host, port))
    finally:
        server.down.set()
        with suppress(asyncio.CancelledError):
            await serving


def _bound(listen: Listen) -> socket.socket:
    try:
        found = socket.getaddrinfo(
            listen.host or None, listen.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        family, _, _, _, address = found[0]
        dual = family == socket.AF_INET6 and not listen.host and socket.has_dualstack_ipv6()
        return socket.create_server(address, family=family, dualstack_ipv6=dual)
    except OSError as error:
        raise SettingsError(
            f"PRECIS_LISTEN: cannot listen at {listen}: {error.strerror}"
        ) from error
