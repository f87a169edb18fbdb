"""Characters by kind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.ranking.grades.letters import KINDS, count_kinds


def test_each_character_is_of_one_kind() -> None:
    """In scripts with and without capitals."""
    first, second = (
        dict(zip(KINDS, row, strict=True))
        for row in count_kinds(["Up 5 %: «Wow», he said!", "北京、東京？"]).tolist()
    )

    assert (first["capital"], first["digit"], first["percent"], first["quote"]) == (2, 1, 1, 2)
    assert (first["colon"], first["comma"], first["exclamation"], first["blank"]) == (1, 1, 1, 5)
    assert (second["letter"], second["comma"], second["question"]) == (4, 1, 1)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=6))
def test_every_character_counts_once(sentences: list[str]) -> None:
    """Whatever it is, pictures and broken halves of them among it."""
    counts = count_kinds(sentences)

    assert counts.sum(axis=1).tolist() == [len(sentence) for sentence in sentences]
