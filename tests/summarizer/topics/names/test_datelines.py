"""Where an agency's story was sent from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.topics.names.datelines import dateline_length


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BERLIN (dpa) — Die Regierung", 2),
        ("LOS ANGELES -- For six years", 2),
        ("KANSAS CITY, Mo. (AP) — A romance", 4),
        ("Madrid, 12 ene (EFE).- El rey", 4),
        ("RIYADH: The king", 1),
        ("Hamburg. Wie das Wetter wurde", 1),
    ],
)
def test_words_of_a_dateline(text: str, words: int) -> None:
    """A place or two, the date and the agency, up to what ends them."""
    assert dateline_length(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "London Breed said so.",
        "Paris is good. It is dear.",
        "A dog - my dog - barked.",
        "",
        "1987 —",
    ],
)
def test_beginnings_that_are_none(text: str) -> None:
    """A sentence is no dateline."""
    assert dateline_length(text) == 0


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text: str) -> None:
    """No beginning is refused."""
    assert dateline_length(text) >= 0
