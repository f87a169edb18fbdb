"""How long texts are for who reads them."""

import pytest

from summarizer.language.width import width


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("port", 4),
        ("порт", 4),
        ("港口", 4),
        ("みなと", 6),
        ("항구", 2),
        ("𠮷野家", 6),
        ("「港」", 6),
        ("Ａ１", 4),
    ],
)
def test_letters_that_say_a_word(text: str, length: int) -> None:
    """Each of Chinese and Japanese counts twice, in whatever plane; Korean ones do not."""
    assert width(text) == length
