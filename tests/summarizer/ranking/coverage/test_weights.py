"""What was learned, as it ships."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import numpy as np

from summarizer.ranking.coverage.features import LEXICON_WIDTH
from summarizer.ranking.coverage.network import Network
from summarizer.ranking.coverage.salience import estimate_salience
from summarizer.ranking.coverage.weights import load_weights


def test_the_file_is_small_and_says_where_it_came_from() -> None:
    """At most a megabyte; what it was learned from, by what command, and how well it did."""
    path = files("summarizer.data").joinpath("coverage.npz")
    about = json.loads(load_weights().about)

    assert len(path.read_bytes()) <= 1_000_000
    assert {"learned from", "written by", "articles", "held out, gain over lead-3"} <= about.keys()


def test_all_that_was_learned_is_two_megabytes_at_most() -> None:
    """Tables of words and phrases, which grow with the languages that are known, as much again."""
    sizes: dict[bool, int] = {True: 0, False: 0}
    for path in Path(str(files("summarizer.data"))).rglob("*.*"):
        if path.suffix != ".pyc":
            sizes[path.suffix == ".npz"] += path.stat().st_size

    assert max(sizes.values()) <= 2_000_000


def test_other_languages_have_a_file_of_their_own() -> None:
    """It says the same of itself, and which languages it has words of."""
    weights = load_weights()
    about = json.loads(weights.about_elsewhere)

    assert {"learned from", "written by", "how well"} <= about.keys()
    assert about["words"] == {
        code: len(known.places) for code, known in weights.lexicons.items() if code != "en"
    }


def test_a_language_with_a_lexicon_has_its_own_words() -> None:
    """The same word is common in one language and unknown in the other."""
    weights = load_weights()

    french, persian = (
        weights.describe(["dans", "qqqq"], code, frozenset()) for code in ("fr", "fa")
    )

    assert french[0, 0] < french[1, 0]
    assert french[:, 3].tolist() == [1, 0]
    assert persian[0].tolist() == persian[1].tolist()
    assert weights.describe([], "fr", frozenset()).shape == (0, LEXICON_WIDTH)


def test_rare_words_and_other_languages_have_a_row() -> None:
    """Every word is described, known or not, in English or not."""
    weights = load_weights()

    english = weights.describe(["the", "qqqq"], "en", frozenset())
    other = weights.describe(["der", "flut"], "de", frozenset({"der"}))

    assert english.shape == other.shape == (2, LEXICON_WIDTH)
    assert english[0, 0] < english[1, 0]
    assert other[0, 0] < other[1, 0]
    assert weights.describe([], "en", frozenset()).shape == (0, LEXICON_WIDTH)


def test_a_network_is_what_its_layers_say() -> None:
    """Standardise, clip at three deviations, two rectified layers, a sum."""
    eye = np.eye(2, dtype=np.float32)
    zero = np.zeros(2, np.float32)
    network = Network(
        means=np.array([1.0, 0.0], np.float32),
        scales=np.array([2.0, 1.0], np.float32),
        layers=(eye, zero, eye, zero, np.ones((2, 1), np.float32), np.array([0.5], np.float32)),
    )

    features = np.array([[2.0, -1.0], [99.0, 1.0]], np.float32)

    assert network.logits(features).tolist() == [2.5, 4.5]


def test_other_languages_are_judged_by_networks_that_know_no_words() -> None:
    """Texts that differ in their words alone are judged alike in a language without a lexicon."""
    text = ["aa bb cc dd ee ff", "bb cc gg hh ii", "aa jj kk ll mm"]
    other = [line.translate(str.maketrans("abcdefghijklm", "nopqrstuvwxyz")) for line in text]

    one, two = (estimate_salience(lines, "", "xx", load_weights()) for lines in (text, other))
    english = estimate_salience(text, "", "en", load_weights())

    np.testing.assert_array_equal(one.word_chances, two.word_chances)
    assert not np.array_equal(one.word_chances, english.word_chances)
