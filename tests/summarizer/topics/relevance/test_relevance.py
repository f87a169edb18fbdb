"""What was learned of articles and topics, and how it is evaluated."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from summarizer.models import Article, Tag
from summarizer.topics.names.mentions import find_mentions
from summarizer.topics.relevance.features import FEATURES, Rarity, find_candidates
from summarizer.topics.relevance.nearness import UNKNOWN, Nearness, WordVectors
from summarizer.topics.relevance.relevance import model
from summarizer.topics.tagging.labels import labels_of

TAIL = "The talks went on until late in the evening, and they will be resumed next week."


def _rows(article: Article) -> dict[str, dict[str, float]]:
    found = find_candidates(find_mentions(article), Rarity({}, 2.0))
    return {
        topic: dict(zip(FEATURES, row, strict=True))
        for topic, row in zip(found.topics, found.rows, strict=True)
    }


def test_trees_ask_for_features_that_there_are() -> None:
    """The file and the code have the same features, and words, lengths and directions go together."""
    learned = model()

    assert learned.trees.features.max() < len(FEATURES)
    assert len(learned.vectors.index) == len(learned.vectors.vectors)
    assert np.isfinite(learned.vectors.vectors).all()
    assert np.isfinite(learned.trees.leaves).all()


def test_rows_tell_zones_parts_and_rivals() -> None:
    """How often, how early and beside what a place stands."""
    rows = _rows(
        Article.from_text(
            f"Officials met in Madrid. {TAIL} They came from Japan and Peru.",
            title="Spain and Chile talk",
            language="en",
        )
    )

    assert rows["spain"]["title"] == 1
    assert rows["spain"]["part in opening"] == 1
    assert rows["madrid"]["words before it"] < rows["japan"]["words before it"]
    assert rows["spain"]["countries in title"] == 1
    assert rows["spain"]["countries"] == rows["japan"]["countries"] > 1
    assert rows["spain"]["share of its kind"] > rows["peru"]["share of its kind"]


def test_labels_are_trusted_by_where_they_stand() -> None:
    """Keywords may be of the whole site; a feed's categories are better, the page's own tags best."""
    found = labels_of(
        Article(
            url="https://example.org/sport/tennis/a-final",
            section="Sport",
            tags=(
                Tag("Space", channel="keywords"),
                Tag("Weather", channel="feed"),
                Tag("Arts", channel="rel-tag"),
                Tag("weather", channel="rel-tag"),
            ),
        )
    )

    assert [tag.trust for tag in found.tags.values()] == [1, 3, 3]
    assert [tag.rank for tag in found.tags.values()] == [0, 3, 2]
    assert found.of_feed == {"weather"}
    assert "tennis" in found.folders
    assert "a_final" not in found.folders


def _vectors() -> WordVectors:
    words = ["robbery", "police", "crime", "flour", "oven", "recipe"]
    vectors = np.array([[1, 0.1], [1, 0], [1, 0], [0, 1], [0.1, 1], [0, 1]], np.float32)
    return WordVectors(dict(zip(words, range(6), strict=True)), vectors, np.zeros(2, np.float32))


def test_a_text_is_near_to_what_its_words_are_near_to() -> None:
    """A report of a robbery is near to crime though it does not say so, and not to recipes."""
    article = Article.from_text("Police look into a robbery.", language="en")
    near, title, above = Nearness(_vectors(), find_mentions(article)).of(["crime", "recipe", "zzz"])

    assert near[0] > 0.9
    assert title[0] < 0.5
    assert near[2] <= title[2]
    assert above == UNKNOWN


def test_a_text_of_unknown_words_is_near_to_nothing() -> None:
    """An empty text has a direction of length 0."""
    assert not _vectors().text_vector(Counter({"zzz": 3})).any()
    assert Nearness(_vectors(), find_mentions(Article())).of(["crime"])[0][0] == 0


@pytest.mark.parametrize("language", ["de", "ja", None])
def test_other_languages_have_no_vectors(language: str | None) -> None:
    """The vectors are of English words."""
    article = Article.from_text(f"Spain votes. {TAIL}", language=language)
    candidates = model().candidates(find_mentions(article))

    near = FEATURES.index("near")
    assert {row[near : near + len(UNKNOWN)] for row in candidates.rows} == {UNKNOWN}
