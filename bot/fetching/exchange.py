"""One request and its answer, with every failure of the libraries below told as one of ours."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpcore
import httpx

from bot.errors import FetchError, Unfetched
from bot.fetching.limits import FetchLimits
from bot.fetching.transport import NoCookies, PoolTransport
from bot.fetching.url_policy import Target

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Precis/0.1; article summaries asked for by a person)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    # Not br, not zstd: their decoders cannot be stopped in the middle of a bomb.
    "Accept-Encoding": "gzip",
}


class Exchange:
    """Asks hosts, over connections that are kept; follows no redirect, keeps no cookie."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, limits: FetchLimits) -> None:
        """Set up; nothing is opened yet.

        Args:
            backend: Dials.
            limits: How many connections there are, and how long a host may be silent.
        """
        self._headers_within = limits.headers_within.total_seconds()
        self._client = httpx.AsyncClient(
            transport=PoolTransport(backend, limits.max_connections),
            headers=_HEADERS,
            timeout=limits.silence.total_seconds(),
            cookies=NoCookies(),
            follow_redirects=False,
            trust_env=False,
        )

    @asynccontextmanager
    async def ask(
        self, target: Target, headers: Mapping[str, str], form: Mapping[str, str] | None
    ) -> AsyncIterator[httpx.Response]:
        """Send a request, and give the answer whose body is still to be read.

        Args:
            target: What is asked for.
            headers: In place of, and besides, a browser's.
            form: What is posted; None: the target is got.

        Raises:
            FetchError: There was no answer, or it broke off, also within the block.
        """
        try:
            method = "GET" if form is None else "POST"
            request = self._client.build_request(method, target.url, headers=headers, data=form)
            async with asyncio.timeout(self._headers_within):
                response = await self._client.send(request, stream=True)
            try:
                yield response
            finally:
                await response.aclose()
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise FetchError(Unfetched.TOO_SLOW, type(error).__name__) from error
        except (httpcore.NetworkError, ssl.SSLError, OSError) as error:
            raise FetchError(Unfetched.UNREACHABLE, f"{type(error).__name__}: {error}") from error
        except httpcore.ProtocolError as error:
            raise FetchError(Unfetched.BROKEN_ANSWER, str(error)) from error
        except (httpx.RemoteProtocolError, httpx.InvalidURL, UnicodeError) as error:
            # Also of a redirect's Location, which httpx parses though it does not follow it.
            raise FetchError(Unfetched.BAD_LINK, str(error)) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
