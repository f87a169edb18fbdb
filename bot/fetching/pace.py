"""One request after the other, some time apart, for what nobody is waiting for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

Sleep = Callable[[float], Awaitable[None]]

#: Hosts that are remembered before those whose turn has passed are dropped.
_MANY_HOSTS = 1000


class HostPace:
    """Gives each host's requests their times."""

    def __init__(
        self,
        seconds_apart: float,
        monotonic: Callable[[], float],
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._apart = seconds_apart
        self._monotonic = monotonic
        self._sleep = sleep
        #: By host: when the next request may be made.
        self._free_at: dict[str, float] = {}

    async def turn(self, host: str) -> None:
        """Wait until it is this request's time; turns are in the order of asking."""
        now = self._monotonic()
        if len(self._free_at) > _MANY_HOSTS:
            self._free_at = {name: at for name, at in self._free_at.items() if at > now}
        mine = max(self._free_at.get(host, now), now)
        self._free_at[host] = mine + self._apart
        if mine > now:
            await self._sleep(mine - now)
