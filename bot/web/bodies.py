"""The body of a request, within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

#: Who sends it is a server of its own, on a good line.
_SECONDS = 10.0


async def chunks(request: Request, most_bytes: int) -> AsyncIterator[bytes]:
    """Yield the parts of a body as they come.

    Raises:
        HTTPException: 413: it is larger; 408: it does not come; 400: its sender has gone.
    """
    size = 0
    try:
        async with asyncio.timeout(_SECONDS):
            async for chunk in request.stream():
                size += len(chunk)
                if size > most_bytes:
                    raise HTTPException(413)
                yield chunk
    except TimeoutError as error:
        raise HTTPException(408) from error
    except ClientDisconnect as error:
        raise HTTPException(400) from error


async def whole(request: Request, most_bytes: int) -> bytes:
    """Return a body.

    Raises:
        HTTPException: As :func:`chunks`.
    """
    return b"".join([chunk async for chunk in chunks(request, most_bytes)])
