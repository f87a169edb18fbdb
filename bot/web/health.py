"""Whether the bot is alive, whether it is well, and how it fares."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.observing.observed import Observed
from bot.observing.readiness import checks
from bot.web.exposition import exposed


def health(look: Callable[[], Awaitable[Observed]]) -> list[Route]:
    """Return the routes.

    Args:
        look: Sees how this process fares, and costs nothing however often it is called.
    """

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("alive\n")

    async def readyz(_: Request) -> Response:
        found = checks(await look())
        ready = all(check.ok for check in found)
        said = {check.name: {"ok": check.ok, "says": check.says} for check in found}
        return JSONResponse({"ready": ready, "checks": said}, 200 if ready else 503)

    async def metrics(request: Request) -> Response:
        body, media_type = exposed(await look(), request.headers.get("accept", ""))
        return Response(body, headers={"Content-Type": media_type})

    return [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route("/metrics", metrics),
    ]
