"""What is counted, and how several processes' counts are one."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries import outcome
from bot.deliveries.outcome import AsPlainText
from bot.metrics.families import (
    ALL,
    ANSWER,
    BUCKETS,
    FETCH,
    KILLS,
    MESSAGES,
    OTHER,
    UPDATES,
    Counted,
    Timed,
)
from bot.metrics.meter import Meter, timed
from bot.metrics.tally import Durations, Tally
from bot.work.worker_group import FailureCause

_counted = st.tuples(st.sampled_from([f for f in ALL if isinstance(f, Counted)]), st.text())
_timed = st.tuples(
    st.sampled_from([f for f in ALL if isinstance(f, Timed)]),
    st.sampled_from(sorted(ANSWER.values)),
    st.floats(0, 1000),
)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    meter = Meter()
    for family, value in draw(st.lists(_counted, max_size=8)):
        meter.count(family, value)
    for timing, value, seconds in draw(st.lists(_timed, max_size=8)):
        meter.time(timing, value, seconds)
    return meter.tally()


def test_what_is_not_listed_is_counted_as_other() -> None:
    """So that no label grows with what people send."""
    meter = Meter()
    meter.count(UPDATES, "message")
    meter.count(UPDATES, "https://example.org/")
    meter.time(FETCH, "example.org", 1)

    tally = meter.tally()
    assert tally.counts == {("updates", "message"): 1, ("updates", OTHER): 1}
    assert set(tally.times) == {("fetch_seconds", OTHER)}


def test_a_family_without_a_label_is_one_figure() -> None:
    """Whatever is said with it."""
    meter, plain = Meter(), Counted("plain", "Plain")
    meter.count(plain)
    meter.count(plain)

    assert meter.tally().counts == {("plain", ""): 2}


@pytest.mark.parametrize(
    ("seconds", "place"), [(0.0, 0), (BUCKETS[0], 0), (0.06, 1), (60.0, -2), (61.0, -1)]
)
def test_a_time_is_counted_up_to_its_bucket(seconds: float, place: int) -> None:
    """Bounds included, as Prometheus has it; the last one has none."""
    meter = Meter()
    meter.time(ANSWER, "sending", seconds)

    (times,) = meter.tally().times.values()
    assert [n for n, count in enumerate(times.counts) if count] == [range(11)[place]]
    assert times.seconds == seconds


def test_what_raises_is_timed() -> None:
    """It took its time all the same."""
    meter = Meter()
    with pytest.raises(ValueError, match="broke"), timed(meter, ANSWER, "handling"):
        raise ValueError("broke")

    assert [times.count for times in meter.tally().times.values()] == [1]


@given(tallies())
def test_a_tally_is_kept_as_json(tally: Tally) -> None:
    """And comes back, but for parts of milliseconds."""
    back = Tally.from_json(json.loads(json.dumps(tally.to_json())))

    assert back.counts == tally.counts
    assert {k: t.counts for k, t in back.times.items()} == {
        k: t.counts for k, t in tally.times.items()
    }


@given(tallies(), tallies())
def test_together_they_are_as_many(one: Tally, other: Tally) -> None:
    """Whatever either counted."""
    both = one + other

    assert sum(both.counts.values()) == sum(one.counts.values()) + sum(other.counts.values())
    every = [t.count for tally in (one, other) for t in tally.times.values()]
    assert sum(t.count for t in both.times.values()) == sum(every)


def test_what_another_version_counted_is_left_out() -> None:
    """Its families, and its buckets."""
    plain = {
        "counts": [["of_tomorrow", "", 1], ["worker_kills", "time", 2]],
        "times": [["answer_seconds", "sending", [1, 2], 0.1], ["worker_kills", "time", [0], 1]],
    }

    assert Tally.from_json(plain) == Tally(counts={("worker_kills", "time"): 2})
    assert Tally.from_json({}) == Tally()


@pytest.mark.parametrize(("share", "seconds"), [(0.5, 0.1), (0.75, 0.1), (0.9, 60.0), (0.99, None)])
def test_within_how_long(share: float, seconds: float | None) -> None:
    """As far as buckets tell; None: longer than the last of them."""
    times = Durations((0, 75, *[0] * 7, 20, 5), 1.0)

    assert times.within(share) == seconds


def test_labels_are_those_of_what_happens() -> None:
    """An outcome that is new is no other."""
    outcomes = {kind.__name__.lower() for kind in get_args(outcome.Outcome)}

    assert MESSAGES.values == outcomes - {AsPlainText.__name__.lower()}
    assert KILLS.values == {
        why.name.lower() for why in FailureCause if why is not FailureCause.BUSY
    }
