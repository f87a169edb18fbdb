import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import topic_texts
from bot.render.follow import quiet_parts, render_activity
from bot.render.language import ENGLISH
from bot.render.story_buttons import (
    StoryAct,
    StoryButton,
    match_line,
    parse_story_button,
    refused_line,
    render_which,
    story_buttons,
    why_line,
)
from bot.render.topics import (
    parse_lift_button,
    parse_unfollow_button,
    refused_kind,
    render_topics,
    topic_of_button,
)
from bot.subscriptions.reasons import Reason
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.values import Subscription
from summarizer.topics.relevance.evidence import Evidence, Match, Where
from tests.bot.subscriptions.test_listing import SEEN
from tests.bot.subscriptions.test_refusals import matches


def followed(label: str, *refused: MatchRefusal) -> Subscription:
    return Subscription(
        chat_id=5, topic=label.casefold(), label=label, followed_at=SEEN, refused=refused
    )


def test_why_names_the_words_and_where_they_stand() -> None:
    """Words once for all places where they stand; how often, if more than once."""
    match = Match(
        0.87,
        (
            Evidence(Where.TITLE, "Moscow", 1),
            Evidence(Where.TEXT, "moscow", 7),
            Evidence(Where.PAGE_TAG, "Moscow city", 1),
        ),
    )

    assert match_line("Moscow", match, ENGLISH) == (
        "Moscow (87 % sure): “Moscow” in the title, 7× in the text, "
        "“Moscow city” as a tag of the page"
    )
    assert match_line("Moscow", None, ENGLISH) == "Moscow: not what it is about."


def test_why_says_it_of_each_topic() -> None:
    """Of all of a feed that it is followed; of nothing that nothing is."""
    reasons = [
        Reason(followed("Moscow"), Match(0.9, (Evidence(Where.TITLE, "Moscow", 1),))),
        Reason(followed("Town Crier"), None),
    ]

    assert why_line(reasons, ENGLISH) == (
        "Moscow (90 % sure): “Moscow” in the title\nTown Crier, which you follow"
    )
    assert why_line([], ENGLISH) == "You follow nothing (any more) that this is about."


@given(st.lists(st.tuples(st.text(max_size=100), st.none() | matches), max_size=9))
def test_why_fits_what_telegram_shows(rows: list[tuple[str, Match | None]]) -> None:
    """200 characters, however much there is to say."""
    line = why_line([Reason(followed(label), match) for label, match in rows], ENGLISH)

    assert 0 < len(line) <= 200


@pytest.mark.parametrize("where", Where)
def test_there_are_words_for_every_kind_of_evidence(where: Where) -> None:
    """Whatever shows a topic, a person is told of it, and of what comes no more."""
    match = Match(0.5, (Evidence(where, "Moscow", 2),))

    assert match_line("moscow", match, ENGLISH).startswith("moscow (50 % sure): “Moscow” 2× ")
    assert refused_kind(MatchRefusal(where), ENGLISH).startswith(("that ", "whose "))


@given(st.text(max_size=100), matches, st.text(max_size=100) | st.none())
def test_what_is_refused_is_said_in_one_line(label: str, match: Match, said: str | None) -> None:
    """Of every kind of evidence, and of another name."""
    where = match.evidence[0].where

    assert len(refused_line(label, MatchRefusal(where, said), ENGLISH)) <= 200
    assert refused_kind(MatchRefusal(where), ENGLISH)


def test_what_is_less_sure_is_left_out_up_to_a_figure() -> None:
    """The one that "Why?" told; the list of topics has no story beside it."""
    refusal = MatchRefusal(Where.TITLE, up_to=0.83)

    assert refused_kind(refusal, ENGLISH) == "whose title names it, 83 % sure or less"
    assert refused_line("moscow", refusal, ENGLISH) == (
        "moscow: no more stories whose title names it, 83 % sure or less. /topics lifts that."
    )


def test_long_topics_are_told_apart_and_short_ones_share_a_row() -> None:
    """Two buttons that read the same would be a guess."""
    start = "министерство иностранных дел "
    both = [followed(start + "россии"), followed(start + "украины")]
    for reply in (
        render_topics([*both, followed("x"), followed("y")], 0, ENGLISH),
        render_which(
            StoryAct.UNFOLLOW, [(s.topic, s.label) for s in (*both, *map(followed, "xy"))], ENGLISH
        ),
    ):
        first, second, short = reply.buttons
        assert first[0].text.endswith("россии")
        assert second[0].text.endswith("украины")
        assert [button.text[-1] for button in short] == ["x", "y"]


