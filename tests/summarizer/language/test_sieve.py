"""Words that are looked for all at once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.language.clues import folded
from summarizer.language.phrases import phrases
from summarizer.language.sieve import Sieve

#: Few letters, so that words stand in texts; of one byte in memory, of two and of four.
LETTERS = st.text("abc\u0430\u4e2d\U0001f600 \n", max_size=8)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LETTERS, max_size=8), st.lists(LETTERS, max_size=8).map("".join))
def test_the_words_that_stand_in_a_text_are_found(words: list[str], text: str) -> None:
    """Short or long, in any script, and no others."""
    assert Sieve(words).words_in(text) == [word for word in words if word in folded(text)]


def test_capitals_are_as_small_letters() -> None:
    """Of the text; the words are folded already."""
    assert Sieve(["strasse", "quay"]).words_in("Die STRAßE") == ["strasse"]


def test_what_can_be_found_within_a_text_is_found_in_its_lines() -> None:
    """A table that was narrowed by a text says of each of its lines what the whole table says."""
    lines = ["Sign up for our newsletter", "The harbour froze.", "\U0001f600 Lesen Sie auch: Kai"]
    table = phrases("prompt_words")
    narrowed = table.within("\n".join(lines))

    assert [narrowed.are_in(line) for line in lines] == [table.are_in(line) for line in lines]
    assert any(map(narrowed.are_in, lines))
    assert len(narrowed.clues.by_clue) < len(table.clues.by_clue)
    assert not table.within("A frozen quay")
