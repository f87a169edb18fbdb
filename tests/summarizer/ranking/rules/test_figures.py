"""Figures of a sentence."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.figures import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The threshold rises to £38,700 in 2025.", {"38700"}),
        ("The price fell by 5.4 percent to $5.99.", {"54", "599"}),
        ("Die Miete steigt um 5,99 Euro.", {"599"}),
        ("Le pont a coûté 1\u202f200\u202f000 euros.", {"1200000"}),
        ("河水淹没了 330 户人家。", {"330"}),
        ("The S&P 500 and a Boeing 737 fell in 1987.", set()),
        ("Two of 12 bridges were closed on 18 May 2022.", set()),
        ("Nobody counted.", set()),
    ],
)
def test_amounts_are_figures(text: str, found: set[str]) -> None:
    """Years, days and the numbers of names are none, nor are small whole numbers."""
    assert figures(text) == found
