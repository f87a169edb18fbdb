import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.stories.match_json import (
    match_of,
    pack_matches,
    refusals_from_json,
    refusals_to_json,
    surer_of,
    unpack_matches,
)
from bot.subscriptions.narrowing import NOWHERE
from bot.subscriptions.reasons import reasons_of
from bot.subscriptions.refusals import MatchRefusal, is_refused, refusal_of, with_refusal
from bot.subscriptions.values import Subscription
from summarizer.topics.relevance.evidence import Evidence, Match, Where
from tests.bot.subscriptions.test_listing import SEEN

#: What a page says, marks of how it is kept among it.
texts = st.text(max_size=20) | st.text('":,[]{}\\ab', max_size=6)

matches = st.builds(
    Match,
    st.integers(0, 1000).map(lambda n: n / 1000),
    st.lists(
        st.builds(Evidence, st.sampled_from(Where), texts, st.integers(1, 99)),
        min_size=1,
        max_size=3,
    ).map(tuple),
)


def match(where: Where, said: str = "Moscow", sureness: float = 0.6) -> Match:
    return Match(sureness, (Evidence(where, said, 1), Evidence(Where.TEXT, "Moscow", 9)))


@pytest.mark.parametrize("where", [Where.PAGE_TAG, Where.TEXT, Where.SIGN, Where.PART])
def test_weak_evidence_is_refused_altogether(where: Where) -> None:
    """However sure such a match is said to be; what the topic is shown by elsewhere still comes."""
    refusal = refusal_of(match(where), ("moscow", "Moscow"))

    assert refusal == MatchRefusal(where)
    assert refusal.covers(match(where, sureness=0.99))
    assert not refusal.covers(match(Where.TITLE))


@pytest.mark.parametrize("where", [Where.TITLE, Where.OPENING])
def test_of_strong_evidence_only_what_is_no_surer_is_refused(where: Where) -> None:
    """One wrong title must not cost a chat all that is about its topic."""
    refusal = refusal_of(match(where, sureness=0.6), ("moscow", "Moscow"))

    assert refusal.covers(match(where, sureness=0.6))
    assert refusal.covers(match(where, sureness=0.4))
    assert not refusal.covers(match(where, sureness=0.7))


def test_another_name_is_refused_by_itself() -> None:
    """Who follows New York and is told of the Big Apple Circus still wants New York."""
    names = ("new_york", "#NewYork")
    refusal = refusal_of(match(Where.TITLE, "Big Apple"), names)

    assert refusal == MatchRefusal(Where.TITLE, "big_apple")
    assert refusal.covers(match(Where.TITLE, "BIG APPLE", sureness=0.9))
    assert not refusal.covers(match(Where.TITLE, "New York", sureness=0.1))
    assert refusal_of(match(Where.TITLE, "New York"), names).said is None


def test_nothing_is_refused_of_which_nothing_is_known() -> None:
    """Stories from before, and all of a feed."""
    assert not is_refused(None, [MatchRefusal(Where.TEXT)])
    assert not is_refused(match(Where.TEXT), [])


def test_of_a_kind_there_is_one_refusal_the_widest() -> None:
    """Pressed under a surer story, and again under one that is less so."""
    narrow, wide = MatchRefusal(Where.TITLE, up_to=0.4), MatchRefusal(Where.TITLE, up_to=0.7)
    other = MatchRefusal(Where.TEXT)

    assert with_refusal((narrow, other), wide) == (other, wide)
    assert with_refusal((wide, other), narrow) == (other, wide)


@given(matches, st.lists(matches, max_size=4))
def test_what_was_called_wrong_is_refused_from_then_on(wrong: Match, earlier: list[Match]) -> None:
    """And stays so, whatever else is refused; it comes back from the database as it was."""
    refused: tuple[MatchRefusal, ...] = ()
    for one in (wrong, *earlier):
        refused = with_refusal(refused, refusal_of(one, ("moscow",)))

    assert is_refused(wrong, refused)
    assert refusals_from_json(refusals_to_json(refused)) == refused


@given(st.dictionaries(texts, matches, max_size=5), texts)
def test_matches_are_kept_as_they_are(found: dict[str, Match], other: str) -> None:
    """Their strongest evidence; each is found whatever the words of others are."""
    packed = pack_matches(found)

    assert unpack_matches(packed) == found
    for topic in (*found, other):
        assert match_of(packed, topic) == found.get(topic)
    assert surer_of(packed, None) == surer_of(None, packed) == surer_of(packed, packed) == packed


def test_of_two_copies_the_surer_match_counts() -> None:
    """Each topic for itself."""
    weak, strong = match(Where.TEXT, sureness=0.3), match(Where.TITLE, sureness=0.9)
    both = surer_of(
        pack_matches({"moscow": weak, "paris": strong}), pack_matches({"moscow": strong})
    )

    assert unpack_matches(both) == {"moscow": strong, "paris": strong}
    assert match_of(both, "berlin") is None
    assert match_of(None, "moscow") is None


def test_the_surest_topic_is_the_first_reason() -> None:
    """Of what is followed and the story is about; feeds, and what is not known, come last."""
    followed = [
        Subscription(chat_id=5, topic=topic, label=topic, followed_at=SEEN)
        for topic in ("feed:7", "bicycle", "russia", "moscow")
    ]
    known = {"moscow": match(Where.TITLE, sureness=0.9), "russia": match(Where.TEXT)}

    reasons = reasons_of(followed, {"feed:7", "moscow", "russia"}.__contains__, known, NOWHERE)

    assert [reason.subscription.topic for reason in reasons] == ["moscow", "russia", "feed:7"]
