from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.limits import Limits, Pace
from tests.botapi.flood import Flood

SECOND = timedelta(seconds=1)

chats = st.lists(st.sampled_from([1, 2, 3, -4, -5]), min_size=1, max_size=60)
delays = st.floats(0.0, 0.02)


@given(chats, st.data())
def test_telegram_never_counts_too_much(wanted: list[int], data: st.DataObject) -> None:
    """Whatever is to be sent to whom: each message leaves when both clocks allow it, and arrives
    a little later, each after a delay of its own."""
    start = datetime(2026, 1, 5, tzinfo=UTC)
    limits, flood, now = Limits(), Flood(), start
    for chat in wanted:
        now = max(limits.bot_free_at(now), limits.chat_free_at(chat, now))
        limits.sending(chat, now)
        arrival = now + timedelta(seconds=data.draw(delays))
        flood.check(chat, (arrival - start).total_seconds())
        limits.answered(chat, arrival)


def test_the_pace_is_at_least_29_a_second(now: datetime) -> None:
    """What is allowed is used."""
    limits, at = Limits(), now
    for chat in range(1, 291):
        at = limits.bot_free_at(at)
        limits.sending(chat, at)

    assert at - now <= 10 * SECOND


def test_one_chat_that_has_to_wait_holds_up_no_other(now: datetime) -> None:
    """A 429 is meant for its chat."""
    limits = Limits()

    assert not limits.told_to_wait(1, now + 30 * SECOND, now)

    assert limits.chat_free_at(1, now) == now + 30 * SECOND
    assert limits.bot_free_at(now) == now
    assert limits.busy(now) == {1: now + 30 * SECOND}
    assert limits.busy(now + 30 * SECOND) == {}


def test_many_that_have_to_wait_mean_the_bot(now: datetime) -> None:
    """The third within their waits is the sign."""
    limits = Limits()
    limits.told_to_wait(1, now + 5 * SECOND, now)
    limits.told_to_wait(2, now + 9 * SECOND, now)

    assert limits.told_to_wait(3, now + 7 * SECOND, now)
    assert limits.bot_free_at(now) == now + 9 * SECOND


def test_waits_that_are_over_do_not_add_up(now: datetime) -> None:
    """Three in an hour are three chats."""
    limits = Limits()
    for hour in range(5):
        at = now + timedelta(hours=hour)
        assert not limits.told_to_wait(hour, at + SECOND, at)


def test_what_is_long_ago_is_forgotten(now: datetime) -> None:
    """Memory does not grow with the chats that were ever written to."""
    limits = Limits()
    for chat in range(1, 1000):
        limits.sending(chat, now)
        limits.sending(-chat, now)

    limits.busy(now + timedelta(minutes=2))

    assert {name for name, value in asdict(limits).items() if value} == {"pace", "_last"}


def test_unlimited_never_waits(now: datetime) -> None:
    """For a terminal, and for measuring."""
    limits = Limits(Pace.unlimited())
    for _ in range(30):
        limits.sending(-1, now)

    assert limits.chat_free_at(-1, now) == limits.bot_free_at(now) == now
