"""A body as it comes in: counted, timed and decoded, and given up at the first limit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import httpx

from bot.errors import FetchError, Unfetched
from bot.fairness.slots import Slots
from bot.fetching.decoding import Decoder
from bot.fetching.limits import FetchLimits

#: Between the parts of a body that are all in the buffer already, others have their turn.
_YIELD_EVERY = 64

#: A megabyte in chunks of one byte costs a minute of work, and is no page of anybody's.
_MANY_PARTS = 4096
_TINY_BYTES = 32

#: What is decoded in one go: gzip makes a thousand times as much of it at most.
_SLICE_BYTES = 512

#: A body that grows beyond it waits for one of a few slots: a hundred at once would be a gigabyte.
_LARGE_BYTES = 2**20


async def read_body(
    response: httpx.Response,
    limits: FetchLimits,
    large: Slots,
    monotonic: Callable[[], float],
) -> bytes:
    """Return the body, decoded, whole.

    Args:
        response: Its headers read.
        limits: What the body may cost.
        large: Slots for large bodies; a person has one, so that his drips leave the others theirs.
        monotonic: Seconds.

    Raises:
        FetchError: TOO_LARGE, TOO_SLOW or BROKEN_ANSWER.
    """
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limits.max_raw_bytes:
        raise FetchError(Unfetched.TOO_LARGE, "too large as declared")
    decoder = Decoder(response.headers.get("content-encoding", ""), limits.max_decoded_bytes)
    started = monotonic()
    size = parts = 0
    async with AsyncExitStack() as slot:
        async for part in response.aiter_raw():
            size += len(part)
            parts += 1
            _check(size, parts, monotonic() - started, limits)
            for place in range(0, len(part), _SLICE_BYTES):
                before = decoder.size
                decoder.feed(part[place : place + _SLICE_BYTES])
                if before <= _LARGE_BYTES < decoder.size:
                    await slot.enter_async_context(large.turn())
            if parts % _YIELD_EVERY == 0:
                await asyncio.sleep(0)
        return decoder.body()


def _check(size: int, parts: int, seconds: float, limits: FetchLimits) -> None:
    if size > limits.max_raw_bytes:
        raise FetchError(Unfetched.TOO_LARGE, "too large as sent")
    if parts > _MANY_PARTS and size < parts * _TINY_BYTES:
        raise FetchError(Unfetched.BROKEN_ANSWER, "in crumbs")
    late = seconds > limits.slow_start.total_seconds()
    if late and size < seconds * limits.min_bytes_per_second:
        raise FetchError(Unfetched.TOO_SLOW, "a drip")
