"""The network beneath the HTTP client: what is checked is what is dialled.

A name is resolved once, here; its addresses are judged; one that is allowed is dialled by its
number, and the peer is looked at again. The HTTP client above still knows the name, so that
Host, SNI and the certificate's check are those of the link.
"""

from __future__ import annotations

import asyncio
import math
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import httpcore

from bot.errors import FetchError, Unfetched
from bot.fetching.addresses import Address, Network, in_networks, is_allowed, parse_address
from bot.fetching.stream import HeadLimitedStream
from bot.fetching.url_policy import PORTS

#: Host and port to IP strings.
Resolve = Callable[[str, int], Awaitable[list[str]]]


#: Look-ups under way at once. They cannot be stopped, and a name server that keeps silent holds
#: one for half a minute: asyncio's own few threads would soon all hang.
_LOOKUPS = 32

#: While there are other addresses, one that keeps silent is not waited for longer; RFC 8305 5
#: goes on after a quarter of a second, side by side.
_NEXT_ADDRESS_SECONDS = 3.0

_MAX_ADDRESSES = 6


class SystemResolver:
    """Asks the system's resolver, on threads of its own."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_LOOKUPS, "resolver")

    async def __call__(self, host: str, port: int) -> list[str]:
        """Return a name's addresses.

        Raises:
            OSError: There is no such name, or nobody to ask.
        """
        look_up = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(self._threads, look_up)
        return [str(sockaddr[0]) for *_, sockaddr in found]

    def close(self) -> None:
        """Let the threads end; one that hangs is not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Dials public addresses, and those of the networks that were opened; nothing else."""

    def __init__(
        self,
        allowed_networks: Iterable[Network],
        resolve: Resolve,
        backend: httpcore.AsyncNetworkBackend,
        *,
        max_head_bytes: int,
    ) -> None:
        self._allowed = tuple(allowed_networks)
        self._max_head_bytes = max_head_bytes
        self._resolve = resolve
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # the base class has it so
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, judge, dial.

        Raises:
            FetchError: ADDRESS_NOT_ALLOWED, without a word about what the name resolved to.
            httpcore.ConnectError: Nothing answers.
            httpcore.ConnectTimeout: Nothing answers in time, or nobody says where it is.
        """
        error: Exception = httpcore.ConnectError("no such host")
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._addresses(host, port)
        except TimeoutError as late:
            raise httpcore.ConnectTimeout("the look-up") from late
        for number, address in enumerate(addresses, 1):
            last = number == len(addresses)
            patience = timeout if last else min(timeout or math.inf, _NEXT_ADDRESS_SECONDS)
            try:
                stream = await self._backend.connect_tcp(
                    str(address), port, patience, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
                continue
            await self._check_peer(stream, address)
            return HeadLimitedStream(stream, self._max_head_bytes)
        raise error

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:  # noqa: ANN401
        """Refuse: no link leads to one."""
        raise _refused()

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[Address]:
        try:
            answers = [parse_address(text) for text in await self._resolved(host, port)]
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("no such host") from error
        except ValueError as error:
            raise _refused() from error
        # One bad answer spoils all: a name that also leads inside is nobody's honest site.
        for address in answers:
            if not is_allowed(address, self._allowed):
                raise _refused()
            if port not in PORTS and not in_networks(address, self._allowed):
                raise FetchError(Unfetched.BAD_LINK, "no port of the web")
        return list(dict.fromkeys(answers))[:_MAX_ADDRESSES]

    async def _resolved(self, host: str, port: int) -> list[str]:
        try:
            return [str(parse_address(host))]
        except ValueError:
            return await self._resolve(host, port)

    async def _check_peer(self, stream: httpcore.AsyncNetworkStream, dialled: Address) -> None:
        peer = stream.get_extra_info("server_addr")
        if not peer:
            return  # a backend without sockets, which was told the address and nothing else
        if parse_address(str(peer[0]).split("%", 1)[0]) != dialled:
            await stream.aclose()
            raise _refused()


def _refused() -> FetchError:
    return FetchError(Unfetched.ADDRESS_NOT_ALLOWED, "not a public address")
