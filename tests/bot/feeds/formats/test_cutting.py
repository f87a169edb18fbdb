"""Where a feed's text of an entry ends."""

import re

import pytest

from bot.feeds.formats.cutting import FOOTERS, READ_ON, Ending, is_footer, without_ending

SENTENCE = "The bridge opened on Monday."


@pytest.mark.parametrize(("phrase", "example", "other"), READ_ON)
def test_an_invitation_to_read_on_is_known(phrase: str, example: str, other: str) -> None:
    """Each row is for its example, alone or behind a sentence, and not for the other line."""
    assert re.search(phrase, example, re.IGNORECASE)
    assert without_ending([SENTENCE, example]) == ([SENTENCE, ""], Ending.CUT)
    assert without_ending([f"{SENTENCE} {example}"]) == ([SENTENCE], Ending.CUT)
    assert without_ending([SENTENCE, other]) == ([SENTENCE, other], Ending.WHOLE)


@pytest.mark.parametrize(("phrase", "example", "other"), FOOTERS)
def test_a_line_of_a_sites_software_is_none_of_the_text(
    phrase: str, example: str, other: str
) -> None:
    """It says nothing of whether the text is whole."""
    assert re.search(phrase, example, re.IGNORECASE)
    assert without_ending([SENTENCE, example]) == ([SENTENCE, ""], Ending.WHOLE)
    assert not is_footer(other)


@pytest.mark.parametrize("dots", ["…", "...", " [...]", " […]", " (…)", " [?]"])
def test_a_text_that_breaks_off_is_cut(dots: str) -> None:
    """What is left of a sentence goes, unless it is all there is."""
    assert without_ending([f"{SENTENCE} It has four lanes and{dots}"]) == ([SENTENCE], Ending.CUT)
    assert without_ending([f"It has four lanes and{dots}"]) == (
        ["It has four lanes and…"],
        Ending.CUT,
    )


def test_a_text_without_lines_is_whole() -> None:
    """Nothing is cut from nothing."""
    assert without_ending([]) == ([], Ending.WHOLE)
    assert without_ending([""]) == ([""], Ending.WHOLE)
