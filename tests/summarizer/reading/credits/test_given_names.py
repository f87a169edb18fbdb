"""Given names, by which a line is known for a person's."""

import pytest

from summarizer.reading.credits.given_names import has_given_name, is_given_name


@pytest.mark.parametrize(
    "name",
    ["Jane Doe", "Anne-Marie Roux", "Яна Рос", "राहुल रोस", "محمد روس", "Gökhan Ros", "Élise Roux"],
)
def test_a_person_has_a_given_name(name: str) -> None:
    """In any script that parts words, with accents or without."""
    assert has_given_name(name)


@pytest.mark.parametrize("name", ["Harbour Desk", "New York", "Red Bull", "Doe Jane", "Jane", ""])
def test_what_is_no_person_has_none(name: str) -> None:
    """Nor is the last word one, which may be anything; plain words are left out."""
    assert not has_given_name(name)
    assert not is_given_name("Price")
