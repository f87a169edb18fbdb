"""What the rules tell of one sentence, whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.ranking.rules.datelines import dateline_end
from summarizer.ranking.rules.figures import figures
from summarizer.ranking.rules.forms import form_of
from summarizer.ranking.rules.phrases import table

LANGUAGES = sorted({*table("leaning"), *table("asides")})


@given(st.text(min_size=1, max_size=200), st.sampled_from([*LANGUAGES, None]))
def test_any_text_has_a_form(text: str, language: str | None) -> None:
    """And a beginning within it, in any language."""
    form_of(text, language)
    assert 0 <= dateline_end(text) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 20_000 + "@",
        "A. " * 7_000 + "x",
        "1," * 10_000,
        "In der " * 3_000 + "er",
        "A/" * 10_000 + "(dpa) - B",
        "한" * 20_000 + "=",
        "we may earn " * 1_500 + "commission",
        "Facebook " * 3_000,
    ],
)
def test_long_runs_are_read_in_no_time(text: str) -> None:
    """No rule tries each place again for each other: that took minutes."""
    for language in ("en", "de", "ko", "ru"):
        form_of(text, language)
    assert dateline_end(text) >= 0
    assert figures(text) is not None


@pytest.mark.parametrize(
    ("text", "trails_off"),
    [
        ("The town might even lose its old stone bri…", True),
        ("The town might even lose its bridge...", True),
        ("The town might lose its bridge and […]", True),
        ("“We never thought it would come to that …”", False),
        ("The river rose, fell ... and rose again on Monday.", False),
        ("Las escuelas cierran por la crecida del río....", False),
        ("洪水淹没了老城，居民纷纷撤离……", False),
    ],
)
def test_a_sentence_trails_off_in_three_dots_right_behind_a_word(
    text: str, trails_off: bool
) -> None:
    """Some papers end every sentence with four; Chinese ends lists in six."""
    assert form_of(text, None).trails_off is trails_off
