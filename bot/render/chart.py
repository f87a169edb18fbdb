"""A picture of what came of each day: a row of bars for each thing that is counted.

There are no words in it, so it is the same in every language: which row is what the caption says, by
its colour. It has a background of its own, so that it is read on light and on dark alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from bot.metrics.days import Daily, DayFigures

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

    Font = FreeTypeFont | ImageFont

#: What is counted, from top to bottom, with its colour and the sign that has it in a text.
ROWS: tuple[tuple[Daily, str, str], ...] = (
    (Daily.LINKS, "#4c9bf5", "🟦"),
    (Daily.STORIES, "#57c069", "🟩"),
    (Daily.PEOPLE, "#f2a33a", "🟧"),
    (Daily.FAILURES, "#ef5f5f", "🟥"),
)

#: Pixels; a phone shows it at about half of that.
_WIDTH, _ROW, _FOOT, _MARGIN = 1080, 210, 60, 36
_TEXT, _GAP = 34, 6
_BACKGROUND, _LINE, _INK, _FAINT = "#1c2430", "#3a4656", "#eef2f7", "#a9b4c2"


def draw_chart(days: Sequence[DayFigures]) -> bytes:
    """Return it, as PNG.

    Args:
        days: At least one, the oldest first.
    """
    # Needed by the operator alone, and not often.
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415

    image = Image.new("RGB", (_WIDTH, len(ROWS) * _ROW + _FOOT), _BACKGROUND)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(_TEXT)
    for number, (what, colour, _) in enumerate(ROWS):
        _draw_row(draw, font, number * _ROW, [day.of(what) for day in days], colour)
    _draw_days(draw, font, days)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _draw_row(draw: ImageDraw, font: Font, top: int, counts: Sequence[int], colour: str) -> None:
    """Draw bars, the highest as high as there is room, and beside them how many that is, and today's."""
    most, floor = max(counts), top + _ROW - _GAP
    room = _ROW - _TEXT - 5 * _GAP
    draw.text((_MARGIN, top + _GAP), f"{most:,}", fill=_FAINT, font=font)
    draw.text((_WIDTH - _MARGIN, top + _GAP), f"{counts[-1]:,}", fill=_INK, font=font, anchor="ra")
    for place, count in enumerate(counts):
        left, right = _span(place, len(counts))
        height = max(round(room * count / most), 3) if count else 0
        if height:
            draw.rectangle((left, floor - height, right, floor), fill=colour)
    draw.line((_MARGIN, floor, _WIDTH - _MARGIN, floor), fill=_LINE, width=2)


def _draw_days(draw: ImageDraw, font: Font, days: Sequence[DayFigures]) -> None:
    """Write below the bars which day of its month each week begins or ends with, today's last."""
    for place in range(len(days) - 1, -1, -7):
        left, right = _span(place, len(days))
        middle = (left + right) // 2
        day = str(days[place].day.day)
        draw.text((middle, len(ROWS) * _ROW + _GAP), day, fill=_FAINT, font=font, anchor="ma")


def _span(place: int, count: int) -> tuple[int, int]:
    """Return from where to where a bar goes."""
    width = (_WIDTH - 2 * _MARGIN) / count
    left = _MARGIN + place * width
    return round(left + width * 0.12), round(left + width * 0.88)
