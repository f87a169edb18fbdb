"""Notes below a text are told by their marks."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.footnotes import is_footnote


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", "2For the ten years to May, nine of twelve ferries ran at a loss."),
        ("de", "3Die Pegel wurden am Inn gemessen."),
        ("fr", "1Les crues sont mesurées à Passau."),
        ("en", "¹ Levels are those of the gauge at the old bridge."),
        (None, "† Without the ferry of Grein."),
    ],
)
def test_a_number_or_mark_without_a_blank_heads_a_note(
    language: str | None, paragraph: str
) -> None:
    """What a note says belongs to a place further up."""
    assert is_footnote(paragraph, language)


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", "3Shape sells scanners for boats."),
        ("en", "2 For the ferry, the town pays."),
        ("en", "4th place went to the rowers of Passau."),
        ("en", "50 boats sank."),
        ("en", "For 2 years the ferry ran at a loss."),
        ("zh", "60年后，大桥重新开放。"),
        ("ko", "3회에도 안타를 쳤다."),
        ("en", ""),
    ],
)
def test_names_counts_and_ordinals_head_none(language: str, paragraph: str) -> None:
    """They begin with a number, too."""
    assert not is_footnote(paragraph, language)
