import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.sentences import split_sentences
from tests.summarizer.language.hard_cases import HARD_CASES, text_and_sentences


@pytest.mark.parametrize(("language", "case"), HARD_CASES, ids=lambda value: value[:40])
def test_hard_cases_are_parted(language: str, case: str) -> None:
    """Abbreviations, initials, decimals, quotations and scripts with stops of their own."""
    text, sentences = text_and_sentences(case)

    assert split_sentences(text, language) == sentences


@given(st.text("aB1.!?…。।؟\"'”»() \n\u00a0", max_size=80) | st.text(max_size=200))
def test_nothing_is_lost_or_changed(text: str) -> None:
    """Each sentence is a run of the text; between them stand blanks alone."""
    rest = text
    for sentence in split_sentences(text):
        before, found, rest = rest.partition(sentence)
        assert found == sentence
        assert not before.strip()
    assert not rest.strip()


@pytest.mark.parametrize("unit", ["a.", "A. ", "“", ". ", "1.", "。", "Mr. ", "x" * 50])
def test_time_is_linear(unit: str) -> None:
    """A text of nothing but hard places is parted in no time; a quadratic rule would take hours."""
    text = unit * (400_000 // len(unit))

    assert "".join(split_sentences(text)).replace(" ", "") == text.replace(" ", "")
