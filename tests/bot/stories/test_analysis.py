import pytest

from bot.storage.stories.match_json import unpack_matches
from bot.stories.analysis import analyse, telling_point
from summarizer.models import KeyPoint
from tests.bot.stories.newsroom import article

HEADLINE = "Moscow council approves the bridge"
ECHO = "The council of Moscow approved the bridge on Monday."
NEWS = "Work begins next month and costs 40 million roubles, a spokesman said."


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([ECHO, NEWS], NEWS),
        ([NEWS, ECHO], NEWS),
        # Nothing better is there.
        ([ECHO], ECHO),
        ([], None),
    ],
)
def test_a_list_shows_a_point_that_says_more_than_its_headline(
    points: list[str], expected: str | None
) -> None:
    """The first that does."""
    told = telling_point(
        HEADLINE, [KeyPoint(text=text, position=place) for place, text in enumerate(points)]
    )

    assert (told and told.text) == expected


def test_how_sure_each_topic_is_comes_with_the_topics() -> None:
    """So that nobody reads the article again to know."""
    found = analyse(article(1), 3)

    assert unpack_matches(found.matches).keys() == found.topics
    assert found.point in found.summary.points
