"""English subjects that are pronouns behind an opening clause."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.clauses import is_about_unnamed


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2008, she left the council of the town.",
        "On Monday, he said that the bridge was safe.",
        "Two years ago, they bought a house near the river.",
        "A week earlier, his brother had crossed the river.",
        "Last May, it reported a loss of two million.",
        "If found guilty, she could go to prison.",
        "Asked about the flood, he shook his head.",
        "Now 52, she lives by the river.",
        "Perhaps he knew that the water would come.",
        "While he was crossing the bridge, he was hit by a car.",
        "As they left the boat, one after the other, they seemed sad.",
        "In an interview with NPR, she shook her head.",
        "For the police, he was a man without a name.",
    ],
)
def test_nobody_says_who(sentence: str) -> None:
    """Whoever reads the sentence alone asks who it was."""
    assert is_about_unnamed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2008, the mayor left the council of the town.",
        "After Jane Roe left the council, she wrote a book.",
        "After Jane left, she wrote a book.",
        "In spite of Mark, he wrote a book.",
        "In a letter to Jane Roe, he asked for boats.",
        "When a man fell into the river, he was saved by a dog.",
        "If people cross the bridge, they do so at night.",
        "In case people fall ill, they can ask for a doctor.",
        "While he is a poet, the mayor knows about bridges.",
        "As she left, Jane Roe thanked all who had helped.",
        "On Monday, it rained for nine hours.",
        "In the end, it is up to the council.",
        "Now the river falls again.",
        "Perhaps the river will fall.",
    ],
)
def test_somebody_says_who(sentence: str) -> None:
    """A name or a noun before the pronoun, or behind it, or "it" that stands for nothing."""
    assert not is_about_unnamed(sentence)
