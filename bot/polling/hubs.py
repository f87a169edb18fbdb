"""Ask hubs to tell when feeds bring something, again before they stop, and to stop."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.errors import FetchError
from bot.feeds.hubs import LEASE, HubCall
from bot.fetching.public_links import public_link
from bot.polling.concurrently import do_all
from bot.storage.feeds.hubs import HubStore

log = structlog.stdlib.get_logger(__name__)

#: Sends a form; raises FetchError.
Post = Callable[[str, Mapping[str, str]], Awaitable[None]]

#: Hubs that are asked at once.
_PLACES = 4

#: Feeds that came, or went, are seen after this long.
_LOOK_AROUND = timedelta(seconds=30)


class Hubs:
    """Asks them; a sweep. What they answer comes to where they call us (``bot.web.websub``)."""

    def __init__(
        self, store: HubStore, post: Post, callback: str, clock: Callable[[], datetime]
    ) -> None:
        """Set up.

        Args:
            store: What is kept.
            post: ``Fetcher.post``.
            callback: The address at which hubs call us, without what each of them adds.
            clock: The time, in UTC.
        """
        self._store = store
        self._post = post
        self._callback = callback
        self._clock = clock
        self._under_way = 0
        self._moved = False

    async def work_off(self) -> None:
        """Ask all that are due."""
        if not self._moved:
            await self._store.move(self._callback, self._clock())
            self._moved = True
        await do_all(self._begin)

    async def next_due_at(self) -> datetime:
        """Return when to ask next, or to look whether somebody is to be asked."""
        at, soon = await self._store.next_at(), self._clock() + _LOOK_AROUND
        return min(at, soon) if at else soon

    async def _begin(self) -> list[Coroutine[Any, Any, None]]:
        if self._under_way >= _PLACES:
            return []
        call = await self._store.take(self._clock())
        if call is None:
            return []
        self._under_way += 1
        return [self._ask(call)]

    async def _ask(self, call: HubCall) -> None:
        told = log.bind(hub=public_link(call.hub.url), attempts=call.attempts)
        try:
            await self._post(call.hub.url, self._form(call))
        except FetchError as error:
            told.info("a hub does not hear", reason=str(error.reason))
        else:
            told.info("asked a hub to tell" if call.wanted else "asked a hub to stop")
        finally:
            self._under_way -= 1

    def _form(self, call: HubCall) -> dict[str, str]:
        """Return a request of https://www.w3.org/TR/websub/#subscriber-sends-subscription-request."""
        form = {
            "hub.callback": f"{self._callback}/{call.path}",
            "hub.mode": "subscribe" if call.wanted else "unsubscribe",
            "hub.topic": call.hub.topic,
        }
        if call.wanted:
            lease = f"{LEASE.total_seconds():.0f}"
            form |= {"hub.lease_seconds": lease, "hub.secret": call.secret}
        return form
