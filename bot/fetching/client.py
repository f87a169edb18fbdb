"""A link to a page, safely: every hop is checked, every byte is counted, one deadline holds."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType
from typing import Self

import httpcore
import httpx

from bot.errors import FetchError, Unfetched
from bot.fetching.addresses import Network, is_allowed, parse_networks
from bot.fetching.answer import check_answer
from bot.fetching.decoding import Decoder
from bot.fetching.guard import GuardedBackend, Resolve, resolve_by_system
from bot.fetching.transport import PoolTransport
from bot.fetching.url_policy import PORTS, Target, check_url, following_url
from bot.models import Page

_REDIRECTS = frozenset({301, 302, 303, 307, 308})

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Precis/0.1; article summaries asked for by a person)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    # Not br, not zstd: their decoders cannot be stopped in the middle of a bomb.
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How much a page may cost."""

    #: From the first look-up to the last byte, over all hops.
    deadline: timedelta = timedelta(seconds=20)

    #: Without a byte for this long, a connection is given up.
    silence: timedelta = timedelta(seconds=10)

    max_redirects: int = 5
    max_raw_bytes: int = 5 * 2**20
    max_decoded_bytes: int = 10 * 2**20

    #: Fetches under way at once, over all hosts.
    max_connections: int = 100


class Fetcher:
    """Fetches pages; used as ``async with``."""

    def __init__(
        self,
        allowed_networks: Iterable[str | Network] = (),
        resolve: Resolve | None = None,
        backend: httpcore.AsyncNetworkBackend | None = None,
        *,
        limits: FetchLimits | None = None,
    ) -> None:
        """Set up; nothing is opened yet.

        Args:
            allowed_networks: May be fetched although they are not public, on any port.
            resolve: Host and port to IP strings; the system's resolver if None.
            backend: Dials, always by IP address; sockets if None.
            limits: What a page may cost.
        """
        self._limits = limits or FetchLimits()
        self._allowed = parse_networks(allowed_networks)
        guard = GuardedBackend(
            self._allowed, resolve or resolve_by_system, backend or httpcore.AnyIOBackend()
        )
        self._client = httpx.AsyncClient(
            transport=PoolTransport(guard, self._limits.max_connections),
            headers=_HEADERS,
            timeout=self._limits.silence.total_seconds(),
            # One person's cookies are none of the next one's.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
        )

    async def get(self, url: str) -> Page:
        """Fetch the page behind a link.

        Raises:
            FetchError: There is none that we may, or can, read; ``reason`` says why.
        """
        target = self._check(url)
        try:
            async with asyncio.timeout(self._limits.deadline.total_seconds()):
                return await self._follow(target)
        except TimeoutError as error:
            raise FetchError(Unfetched.TOO_SLOW, "the deadline passed") from error

    async def _follow(self, target: Target) -> Page:
        for _ in range(self._limits.max_redirects + 1):
            async with self._ask(target) as response:
                location = response.headers.get("location")
                if response.status_code not in _REDIRECTS or not location:
                    return await self._page(target, response)
            # Leaving the block closed the connection: the body of a redirect is never read.
            following = self._check(following_url(target.url, location))
            if target.secure and not following.secure:
                raise FetchError(Unfetched.BAD_LINK, "a redirect from https to http")
            target = following
        raise FetchError(Unfetched.TOO_MANY_REDIRECTS)

    def _check(self, url: str) -> Target:
        target = check_url(url)
        if target.address and not is_allowed(target.address, self._allowed):
            raise FetchError(Unfetched.ADDRESS_NOT_ALLOWED, "not a public address")
        # Where networks are opened on all ports, a name may lead there: the guard decides.
        if target.port not in PORTS and not self._allowed:
            raise FetchError(Unfetched.BAD_LINK, "no port of the web")
        return target

    @asynccontextmanager
    async def _ask(self, target: Target) -> AsyncIterator[httpx.Response]:
        try:
            async with self._client.stream("GET", target.url) as response:
                yield response
        except httpcore.TimeoutException as error:
            raise FetchError(Unfetched.TOO_SLOW, type(error).__name__) from error
        except (httpcore.NetworkError, ssl.SSLError, OSError) as error:
            raise FetchError(Unfetched.UNREACHABLE, f"{type(error).__name__}: {error}") from error
        except httpcore.ProtocolError as error:
            raise FetchError(Unfetched.BROKEN_ANSWER, str(error)) from error
        except (httpx.RemoteProtocolError, httpx.InvalidURL, UnicodeError) as error:
            # Also of a redirect's Location, which httpx parses though it does not follow it.
            raise FetchError(Unfetched.BAD_LINK, str(error)) from error

    async def _page(self, target: Target, response: httpx.Response) -> Page:
        check_answer(response)
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > self._limits.max_raw_bytes:
            raise FetchError(Unfetched.TOO_LARGE, "too large as declared")
        decoder = Decoder(
            response.headers.get("content-encoding", ""), self._limits.max_decoded_bytes
        )
        size = 0
        async for part in response.aiter_raw():
            size += len(part)
            if size > self._limits.max_raw_bytes:
                raise FetchError(Unfetched.TOO_LARGE, "too large as sent")
            decoder.feed(part)
        return Page(
            url=target.url,
            status=response.status_code,
            body=decoder.body(),
            content_type=response.headers.get("content-type"),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._client.aclose()
