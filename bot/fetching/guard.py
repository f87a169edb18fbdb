"""The network beneath the HTTP client: what is checked is what is dialled.

A name is resolved once, here; its addresses are judged; one that is allowed is dialled by its
number, and the peer is looked at again. The HTTP client above still knows the name, so that
Host, SNI and the certificate's check are those of the link.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpcore

from bot.errors import FetchError, Unfetched
from bot.fetching.addresses import Address, Network, in_networks, is_allowed, parse_address
from bot.fetching.url_policy import PORTS

#: Host and port to IP strings.
Resolve = Callable[[str, int], Awaitable[list[str]]]


async def resolve_by_system(host: str, port: int) -> list[str]:
    """Ask the system's resolver.

    Raises:
        OSError: There is no such name, or nobody to ask.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Dials public addresses, and those of the networks that were opened; nothing else."""

    def __init__(
        self,
        allowed_networks: Iterable[Network],
        resolve: Resolve,
        backend: httpcore.AsyncNetworkBackend,
    ) -> None:
        self._allowed = tuple(allowed_networks)
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
        """
        error: Exception = httpcore.ConnectError("no such host")
        for address in await self._addresses(host, port):
            try:
                stream = await self._backend.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
                continue
            await self._check_peer(stream, address)
            return stream
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
        return list(dict.fromkeys(answers))

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
