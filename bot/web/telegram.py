"""Updates by webhook: Telegram is answered once they are kept."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.bodies import whole

log = structlog.stdlib.get_logger(__name__)

#: https://core.telegram.org/bots/api#setwebhook
_HEADER = "x-telegram-bot-api-secret-token"

#: An update has one message, of a few kilobytes, and the one that it replies to.
_MAX_BYTES = 2**20

#: While the database is away; Telegram sends it again later.
_KEEP_SECONDS = 10.0

Keep = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


def telegram(path: str, secret: str, keep: Keep, heard: Callable[[], None]) -> Route:
    """Return the route.

    Args:
        path: Of the webhook's address.
        secret: By which Telegram is known.
        keep: Returns when updates are kept; those that came before are dropped.
        heard: Called when Telegram called.
    """

    async def receive(request: Request) -> Response:
        shown = request.headers.get(_HEADER, "").encode(errors="replace")
        if not hmac.compare_digest(shown, secret.encode()):
            return Response(status_code=403)
        update = _update(await whole(request, _MAX_BYTES))
        heard()
        if update is None:
            # Sent again, it would be none either, and hold up what comes after it.
            log.error("what Telegram sent is no update")
            return Response(status_code=200)
        try:
            async with asyncio.timeout(_KEEP_SECONDS):
                await keep([update])
        except TimeoutError:
            return Response(status_code=503)
        return Response(status_code=200)

    return Route(path, receive, methods=["POST"])


def _update(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    known = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if known else None
