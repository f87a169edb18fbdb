"""What stands above a sentence, by the form of the paragraphs."""

from __future__ import annotations

import pytest

from summarizer.ranking.outline import is_heading, outline
from summarizer.ranking.units import find_sentences

TEXT = (
    "Two cameras stand out this year. Both cost less than 900 euros.",
    "The best camera for travel",
    "It weighs 300 grams. The battery lasts for a day.",
    "2. Canon R50",
    "Its sensor is the largest of the group.",
)


def test_a_sentence_has_the_heading_above_it() -> None:
    """A short paragraph without a mark heads what follows; of a numbered one the name counts."""
    places = outline([s for paragraph in TEXT for s in find_sentences(paragraph, "en")])

    assert [place.heading for place in places if not place.is_heading] == [
        "", "", "The best camera for travel", "The best camera for travel", "Canon R50",
    ]  # fmt: skip
    assert [place.section for place in places] == [0, 0, 1, 1, 1, 2, 2]
    assert [place.below for place in places if not place.is_heading] == [0, 1, 0, 1, 0]
    assert [place.section_size for place in places] == [2, 2, 2, 2, 2, 1, 1]


def test_a_paragraph_that_stands_twice_is_two() -> None:
    """Places start again where the same paragraph does."""
    paragraph = "The Danube rose. It fell again."
    places = outline([*find_sentences(paragraph, "en"), *find_sentences(paragraph, "en")])

    assert [(place.paragraph, place.within, place.size) for place in places] == [
        (0, 0, 2), (0, 1, 2), (1, 0, 2), (1, 1, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("How we test", True),
        ("Why is it closed?", True),
        ("3.", True),
        ("今回のまとめ", True),
        ("The bridge was closed.", False),
        ("She said that the bridge would be closed until the end of the year and nobody could cross it", False),
        ("—", False),
    ],
)  # fmt: skip
def test_headings_are_short_and_have_no_full_stop(text: str, heading: bool) -> None:
    """A question may be one."""
    assert is_heading(text) is heading
