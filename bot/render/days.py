"""What came of each day, in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.metrics.days import Daily, DayFigures
from bot.models import Reply
from bot.render import access_texts as said
from bot.render.chart import ROWS
from bot.render.language import Language


def render_days(days: Sequence[DayFigures], language: Language) -> Reply:
    """Return what the picture shows, a line for each of its rows; at least one day."""
    lines = [language.say(said.DAYS_HEAD, days=language.number(len(days)))]
    for what, _, sign in ROWS:
        counts = [day.of(what) for day in days]
        named = language.say(said.DAILY[what])
        told = language.say(
            said.DAYS_LINE, today=language.number(counts[-1]), most=language.number(max(counts))
        )
        # People of two days may be the same.
        in_all = language.say(said.DAYS_TOTAL, total=language.number(sum(counts)))
        line = f"{sign} <b>{named}</b>: {told}"
        lines.append(line if what is Daily.PEOPLE else f"{line}; {in_all}")
    return Reply("\n".join(lines))
