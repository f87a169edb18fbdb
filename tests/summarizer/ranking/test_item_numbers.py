"""Numbers of items in points."""

from __future__ import annotations

import pytest

from summarizer.ranking.item_numbers import without_stray_numbers

RECIPES = (
    "1. Heat the oil in a pan.", "2. Fry the onions.", "3. Add the rice.",
    "1. Beat the eggs.", "2. Stir in the sugar.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        (
            (RECIPES[0], RECIPES[2], RECIPES[4]),
            ("Heat the oil in a pan.", "Add the rice.", "Stir in the sugar."),
        ),
        (("The dip is warm.", RECIPES[1]), ("The dip is warm.", "Fry the onions.")),
        ((RECIPES[0], RECIPES[3]), ("Heat the oil in a pan.", "Beat the eggs.")),
        (RECIPES[:3], RECIPES[:3]),
        (tuple(reversed(RECIPES[:3])), tuple(reversed(RECIPES[:3]))),
        (
            (RECIPES[0], "The dip is warm.", RECIPES[2]),
            (RECIPES[0], "The dip is warm.", RECIPES[2]),
        ),
    ],
)
def test_numbers_are_shown_where_they_tell_an_order(
    points: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    """Steps of two recipes, and one step alone, are told without."""
    assert without_stray_numbers(points, RECIPES) == shown


@pytest.mark.parametrize(
    ("number", "step"), [("3. ", "5 eggs are beaten."), ("(3) ", "Fry."), ("３）", "炒飯。")]
)
def test_all_that_belongs_to_a_number_goes_with_it(number: str, step: str) -> None:
    """What is left begins with a word or an amount."""
    assert without_stray_numbers([number + step], RECIPES) == (step,)


@pytest.mark.parametrize(
    ("point", "others"),
    [
        ("1. FC Passau won the cup.", ("The bridge is closed.",)),
        ("2. Mai: Die Brücke ist zu.", ("The bridge is closed.",)),
        ("9. Mai: Die Brücke ist zu.", RECIPES),
        ("3.5 metres of water stood there.", RECIPES),
        ("2. and then stir", RECIPES),
        ("3. ", RECIPES),
    ],
)
def test_what_only_looks_like_the_number_of_an_item_stays(
    point: str, others: tuple[str, ...]
) -> None:
    """Names, days, amounts, what would begin in its middle, and what would be nothing."""
    assert without_stray_numbers([point], [point, *others]) == (point,)
