from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.grouping import group
from bot.subscriptions.listing import ListedStory, arrange_events
from summarizer.models import ArticleKind

SEEN = datetime(2026, 1, 5, 7, tzinfo=UTC)

KINDS = st.none() | st.sampled_from([*ArticleKind, "sponsored", "unheard of"])


def story(
    number: int, outlets: int = 1, sureness: float | None = None, kind: str | None = None
) -> ListedStory:
    return ListedStory(
        story_id=number,
        title=f"Story {number}",
        url=f"https://example.org/{number}",
        outlet="Harbour Times",
        outlets=outlets,
        seen_at=SEEN + timedelta(seconds=number),
        sureness=sureness,
        kind=kind,
    )


def alone(stories: Sequence[ListedStory]) -> list[list[int]]:
    return [[place] for place in range(len(stories))]


def together(stories: Sequence[ListedStory]) -> list[list[int]]:
    return [list(range(len(stories)))]


def order(*stories: ListedStory) -> list[int]:
    return [event.stories[0].story_id for event in arrange_events(stories, alone)]


def test_surer_matches_go_before_larger_events() -> None:
    """In classes: that one match is a hair's breadth surer outweighs nothing."""
    doubtful, likely, sure = story(1, 90, 0.2), story(2, 9, 0.7), story(3, 1, 0.9)
    larger = story(4, 2, 0.81)

    assert order(doubtful, likely, sure, larger) == [4, 3, 2, 1]


def test_what_is_not_known_is_no_sure_match_and_no_doubtful_one() -> None:
    """Stories from before have no sureness."""
    assert order(story(1, sureness=0.3), story(2), story(3, sureness=0.9)) == [3, 2, 1]


def test_news_go_before_opinion_and_lists_are_last() -> None:
    """Of as sure and as large ones; lists and advertisements also behind less sure news."""
    opinion, news = story(1, kind="opinion"), story(2, kind="news")
    best_of, advert = story(3, 9, 1.0, "listicle"), story(4, 1, 1.0, "sponsored")

    assert order(best_of, advert, opinion, news) == [2, 1, 3, 4]


def test_of_equals_the_newest_is_first() -> None:
    """Whatever order they come in."""
    assert order(story(1), story(3), story(2)) == [3, 2, 1]


def test_stories_of_one_event_stand_together() -> None:
    """The one that most outlets print first."""
    (event,) = arrange_events([story(1), story(2, outlets=4)], together)

    assert [s.story_id for s in event.stories] == [2, 1]
    assert event.weight == 5


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.none() | st.floats(0, 1), KINDS), min_size=1, max_size=12
    )
)
def test_each_story_is_listed_once(facts: list[tuple[int, float | None, str | None]]) -> None:
    """Whatever is known of them; the order does not hang on that in which they come."""
    stories = [story(number, *fact) for number, fact in enumerate(facts)]
    events = arrange_events(stories, alone)

    assert sorted(e.stories[0].story_id for e in events) == list(range(len(stories)))
    assert arrange_events(stories[::-1], alone) == events


def test_hundreds_of_stories_are_grouped_in_parts() -> None:
    """Each of them is in one event."""
    stories = [replace(story(n), event_key=n.to_bytes(4)) for n in range(450)]

    assert sorted(place for places in group(stories) for place in places) == list(range(450))
    assert group(stories[:1]) == [[0]]
