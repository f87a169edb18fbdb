"""What readers would say of sentences, as it was learned."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.ranking.candidates import find_sentences
from summarizer.ranking.grades.grading import load_grader, scores_in_context
from summarizer.ranking.grades.sentence_features import NAMES, sentence_features
from summarizer.ranking.rules.forms import form_of

ARTICLE = (
    "Picture this: it is a rainy Tuesday, and the river outside your window is rising.",
    "What would you do?",
    "Of 12,000 households in Bavaria, those with a flood plan lose 40 percent less, researchers find.",
    "Sign up for our newsletter to get tips like these every week!",
    "The researchers compared insurance claims of 2013 and 2024 in fourteen towns along the Danube.",
    "In this article, we will look at what makes a good plan.",
)


def grades(*paragraphs: str, title: str = "", language: str | None = "en") -> dict[str, float]:
    sentences = [s for paragraph in paragraphs for s in find_sentences(paragraph, language)]
    forms = [form_of(sentence.text, language) for sentence in sentences]
    found, _ = load_grader().grade(sentences, forms, title, language)
    return {s.text: grade for s, grade in zip(sentences, found.tolist(), strict=True)}


def test_the_file_says_what_it_is() -> None:
    """From what, by which command, and how well it did; all weights together are two megabytes."""
    about = json.loads(load_grader().about)
    weights = [path for path in files("summarizer.data").iterdir() if path.name.endswith(".npz")]

    assert {
        "what",
        "learned from",
        "articles",
        "sentences",
        "written by",
        "how well",
    } <= about.keys()
    assert sum(len(path.read_bytes()) for path in weights) <= 2_000_000


def test_a_finding_is_graded_above_scenes_questions_and_prompts() -> None:
    """Whatever stands first; those are worse than weak."""
    found = grades(*ARTICLE, title="Flood plans pay, study finds")

    assert max(found, key=found.__getitem__).startswith("Of 12,000 households")
    assert all(found[ARTICLE[n]] < 1 for n in (0, 1, 3, 5))


@pytest.mark.parametrize("language", ["en", "de", "fr", "zh", "th", None])
@settings(max_examples=25, deadline=None)
@given(
    paragraphs=st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=8),
    title=st.text(max_size=20),
)
def test_any_text_has_finite_features(
    language: str | None, paragraphs: list[str], title: str
) -> None:
    """Whatever people write, each sentence has all features."""
    sentences = [s for paragraph in paragraphs for s in find_sentences(paragraph, language)]
    forms = [form_of(sentence.text, language) for sentence in sentences]

    features, _ = sentence_features(sentences, forms, title, language)

    assert features.shape == (len(sentences), len(NAMES))
    assert np.isfinite(features).all()


def test_scores_are_told_with_their_neighbours() -> None:
    """At the ends the mean stands for who is missing."""
    found = scores_in_context(np.array([1.0, 3.0, 2.0], np.float32))

    assert found[:, :3].tolist() == [[1, 2, 3], [3, 1, 2], [2, 3, 2]]
    assert found[:, 4].tolist() == pytest.approx([2 / 3, 0, 1 / 3])
