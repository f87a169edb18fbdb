"""A body as it comes in: counted, timed and decoded, and given up at the first limit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx

from bot.errors import FetchError, Unfetched
from bot.fetching.decoding import Decoder
from bot.fetching.limits import FetchLimits

#: Between the parts of a body that are all in the buffer already, others have their turn.
_YIELD_EVERY = 64

#: A megabyte in chunks of one byte costs a minute of work, and is no page of anybody's.
_MANY_PARTS = 4096
_TINY_BYTES = 32


async def read_body(
    response: httpx.Response, limits: FetchLimits, monotonic: Callable[[], float]
) -> bytes:
    """Return the body, decoded, whole.

    Raises:
        FetchError: TOO_LARGE, TOO_SLOW or BROKEN_ANSWER.
    """
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limits.max_raw_bytes:
        raise FetchError(Unfetched.TOO_LARGE, "too large as declared")
    decoder = Decoder(response.headers.get("content-encoding", ""), limits.max_decoded_bytes)
    started = monotonic()
    size = parts = 0
    async for part in response.aiter_raw():
        size += len(part)
        parts += 1
        if size > limits.max_raw_bytes:
            raise FetchError(Unfetched.TOO_LARGE, "too large as sent")
        if parts > _MANY_PARTS and size < parts * _TINY_BYTES:
            raise FetchError(Unfetched.BROKEN_ANSWER, "in crumbs")
        took = monotonic() - started
        if took > limits.slow_start.total_seconds() and size < took * limits.min_bytes_per_second:
            raise FetchError(Unfetched.TOO_SLOW, "a drip")
        decoder.feed(part)
        if parts % _YIELD_EVERY == 0:
            await asyncio.sleep(0)
    return decoder.body()
