from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.limits import SendingLimits, SendingPace
from tests.botapi.flood import Flood

SECOND = timedelta(seconds=1)

MS = timedelta(milliseconds=1)

chats = st.lists(st.sampled_from([1, 2, 3, -4, -5, *range(10, 60)]), min_size=1, max_size=150)

# On top of what the way takes at its best: to Telegram, and back.
jitters = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 400)), min_size=1, max_size=20)


def leave(limits: SendingLimits, chat: int, now: datetime, commit: timedelta) -> datetime:
    """Take a turn as soon as there is one; the request leaves when the ledger has it."""
    while (at := max(limits.bot_free_at(now), limits.free_at(chat, now))) > now:
        now = at
    limits.sending(chat, now)
    limits.left(chat, now + commit)
    return now


@given(chats, jitters, st.integers(0, 100), st.integers(0, 30))
def test_telegram_never_counts_too_much(
    wanted: list[int], jitter: list[tuple[int, int]], way: int, commit: int
) -> None:
    """Whatever is to be sent to whom, over a slow way or a quick one, and however unsteady."""
    start = datetime(2026, 1, 5, tzinfo=UTC)
    limits, now = SendingLimits(), start
    arrivals: list[tuple[datetime, int]] = []
    answers: list[tuple[datetime, int]] = []
    for number, chat in enumerate(wanted):
        # The first finds the way free.
        there, back = jitter[number % len(jitter)] if number else (0, 0)
        # A chat gets the next when the last was answered.
        for answered in [a for a in answers if a[1] == chat]:
            now = max(now, answered[0])
        for at, whose in sorted(a for a in answers if a[0] <= now):
            limits.answered(whose, at)
            answers.remove((at, whose))
        now = leave(limits, chat, now, commit * MS)
        arrival = now + (commit + way + there) * MS
        arrivals.append((arrival, chat))
        answers.append((arrival + (way + back) * MS, chat))

    flood = Flood()
    for at, chat in sorted(arrivals):
        flood.check(chat, (at - start).total_seconds())


def test_the_pace_is_at_least_29_a_second(now: datetime) -> None:
    """What is allowed is used, though each message takes 80 ms and some 20 ms longer."""
    limits, at = SendingLimits(), now
    answers: list[tuple[datetime, int]] = []
    for chat in range(1, 1001):
        while (free := limits.bot_free_at(at)) > at:
            at = free
            while answers and answers[0][0] <= at:
                limits.answered(answers[0][1], answers.pop(0)[0])
        limits.sending(chat, at)
        answers.append((at + (100 if chat % 7 == 0 else 80) * MS, chat))

    assert at - now <= 1000 / 29 * SECOND


def test_one_chat_that_has_to_wait_holds_up_no_other(now: datetime) -> None:
    """A 429 is meant for its chat."""
    limits = SendingLimits()

    assert not limits.told_to_wait(1, now + 30 * SECOND, now)

    assert limits.free_at(1, now) == now + 30 * SECOND
    assert limits.bot_free_at(now) == now
    assert limits.busy(now) == {1: now + 30 * SECOND}
    assert limits.busy(now + 30 * SECOND) == {}


def test_many_that_have_to_wait_mean_the_bot(now: datetime) -> None:
    """The third within their waits is the sign."""
    limits = SendingLimits()
    limits.told_to_wait(1, now + 5 * SECOND, now)
    limits.told_to_wait(2, now + 9 * SECOND, now)

    assert limits.told_to_wait(3, now + 7 * SECOND, now)
    assert limits.bot_free_at(now) == now + 9 * SECOND


def test_waits_that_are_over_do_not_add_up(now: datetime) -> None:
    """Three in an hour are three chats."""
    limits = SendingLimits()
    for hour in range(5):
        at = now + timedelta(hours=hour)
        assert not limits.told_to_wait(hour, at + SECOND, at)


def test_what_is_long_ago_is_forgotten(now: datetime) -> None:
    """Memory does not grow with the chats that were ever written to."""
    limits = SendingLimits()
    for chat in range(1, 1000):
        limits.sending(chat, now)
        limits.sending(-chat, now)

        limits.answered(chat, now)
        limits.answered(-chat, now)

    limits.busy(now + timedelta(minutes=2))
    limits.bot_free_at(now + timedelta(minutes=2))

    kept = {name: value for name, value in asdict(limits).items() if value}
    assert kept.keys() == {"pace", "_last", "_trips"}
    assert len(kept["_trips"]) == 1000


def test_what_did_not_leave_does_not_count(now: datetime) -> None:
    """Somebody else had sent it."""
    limits = SendingLimits()
    for chat in range(1, 31):
        limits.sending(chat, now)
    at = limits.bot_free_at(now)
    limits.withdrawn(7)

    assert limits.bot_free_at(now) < at


def test_unlimited_never_waits(now: datetime) -> None:
    """For a terminal, and for measuring."""
    limits = SendingLimits(SendingPace.unlimited())
    for _ in range(30):
        limits.sending(-1, now)

    assert limits.free_at(-1, now) == limits.bot_free_at(now) == now
