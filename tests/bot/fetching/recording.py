"""A network that answers every dial with a page or a redirect, and remembers what was dialled."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import httpcore

from bot.fetching import Fetcher, FetchError


class RecordingBackend(httpcore.AsyncNetworkBackend):
    """Answers the n-th request with the n-th redirect, then with a page."""

    def __init__(self, redirects: Sequence[str] = (), peer: str | None = None) -> None:
        self.dialled: list[str] = []
        self.sent = b""
        self.server_names: list[str | None] = []
        self._redirects = list(redirects)
        self._peer = peer

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109  # the base class has it so
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append(host)
        return _Stream(self, (self._peer or host, port))

    def answer(self) -> bytes:
        if self._redirects:
            location = self._redirects.pop(0)
            head = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n"
            return f"{head}Connection: close\r\n\r\n".encode()
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n"
        return f"{head}Connection: close\r\n\r\nok".encode()


class _Stream(httpcore.AsyncNetworkStream):
    def __init__(self, backend: RecordingBackend, peer: tuple[str, int]) -> None:
        self._backend = backend
        self._peer = peer
        self._left: bytes | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        if self._left is None:
            self._left = self._backend.answer()
        part, self._left = self._left[:max_bytes], self._left[max_bytes:]
        return part

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        self._backend.sent += buffer

    async def aclose(self) -> None:
        pass

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        self._backend.server_names.append(server_hostname)
        return self

    def get_extra_info(self, info: str) -> Any:  # the base class has it so
        return self._peer if info == "server_addr" else None


async def verdict(
    url: str,
    names: Mapping[str, Sequence[str]] | None = None,
    redirects: Sequence[str] = (),
    allowed: Sequence[str] = (),
) -> tuple[str, list[str]]:
    """Fetch a link in a made-up network.

    Args:
        url: The link.
        names: What names resolve to; others do not exist.
        redirects: Where the first requests are sent on to.
        allowed: Networks that are opened.

    Returns:
        The reason of the refusal, "" for none, and the addresses that were dialled.
    """
    backend = RecordingBackend(redirects)

    async def resolve(host: str, port: int) -> list[str]:
        return list((names or {}).get(host, ()))

    async with Fetcher(allowed, resolve, backend) as fetcher:
        try:
            await fetcher.get(url)
        except FetchError as error:
            return error.reason.value, backend.dialled
    return "", backend.dialled
