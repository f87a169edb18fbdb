"""The rows that "⋯" opens."""

from __future__ import annotations

from bot.models import Button
from bot.render.acts import toggled, without_acts
from bot.render.language import ENGLISH


def test_a_second_press_closes_what_the_first_opened() -> None:
    """Rows of the answer's own stay."""
    own = ((Button("More", "points:4"), Button("⋯", "acts")), (Button("Follow", "tag:0"),))
    opened = toggled(own, "Post", ENGLISH)

    assert [b.data for row in opened[2:] for b in row] == [
        "save",
        "delete",
        "outlet:0",
        "wrong",
    ]
    assert toggled(opened, "Post", ENGLISH) == own
    assert without_acts(opened) == own
    assert [b.data for row in toggled(own, "", ENGLISH)[2:] for b in row] == [
        "save",
        "delete",
        "wrong",
    ]
