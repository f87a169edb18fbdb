from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import (
    LONGEST,
    LONGEST_BACKOFF,
    Decision,
    Failed,
    Fresh,
    Gone,
    Look,
    NotModified,
    Postponed,
    decide,
)
from bot.feeds.values import FeedState, News
from bot.models import Validators

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SHORTEST = timedelta(minutes=10)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FIRST = 3 * SHORTEST
ELSEWHERE = "https://example.net/feed"

#: Known for long enough, and never read.
UNREAD = FeedState(first_seen_at=NOW - timedelta(days=7))

spans = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=400))
times = st.integers(0, 32_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC))
looks = st.one_of(
    st.builds(
        Fresh,
        new=st.integers(0, 500),
        published=st.lists(times, max_size=5),
        max_age=st.none() | spans,
        ttl=st.none() | spans,
        moved_to=st.sampled_from([None, ELSEWHERE]),
    ),
    st.builds(NotModified, max_age=st.none() | spans, moved_to=st.sampled_from([None, ELSEWHERE])),
    st.builds(Failed, reason=st.just("too-slow"), retry_at=st.none() | times),
    st.just(Postponed()),
)


def look_at(look: Look, state: FeedState = UNREAD, now: datetime = NOW) -> Decision:
    return decide(state, look, now, SHORTEST, 0.0)


def after(*looks: Look, every: timedelta = HOUR) -> Decision:
    """Return what follows from the last of some looks."""
    decision = Decision(state=FeedState(), look_at=NOW)
    for number, look in enumerate(looks):
        decision = look_at(look, decision.state, NOW + number * every)
    return decision


def interval_after(days: int, brings: timedelta, every: timedelta = timedelta(minutes=30)) -> float:
    """Return the hours between looks at a feed that brings something now and then."""
    state, interval, now, last = FeedState(), SHORTEST, NOW, NOW
    while now < NOW + timedelta(days=days):
        new = int((now - NOW) / brings) - int((last - NOW) / brings)
        decision = look_at(Fresh(new=new), state, now)
        assert decision.look_at
        state, interval, last = decision.state, decision.look_at - now, now
        now = decision.look_at
    return interval / HOUR


@given(st.lists(looks, max_size=12), st.floats(0, 1, exclude_max=True), spans)
def test_the_next_look_is_within_bounds(
    looks: list[Look], chance: float, shortest: timedelta
) -> None:
    """Whatever happens: never sooner than may be, never later than a day and a tenth."""
    shortest = min(max(shortest, timedelta(seconds=1)), DAY)
    state, now = FeedState(), NOW
    for look in looks:
        decision = decide(state, look, now, shortest, chance)
        assert decision.look_at
        assert shortest <= decision.look_at - now <= 1.1 * LONGEST_BACKOFF
        state, now = decision.state, decision.look_at


@pytest.mark.parametrize(
    ("brings", "low", "high"),
    [
        (timedelta(minutes=5), 0.16, 0.18),
        (timedelta(hours=4), 0.4, 0.7),
        (timedelta(days=1), 2, 4),
        (timedelta(days=30), 12, 12),
    ],
    ids=["always", "every four hours", "daily", "hardly ever"],
)
def test_feeds_are_looked_at_as_often_as_they_bring_something(
    brings: timedelta, low: float, high: float
) -> None:
    """Some eight times for each; hours between looks after two months."""
    assert low <= interval_after(60, brings) <= high


@pytest.mark.parametrize(
    ("gap", "minutes"),
    [(timedelta(minutes=20), 10), (timedelta(hours=2), 15), (timedelta(hours=8), 30)],
)
def test_the_first_look_goes_by_the_dates(gap: timedelta, minutes: int) -> None:
    """A feed whose entries are hours apart need not be learned about for days."""
    published = [NOW - n * gap for n in range(300)]

    decision = look_at(Fresh(new=0, published=published))

    assert decision.look_at == NOW + timedelta(minutes=minutes)


def test_a_feed_without_dates_is_looked_at_every_half_hour_at_first() -> None:
    """Until it is known better; dates that cannot be count for nothing."""
    absurd = [NOW + DAY, datetime(1970, 1, 1, tzinfo=UTC)]

    assert look_at(Fresh(published=absurd)).look_at == NOW + FIRST


