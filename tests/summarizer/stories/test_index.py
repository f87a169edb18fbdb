"""Articles are told to be of one story, over a window of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from summarizer.stories import StoryIndex
from tests.summarizer.stories.reports import REPORT, SECOND_AGENCY, TITLE, sentences

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_copy_has_the_id_of_the_first() -> None:
    """What another outlet prints of the same text belongs to the story of the first."""
    index = StoryIndex()

    assert index.add("a", TITLE, REPORT, NOW) == "a"
    assert index.add("b", "Ferries stop", " ".join(sentences()[:4]), NOW + HOUR) == "a"
    assert index.add("c", TITLE, SECOND_AGENCY, NOW + 2 * HOUR) == "c"


def test_a_story_ends_with_its_window() -> None:
    """Four days after its first article a text is told again, also if copies came between."""
    index = StoryIndex(window=timedelta(days=4))
    index.add("a", TITLE, REPORT, NOW)

    assert index.add("b", TITLE, REPORT, NOW + timedelta(days=4)) == "a"
    assert index.add("c", TITLE, REPORT, NOW + timedelta(days=4, seconds=1)) == "c"
    assert index.add("d", TITLE, REPORT, NOW + timedelta(days=7)) == "c"


def test_a_known_article_keeps_its_story() -> None:
    """Adding an id again changes nothing, whatever its text has become."""
    index = StoryIndex()
    index.add("a", TITLE, REPORT, NOW)
    index.add("b", TITLE, REPORT, NOW + HOUR)

    assert index.add("b", "Other", SECOND_AGENCY, NOW + 2 * HOUR) == "a"
    assert len(index) == 2


def test_what_is_older_than_the_window_is_forgotten() -> None:
    """Only articles within the window take memory."""
    index = StoryIndex(window=timedelta(days=1))
    for hour in range(100):
        index.add(f"a{hour}", f"Title {hour}", f"{SECOND_AGENCY} {hour}", NOW + hour * HOUR)

    assert len(index) == 25


def test_an_article_that_comes_late_finds_its_story() -> None:
    """Articles may come out of order; one from before the window finds nothing."""
    index = StoryIndex(window=timedelta(days=1))
    index.add("a", TITLE, REPORT, NOW)

    assert index.add("late", TITLE, REPORT, NOW - timedelta(hours=20)) == "a"
    assert index.add("later", TITLE, REPORT, NOW - timedelta(hours=30)) == "later"
