"""httpx over httpcore with a network of our own."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from functools import cache
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from urllib.request import Request

import httpcore
import httpx

from bot.fetching.stream import HeadLimitedStream


class NoCookies(CookieJar):
    """Takes none: one person's are none of the next one's. To read what a server may send took 50 ms."""

    def extract_cookies(self, response: HTTPResponse, request: Request) -> None:
        pass


class PoolTransport(httpx.AsyncBaseTransport):
    """Hands httpx's requests to a connection pool that was given its network backend.

    httpx's own transport builds its pool itself, without a way to say which network it uses.
    Exceptions are httpcore's.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend, max_connections: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_ssl_context(),
            max_connections=max_connections,
            max_keepalive_connections=max_connections // 4,
            keepalive_expiry=10,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request, its body short if it has one; the answer's body is read by the caller."""
        response = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=await request.aread() or None,
                extensions=request.extensions,
            )
        )
        stream = response.extensions.get("network_stream")
        if isinstance(stream, HeadLimitedStream):
            stream.body_begins()
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    async def aclose(self) -> None:
        await self._pool.aclose()


@cache
def _ssl_context() -> ssl.SSLContext:
    # Reading the list of authorities takes longer than a fetch, and nobody changes the context.
    return httpx.create_ssl_context(trust_env=False)


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()
