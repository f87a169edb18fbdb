"""Where hubs call: to see whether it was us who asked, and to tell that a feed brings something.

Nothing of what they send is read but its signature: the feed is looked at as otherwise.
https://www.w3.org/TR/websub/#hub-verifies-intent, #content-distribution
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.feeds.hubs import Signature, lease_of
from bot.fetching.public_links import public_link
from bot.storage.feeds.hubs import HubStore
from bot.web.bodies import chunks

log = structlog.stdlib.get_logger(__name__)

_PATH = re.compile(r"[A-Za-z0-9_-]{43}")

#: Characters of what is sent back.
_LONGEST_CHALLENGE = 1000

#: As large as a feed may be.
_MAX_BYTES = 5 * 2**20

#: A hub that refused may think better of it.
_AGAIN_AFTER_REFUSAL = timedelta(days=1)


class HubCalls:
    """Answers hubs."""

    def __init__(
        self, store: HubStore, look: Callable[[], None], clock: Callable[[], datetime]
    ) -> None:
        """Set up.

        Args:
            store: Who was asked what.
            look: Called when a feed is to be looked at.
            clock: The time, in UTC.
        """
        self._store = store
        self._look = look
        self._clock = clock

    def routes(self, path: str) -> list[Route]:
        """Return the routes, below a path."""
        where = f"{path}/{{path}}"
        return [
            # Not HEAD, which would confirm without the challenge.
            Route(where, self._answer, methods=["GET", "POST"]),
        ]

    async def _answer(self, request: Request) -> Response:
        path = str(request.path_params["path"])
        call = await self._store.by_path(path) if _PATH.fullmatch(path) else None
        if request.method == "POST":
            if call is None:
                # It need not tell again.
                return Response(status_code=410)
            signature = Signature(request.headers.get("x-hub-signature", ""), call.secret)
            async for chunk in chunks(request, _MAX_BYTES):
                signature.add(chunk)
            if not signature.is_true:
                log.warning("what a hub told is not signed by it", hub=public_link(call.hub.url))
            elif await self._store.pushed(call, self._clock()):
                self._look()
            # As the specification has it: a forger learns nothing.
            return Response(status_code=202)
        asked = request.query_params
        if call is None or asked.get("hub.topic") != call.hub.topic or request.method != "GET":
            return Response(status_code=404)
        challenge = asked.get("hub.challenge", "")[:_LONGEST_CHALLENGE]
        match asked.get("hub.mode"):
            case "subscribe" if call.wanted:
                lease = lease_of(asked.get("hub.lease_seconds", ""))
                await self._store.tells(call, lease, self._clock())
                log.info(
                    "a hub tells", hub=public_link(call.hub.url), days=lease / timedelta(days=1)
                )
            case "unsubscribe" if not call.wanted:
                await self._store.tells_no_more(call, None)
            case "denied":
                again_at = self._clock() + _AGAIN_AFTER_REFUSAL if call.wanted else None
                await self._store.tells_no_more(call, again_at)
                log.info("a hub refused", hub=public_link(call.hub.url))
                return Response(status_code=200)
            case _:
                return Response(status_code=404)
        return PlainTextResponse(challenge, headers={"X-Content-Type-Options": "nosniff"})
