"""How requests to the Bot API are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from telegram.request import BaseRequest, HTTPXRequest


@dataclass(frozen=True, slots=True)
class Requests:
    """Two ways to the Bot API, so that a long poll never holds up a message."""

    #: For all methods but getUpdates.
    calls: BaseRequest

    #: For getUpdates.
    polls: BaseRequest

    @classmethod
    def over_http(cls) -> Self:
        """Return requests to a server.

        Reading may take long: a message whose answer we do not wait for has an unknown fate.
        """
        return cls(
            calls=HTTPXRequest(
                connection_pool_size=64,
                connect_timeout=10,
                read_timeout=30,
                write_timeout=30,
                pool_timeout=30,
            ),
            polls=HTTPXRequest(connection_pool_size=2, connect_timeout=10, read_timeout=10),
        )
