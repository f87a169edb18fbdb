"""A connection that gives up on headers without end.

h11 bounds one header block, but not how many 1xx answers come before the real one.
"""

from __future__ import annotations

import ssl
from typing import Any

import httpcore

from bot.errors import FetchError, Unfetched

#: What is parsed in one go, while all others wait.
_READ_BYTES = 16 * 2**10


class HeadLimitedStream(httpcore.AsyncNetworkStream):
    """Counts what comes between a request and :meth:`body_begins`."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, max_head_bytes: int) -> None:
        self._stream = stream
        self._max = max_head_bytes
        self._head: int | None = None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109
        """Read.

        Raises:
            FetchError: BROKEN_ANSWER: that is no head of an answer any more.
        """
        data = await self._stream.read(min(max_bytes, _READ_BYTES), timeout)
        if self._head is not None:
            self._head += len(data)
            if self._head > self._max:
                raise FetchError(Unfetched.BROKEN_ANSWER, "headers without end")
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        self._head = 0
        await self._stream.write(buffer, timeout)

    def body_begins(self) -> None:
        """Stop counting until the next request."""
        self._head = None

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> httpcore.AsyncNetworkStream:
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        return HeadLimitedStream(stream, self._max)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # the base class has it so
        return self._stream.get_extra_info(info)
