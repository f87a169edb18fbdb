"""What is told of an article beside the networks' word."""

from __future__ import annotations

import numpy as np
import pytest

from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.coverage.salience import estimate_salience
from summarizer.ranking.coverage.weights import load_weights

TEXT = ["Xaver kula mano piro tessa.", "Velo kula ranga dimo.", "Piro tessa mano ranga velo."]


def odds(chances: Floats) -> Floats:
    found: Floats = np.log(chances / (1 - chances))
    return found


@pytest.mark.parametrize(("language", "gain"), [("en", 2.0), ("xx", 3.0), ("vi", 3.0)])
def test_a_word_of_the_headline_gains(language: str, gain: float) -> None:
    """In log odds, and no other word does."""
    bare, titled = (
        estimate_salience(TEXT, title, language, load_weights()) for title in ("", "Kula und Ranga")
    )

    gained = dict(
        zip(bare.concepts.words, odds(titled.word_chances) - odds(bare.word_chances), strict=True)
    )
    assert gained["kula"] == pytest.approx(gain, abs=0.01)
    assert gained["xaver"] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("language", ["en", "xx"])
def test_the_usual_length_is_that_of_the_first_sentences(language: str) -> None:
    """On average, in characters, in every language."""
    assert estimate_salience(TEXT, "", language, load_weights()).lead_length == pytest.approx(25)