@pytest.mark.parametrize("seconds", [1, 60])
def test_who_allows_for_more_looks_has_more(seconds: int) -> None:
    """At feeds that are new, and at those that bring nothing."""
    shortest = timedelta(seconds=seconds)
    silent = FeedState(first_seen_at=NOW - 7 * DAY, seen_at=NOW)

    assert decide(UNREAD, Fresh(), NOW, shortest, 0).look_at == NOW + 3 * shortest
    assert decide(silent, Fresh(), NOW, shortest, 0).look_at == NOW + 72 * shortest


@pytest.mark.parametrize(
    ("look", "hours"),
    [
        (Fresh(max_age=3 * HOUR), 3),
        (Fresh(ttl=3 * HOUR), 3),
        (Fresh(ttl=3 * HOUR, max_age=2 * HOUR), 3),
        (NotModified(max_age=3 * HOUR), 3),
        (Fresh(ttl=timedelta(days=365)), LONGEST / HOUR),
        (Fresh(max_age=timedelta(seconds=1)), 0.5),
    ],
    ids=["max-age", "ttl", "the longer", "304", "bounded", "no sooner"],
)
def test_what_the_server_asks_for_is_kept(look: Look, hours: float) -> None:
    """It may ask for more time between looks, up to the longest, and not for less."""
    assert look_at(look).look_at == NOW + hours * HOUR


def test_a_new_feed_is_looked_at_ever_less_often() -> None:
    """Whoever adds a feed that brings something tomorrow need not wait an hour to see it."""
    state, now, waits = FeedState(), NOW, []
    while now < NOW + DAY:
        decision = look_at(Fresh(), state, now)
        assert decision.look_at
        waits.append((decision.look_at - now) / SHORTEST)
        state, now = decision.state, decision.look_at

    assert waits[:3] == [1, 1, 1]
    assert waits == sorted(waits)
    assert waits[-1] > 4


def test_ttl_holds_while_nothing_changes() -> None:
    """A 304 has no body to say it again."""
    decision = after(Fresh(ttl=5 * HOUR), NotModified(), every=HOUR)

    assert decision.look_at == NOW + 6 * HOUR


def test_validators_are_those_of_what_was_read_last() -> None:
    """A 304 leaves them, and so does a failure: they are of what we have."""
    validators = Validators(etag='"7"')

    for look in (NotModified(), Failed(reason="too-slow"), Postponed()):
        assert after(Fresh(validators=validators), look).state.validators == validators
    assert after(Fresh(validators=validators), Fresh()).state.validators == Validators()


def test_errors_back_off() -> None:
    """Twice as long each time, a day at most; an answer ends it."""
    waits = []
    for failures in range(12):
        decision = look_at(Failed(reason="unreachable"), FeedState(failures=failures))
        assert decision.look_at
        waits.append(decision.look_at - NOW)

    assert waits == sorted(waits)
    assert waits[4] == SHORTEST * 16
    assert waits[-1] == LONGEST_BACKOFF
    recovered = after(*[Failed(reason="unreachable")] * 9, Fresh()).state
    assert (recovered.failures, recovered.failing_since, recovered.failure) == (0, None, None)


@pytest.mark.parametrize(
    ("retry_at", "expected"),
    [
        (NOW + 5 * HOUR, NOW + 5 * HOUR),
        (NOW + timedelta(days=99), NOW + LONGEST_BACKOFF),
        (NOW - HOUR, NOW + FIRST),
    ],
    ids=["later", "too late", "past"],
)
def test_retry_after_is_kept(retry_at: datetime, expected: datetime) -> None:
    """Up to a day, and never sooner than the feed would be looked at anyhow."""
    assert look_at(Failed(reason="rate-limited", retry_at=retry_at)).look_at == expected


def test_chance_spreads_looks() -> None:
    """By a tenth of the interval, later only."""
    times = [decide(UNREAD, Fresh(), NOW, SHORTEST, c).look_at for c in (0.0, 0.5, 0.999)]

    assert times[0] == NOW + FIRST
    assert times == sorted(set(times), key=str)


