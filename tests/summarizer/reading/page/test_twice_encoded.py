"""Words that were encoded twice, and those that only look so."""

import pytest

from summarizer.reading.page.twice_encoded import encoded_once


def twice(text: str) -> str:
    return text.encode().decode("latin-1")


@pytest.mark.parametrize(
    "text",
    [
        "we’re", "Hafengebühr", "niño", "Jaroń", "Порт", "港口", "“Gazette”", "ready 🚀", "übernehmen",
    ],
)  # fmt: skip
def test_a_word_that_was_encoded_twice_is_read_as_it_was_meant(text: str) -> None:
    page = f"<p>Straße, {twice(text)} and so on.</p>".encode()
    assert encoded_once(page).decode() == f"<p>Straße, {text} and so on.</p>"


def test_a_word_may_have_been_encoded_three_times() -> None:
    assert encoded_once(twice(twice("ação")).encode()).decode() == "ação"


@pytest.mark.parametrize(
    "text",
    [
        "« Été » à Orléans\xa0: voilà\xa0!", "São Tomé, MANHÃ», ÃO", "«på»\xa0 og så", "café\x85\xa0",
        "Ø 5 µm, Ä² and Â°", "Ã¼ is what some show", "ORDINÃ\xa0",
    ],
)  # fmt: skip
def test_letters_before_marks_stay_as_they_are(text: str) -> None:
    assert encoded_once(text.encode()).decode() == text
