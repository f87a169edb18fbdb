"""The web side, put together; needs the packages of the extra ``server``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from bot.app.clock import utc_now
from bot.app.precis import Precis
from bot.gateway.webhook import Webhook
from bot.observing.observed import Observer
from bot.observing.pulse import Pulse
from bot.settings import Listen
from bot.storage.feeds.hubs import HubStore
from bot.storage.operating.figures import FigureStore
from bot.web.app import web_app
from bot.web.health import health
from bot.web.serving import serving
from bot.web.telegram import telegram
from bot.web.websub import HubCalls


@asynccontextmanager
async def web_side(
    listen: Listen, precis: Precis, pulse: Pulse, webhook: Webhook | None
) -> AsyncIterator[None]:
    """Serve until the block ends.

    Args:
        listen: Where.
        precis: The bot.
        pulse: What this process says of itself.
        webhook: Where Telegram sends updates; None: they are asked for.

    Raises:
        SettingsError: It cannot listen there.
    """
    observer = Observer(pulse.report, FigureStore(precis.database), utc_now)
    routes: list[BaseRoute] = [*health(observer.look)]
    if webhook:
        path = urlsplit(webhook.url).path or "/"
        routes.append(telegram(path, webhook.secret, precis.inbox.keep, pulse.heard))
        calls = HubCalls(HubStore(precis.database), precis.look_at_feeds, utc_now)
        routes += calls.routes(f"{path.rstrip('/')}/websub")
    async with serving(web_app(routes), listen):
        yield
