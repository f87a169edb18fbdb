"""All that is served, put together."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.routing import BaseRoute


def web_app(routes: Sequence[BaseRoute]) -> Starlette:
    """Return an application; what it does not know is a 404 without a word."""
    app = Starlette(routes=list(routes))
    app.router.redirect_slashes = False
    return app