def test_gone_ends_a_feed() -> None:
    """It is told, and never looked at again."""
    decision = look_at(Gone())

    assert (decision.look_at, decision.news) == (None, News.ENDED)


def test_a_feed_moves_when_the_same_redirect_was_seen_three_times() -> None:
    """On end: a mistake, or a portal's, does not last."""
    moved = Fresh(moved_to=ELSEWHERE)
    other = Fresh(moved_to="https://portal.example/")
    daily = partial(after, every=DAY)

    assert daily(moved, moved).move_to is None
    assert daily(moved, moved, moved).move_to == ELSEWHERE
    assert daily(moved, NotModified(moved_to=ELSEWHERE), moved).move_to == ELSEWHERE
    assert daily(moved, Failed(reason="too-slow"), moved, moved).move_to == ELSEWHERE
    assert daily(moved, Fresh(), moved, moved).move_to is None
    assert daily(moved, other, moved, moved).move_to is None
    assert daily(moved, moved, moved).state.moved_seen == 0


def test_a_feed_moves_when_the_same_redirect_was_seen_for_days() -> None:
    """However often it was looked at: a portal's may last for hours."""
    moved = Fresh(moved_to=ELSEWHERE)

    assert after(*[moved] * 48).move_to is None
    assert after(*[moved] * 49).move_to == ELSEWHERE
    assert after(moved, Fresh(), *[moved] * 48).move_to is None
    assert after(*[moved] * 24, Failed(reason="too-slow"), *[moved] * 24).move_to == ELSEWHERE
    assert after(*[moved] * 49).state.moved_since is None


def test_a_feed_that_never_changes_is_alive_and_looked_at_rarely() -> None:
    """A year of 304 is no failure, and told to nobody; what it brings then has it looked at again."""
    state, now, waits, news = UNREAD, NOW, [], []
    while now < NOW + 365 * DAY:
        decision = look_at(NotModified(), state, now)
        assert decision.look_at
        waits.append(decision.look_at - now)
        news.append(decision.news)
        state, now = decision.state, decision.look_at

    assert set(waits[-600:]) == {LONGEST}
    assert set(news) == {None}
    assert (state.failures, state.seen_at is not None) == (0, True)
    brought = look_at(Fresh(new=1), state, now)
    assert brought.look_at
    assert brought.look_at - now < 12 * HOUR


def test_a_long_failure_is_told_once_and_so_is_its_end() -> None:
    """After three days, not at the first fault; an outage of hours is nobody's concern."""
    failed = Failed(reason="unreachable")
    news = []
    state = FeedState()
    for day in range(6):
        decision = look_at(failed, state, NOW + day * DAY)
        state = decision.state
        news.append(decision.news)
    end = look_at(NotModified(), state, NOW + 6 * DAY)

    assert news == [None, None, None, News.FAILS, None, None]
    assert end.news is News.WORKS_AGAIN
    assert look_at(NotModified(), end.state, NOW + 7 * DAY).news is None
    assert after(failed, failed, Fresh()).news is None


def test_what_was_not_asked_changes_nothing() -> None:
    """We were too busy; that is no fault of the feed."""
    state = replace(FeedState(), failures=3, failing_since=NOW)

    decision = look_at(Postponed(), state)

    assert decision == Decision(state=state, look_at=NOW + SHORTEST)


def test_a_feed_whose_hub_tells_is_looked_at_hourly_at_most() -> None:
    """One that brings much, that is; one that brings little as before."""
    busy = FeedState(first_seen_at=NOW - 30 * DAY, seen_at=NOW - HOUR, brings_a_day=100)
    idle = FeedState(first_seen_at=NOW - 30 * DAY, seen_at=NOW - HOUR)

    def waits(state: FeedState, *, pushed: bool) -> timedelta:
        at = decide(state, Fresh(new=1), NOW, SHORTEST, 0.0, pushed=pushed).look_at
        assert at is not None
        return at - NOW

    assert waits(busy, pushed=False) == SHORTEST
    assert waits(busy, pushed=True) == HOUR
    assert waits(idle, pushed=True) == waits(idle, pushed=False) > HOUR