def test_twenty_topics_all_tell_what_was_called_wrong() -> None:
    """In one message, however much it was of each."""
    wrong = [MatchRefusal(Where.TEXT, f"{number} {'name ' * 9}") for number in range(20)]
    reply = render_topics([followed(f"{n} {'topic ' * 12}", *wrong) for n in range(20)], 0, ENGLISH)

    assert reply.html.count("no stories that call it") == 20


@pytest.mark.parametrize(
    ("stories", "feeds", "said"),
    [
        (5, 3, "5 stories from 3 feeds were about it"),
        (5, 1, "days 5 stories were about it"),
        (5, 0, "days 5 stories were about it"),
        (1, 1, "one story was about it"),
    ],
)
def test_figures_read_as_people_say_them(stories: int, feeds: int, said: str) -> None:
    """One feed, or links that were shared, are not counted."""
    assert said in render_activity(stories, feeds, ENGLISH)


def test_quiet_topics_share_their_sentences() -> None:
    """Ten of them would be ten times the same."""
    now, daily = topic_texts.FOLLOWED, topic_texts.FOLLOWED_DAILY

    assert quiet_parts([], ENGLISH) == []
    assert quiet_parts([(now, "#x")], ENGLISH) == [
        "You follow #x. In the last 7 days I saw nothing about it. I tell you when something comes."
    ]
    assert quiet_parts([(now, "#x"), (daily, "#y"), (now, "#z")], ENGLISH) == [
        "You follow #x, #z.",
        (
            "You follow #y, with your digest. In the last 7 days I saw nothing about them. "
            "I tell you when something comes."
        ),
    ]


def test_buttons_say_what_they_do() -> None:
    """Four under a story; one for each topic where several may be meant."""
    data = [button.data for row in story_buttons(ENGLISH) for button in row]
    assert [parse_story_button(d) for d in data] == [StoryButton(act) for act in StoryAct]

    long = "ф" * 60
    reply = render_which(StoryAct.UNFOLLOW, [("moscow", "Moscow"), (long, long)], ENGLISH)
    buttons = [button for row in reply.buttons for button in row]
    assert buttons[0].text == "Unfollow Moscow"
    for button, topic in zip(buttons, ("moscow", long), strict=True):
        meant = parse_story_button(button.data)
        assert meant
        assert meant.means(topic)
        assert not meant.means("paris")
        assert len(button.data.encode()) <= 64


@pytest.mark.parametrize("start", ["министерство_иностранных_дел_", "a" * 55, "外務省" * 7])
def test_topics_that_begin_alike_have_buttons_of_their_own(start: str) -> None:
    """A button's data has room for 26 Cyrillic letters; none ends the topic of another."""
    both = [followed(start + "россии"), followed(start + "украины")]
    listed = [button for row in render_topics(both, 0, ENGLISH).buttons for button in row]
    asked = render_which(StoryAct.UNFOLLOW, [(s.topic, s.label) for s in both], ENGLISH)
    for one, other, button in zip(both, reversed(both), listed, strict=True):
        meant = parse_unfollow_button(button.data)
        assert meant
        assert topic_of_button(meant[0], both) is one
        wanted = parse_story_button(asked.buttons[both.index(one)][0].data)
        assert wanted
        assert wanted.means(one.topic)
        assert not wanted.means(other.topic)


def test_what_was_called_wrong_is_listed_and_lifted() -> None:
    """In the list of topics, below their own buttons."""
    reply = render_topics(
        [
            followed("Moscow", MatchRefusal(Where.TEXT), MatchRefusal(Where.TITLE, "big_apple")),
            followed("x"),
        ],
        0,
        ENGLISH,
    )

    assert "#Moscow: no stories that name it further down alone, that call it “big" in reply.html
    lift = reply.buttons[-1][0]
    assert (lift.text, parse_lift_button(lift.data)) == ("↺ Moscow", ("moscow", 0))
    assert parse_lift_button("lift:x") is None
    assert "↺" not in render_topics([followed("x")], 0, ENGLISH).html
