"""How requests to the Bot API are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import httpx
from telegram.request import BaseRequest

from bot.gateway.http import HttpRequests, Timeouts


@dataclass(frozen=True, slots=True)
class Requests:
    """Two ways to the Bot API, so that a long poll never holds up a message."""

    #: For all methods but getUpdates.
    calls: BaseRequest

    #: For getUpdates.
    polls: BaseRequest

    @classmethod
    def over_http(cls, proxy: str | None = None) -> Self:
        """Return requests to a server.

        Reading may take long: a message whose answer we do not wait for has an unknown fate.

        Args:
            proxy: Its URL; None to connect directly.
        """
        tls = httpx.create_ssl_context()
        calls = Timeouts(connect=10, read=30, write=30, pool=30)
        polls = Timeouts(connect=10, read=10, write=10, pool=10)
        return cls(
            calls=HttpRequests(64, calls, tls=tls, proxy=proxy),
            polls=HttpRequests(2, polls, tls=tls, proxy=proxy),
        )
