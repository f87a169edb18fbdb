"""HTTP to the Bot API, for python-telegram-bot.

Its own way (httpx over httpcore's pool) looks at every connection of the pool for every
connection of the pool: with 30 requests under way at once a message costs 5 ms of a processor.
Here are the same connections without that pool: there is one host, so any idle one will do.
"""

from __future__ import annotations

import asyncio
import math
import ssl
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.deliveries.outcome import LONGEST_WAIT, SHORTEST_WAIT

#: An idle connection is closed after so long, before the server does so in the very moment in
#: which the next request leaves.
_IDLE_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long each part of a request may take, in seconds."""

    connect: float
    read: float
    write: float

    #: For a free connection.
    pool: float


class HttpRequests(BaseRequest):
    """Requests to one Bot API server over connections that are kept."""

    def __init__(
        self,
        connections: int,
        timeouts: Timeouts,
        *,
        tls: ssl.SSLContext | None = None,
        proxy: str | None = None,
    ) -> None:
        """Set up; nothing is connected yet.

        Args:
            connections: At most so many at once.
            timeouts: Where a request states none of its own.
            tls: For https; None for http alone.
            proxy: Its URL, user and password in it; None to connect directly.
        """
        self._timeouts = timeouts
        self._free = asyncio.Semaphore(connections)
        self._idle: deque[httpcore.AsyncConnectionInterface] = deque()
        # It only makes connections, by way of the proxy if there is one; none is ever in it.
        self._maker = httpcore.AsyncConnectionPool(
            ssl_context=tls, proxy=_proxy(proxy), keepalive_expiry=_IDLE_SECONDS
        )

    @property
    def read_timeout(self) -> float:
        return self._timeouts.read

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        while self._idle:
            await self._idle.pop().aclose()

    async def do_request(  # noqa: PLR0917  # the base class has it so
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a request; returns status and body.

        Raises:
            TimedOut: Its cause says what took too long.
            NetworkError: Its cause says what broke.
        """
        ours = self._timeouts
        request = _request(
            url,
            method,
            request_data,
            {
                "connect": _given(connect_timeout, ours.connect),
                "read": _given(read_timeout, ours.read),
                "write": _given(write_timeout, ours.write),
            },
        )
        try:
            await self._acquire(_given(pool_timeout, ours.pool))
            try:
                return await self._exchange(request)
            finally:
                self._free.release()
        except httpcore.TimeoutException as error:
            raise TimedOut(f"Timed out ({type(error).__name__})") from error
        except _BROKEN as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; see to it that ``retry_after``, of which a time is made, can be one.

        Raises:
            TelegramError: It is no JSON.
        """
        answer = BaseRequest.parse_json_payload(payload)
        stated = answer.get("parameters") if isinstance(answer, dict) else None
        if isinstance(stated, dict) and "retry_after" in stated:
            stated["retry_after"] = _seconds(stated["retry_after"])
        return answer

    async def _acquire(self, timeout: float | None) -> None:  # noqa: ASYNC109  # as the others
        try:
            async with asyncio.timeout(timeout):
                await self._free.acquire()
        except TimeoutError as error:
            raise httpcore.PoolTimeout("no connection is free") from error

    async def _exchange(self, request: httpcore.Request) -> tuple[int, bytes]:
        connection = await self._reusable() or self._maker.create_connection(request.url.origin)
        # Whatever breaks from here on, cancelling included, httpcore closes the connection.
        response = await connection.handle_async_request(request)
        body = await response.aread()
        await response.aclose()
        if connection.is_idle():
            self._idle.append(connection)
        return response.status, body

    async def _reusable(self) -> httpcore.AsyncConnectionInterface | None:
        """Return the connection that was used last; close those that nobody needed for long."""
        while self._idle and self._idle[0].has_expired():
            await self._idle.popleft().aclose()
        while self._idle:
            connection = self._idle.pop()
            # The server may have closed it meanwhile.
            if not connection.has_expired():
                return connection
            await connection.aclose()
        return None


#: What httpcore raises for what breaks on the way; its errors have no common base.
_BROKEN = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)


def _request(
    url: str, method: str, data: RequestData | None, timeout: Mapping[str, float | None]
) -> httpcore.Request:
    """Encode a request as python-telegram-bot does: a form, multipart where there are files."""
    encoded = httpx.Request(
        method,
        url,
        data=data.json_parameters if data else None,
        files=(data.multipart_data or None) if data else None,
        headers={"User-Agent": BaseRequest.USER_AGENT},
    )
    return httpcore.Request(
        method,
        url,
        headers=encoded.headers.raw,
        content=encoded.read(),
        extensions={"timeout": timeout},
    )


def _seconds(stated: object) -> float | None:
    """Return how long Telegram wants to be left alone, within reason; None if it does not say."""
    if not isinstance(stated, (int, float)) or (isinstance(stated, float) and math.isnan(stated)):
        return None
    return min(max(stated, SHORTEST_WAIT.total_seconds()), LONGEST_WAIT.total_seconds())


def _given(timeout: object, otherwise: float) -> float | None:
    """Return what a request states: seconds, None for as long as it takes, or nothing at all."""
    if timeout is None:
        return None
    return float(timeout) if isinstance(timeout, (int, float)) else otherwise


def _proxy(url: str | None) -> httpcore.Proxy | None:
    if url is None:
        return None
    parsed = httpx.Proxy(url)
    return httpcore.Proxy(str(parsed.url), auth=parsed.raw_auth)
