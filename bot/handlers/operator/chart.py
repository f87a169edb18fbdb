"""A picture of the last 30 days, for /admin."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.interactions.interaction import Interaction
from bot.outgoing import SendPhoto
from bot.render.chart import draw_chart
from bot.render.days import render_days
from bot.storage.operating.days import DayStore

_DAYS = 30

#: Keeps its key apart from those of the answers.
_NUMBER = 90


class Chart:
    """Draws it."""

    def __init__(self, days: DayStore, clock: Callable[[], datetime]) -> None:
        self._days = days
        self._clock = clock

    async def of(self, asked: Interaction) -> SendPhoto | None:
        """Return it, with its figures as words; None where nothing was counted."""
        days = await self._days.last(_DAYS, self._clock().date())
        if not any(day.counts for day in days):
            return None
        # A tenth of a second, in which others want answers.
        picture = await asyncio.to_thread(draw_chart, days)
        return asked.photo(picture, render_days(days, asked.language), _NUMBER)
