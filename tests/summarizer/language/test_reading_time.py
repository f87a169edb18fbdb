"""How long a text takes to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.reading_time import minutes_to_read


@pytest.mark.parametrize(
    ("paragraphs", "minutes"),
    [
        ((), 1),
        (("word",), 1),
        (("word " * 228,) * 6, 6),
        (("\u65b0\u805e " * 450,), 3),
        (("\u0e02\u0e48\u0e32\u0e27" * 900,), 4),
        (("\u0939\u093f\u0928\u094d\u0926\u0940 " * 456,), 2),
    ],
)
def test_it_is_told_by_the_script(paragraphs: tuple[str, ...], minutes: int) -> None:
    """Words, or what stands for them where none are parted: Chinese, Thai; Hindi has words."""
    assert minutes_to_read(paragraphs) == minutes


@given(st.lists(st.text(max_size=500)))
def test_any_text_takes_a_minute_at_least(paragraphs: list[str]) -> None:
    """And a longer one no less."""
    assert 1 <= minutes_to_read(paragraphs) <= minutes_to_read([*paragraphs, "word " * 300])
