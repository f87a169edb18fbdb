"""Corrections of what people type."""

from __future__ import annotations

import time

import pytest

from summarizer.topics import suggest

KNOWN = (
    "moscow", "climate_change", "ukraine", "elections", "united_states", "выборы", "football", "fußball",
    "harbour_wall",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("moscwo", "moscow"), ("#Moskow", "moscow"), ("climte change", "climate_change"),
        ("ukrain", "ukraine"), ("electoins", "elections"), ("untied states", "united_states"),
        ("footbal", "football"), ("harbor wall", "harbour_wall"),
        # In the language that was typed, by any name of the tables.
        ("Fusball", "fußball"), ("moskaw", "moskau"), ("klimawandl", "klimawandel"), ("elecions", "elections"),
        ("eleciones", "elecciones"), ("Росия", "россия"), ("итлия", "италия"), ("münchn", "münchen"),
        ("inflaton", "inflation"),
        # Known, by any of its names; too short to tell; near nothing.
        ("moscow", None), ("США", None), ("soccer", None), ("mos", None), ("zebra", None), ("", None),
    ],
)  # fmt: skip
def test_near_topics_are_suggested(typed: str, meant: str | None) -> None:
    """A slip is corrected to the known topic; what is known, or near none, is left alone."""
    assert suggest(typed, KNOWN) == meant


def test_many_topics_are_soon_looked_through() -> None:
    """Ten thousand known topics take less than two seconds of a busy machine."""
    known = [f"topic_{number}_of_many" for number in range(10_000)]
    started = time.process_time()

    suggest("topik_5000_of_many", known)

    assert time.process_time() - started < 2
