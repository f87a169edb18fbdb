"""The last days as a picture and in words."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.metrics.days import Daily, DayFigures
from bot.render.chart import ROWS, draw_chart
from bot.render.days import render_days
from bot.render.language import ENGLISH

FIRST = date(2026, 11, 2)


def days(*links: int) -> list[DayFigures]:
    return [
        DayFigures(FIRST + timedelta(days=number), {Daily.LINKS: count})
        for number, count in enumerate(links)
    ]


def picture(*links: int) -> Image.Image:
    return Image.open(BytesIO(draw_chart(days(*links)))).convert("RGB")


def test_a_bar_is_as_high_as_its_day() -> None:
    """The highest of its row fills it; of nothing there is no bar, of little there is one."""
    shown, blue = picture(0, 50, 100, 1), (0x4C, 0x9B, 0xF5)
    heights = [
        sum(shown.getpixel((36 + 252 * day + 126, y)) == blue for y in range(shown.height))
        for day in range(4)
    ]

    assert heights[0] == 0
    assert heights[2] > 100
    assert heights[1] == pytest.approx(heights[2] / 2, abs=2)
    assert 1 <= heights[3] <= 5


def test_rows_are_told_apart_by_colour() -> None:
    """As the signs in the caption; each is far from the background."""
    background = picture(1).getpixel((2, 2))
    for _, colour, sign in ROWS:
        red, green, blue = bytes.fromhex(colour[1:])
        assert isinstance(background, tuple)
        assert abs(red + green + blue - sum(background)) > 200
        assert sign in render_days(days(1), ENGLISH).html


@pytest.mark.parametrize("count", [0, 1, 10**9])
def test_any_figures_are_drawn(count: int) -> None:
    """Of one day, of thirty, of a year."""
    for many in (1, 30, 400):
        assert picture(*[count] * many).size == (1080, 900)


def test_the_same_is_said_in_words() -> None:
    """For who sees no pictures: of people no sum, as they may be the same."""
    told = render_days(days(3, 1200, 5), ENGLISH).html.splitlines()

    assert told[0] == "The last 3 days"
    assert told[1] == "🟦 <b>Links answered</b>: today 5, most on a day 1,200; in all 1,208"
    assert told[3] == "🟧 <b>People</b>: today 0, most on a day 0"
