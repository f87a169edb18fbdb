"""What is counted by days in a process."""

from __future__ import annotations

from datetime import date

from bot.metrics.days import Daily, Days
from bot.metrics.families import ANSWER, ARTICLES, MESSAGES, STORIES, TOLD
from bot.metrics.meter import Meter

ONE, TWO = date(2026, 12, 1), date(2026, 12, 2)


class Clock:
    """A day."""

    def __init__(self) -> None:
        self.day = ONE
        self.meter = Meter()
        self.days = Days(self.meter, lambda: self.day)


def test_what_happens_is_counted_on_its_day_and_passed_on() -> None:
    """Of all that is measured what an operator asks for."""
    clock = Clock()
    days = clock.days
    for what, value in (
        (ARTICLES, "read"),
        (ARTICLES, "gone"),
        (TOLD, ""),
        (MESSAGES, "arrived"),
        (MESSAGES, "unknown"),
        (MESSAGES, "refused"),
        (STORIES, "new"),
    ):
        days.count(what, value)
    days.time(ANSWER, "sending", 1.0)
    clock.day = TWO
    days.count(TOLD)

    assert days.take().counts == {
        (ONE, Daily.LINKS): 1,
        (ONE, Daily.STORIES): 1,
        (ONE, Daily.FAILURES): 3,
        (TWO, Daily.STORIES): 1,
    }
    assert days.take().counts == {}
    tally = clock.meter.tally()
    assert tally.counts["told", ""] == 2
    assert ("answer_seconds", "sending") in tally.times


def test_a_person_is_written_down_once_a_day() -> None:
    """However often he does something."""
    clock = Clock()
    days = clock.days
    for person in (7, 7, 8):
        days.seen(person)
    assert days.take().people == {(ONE, 7), (ONE, 8)}
    days.seen(7)
    assert days.take().people == frozenset()
    clock.day = TWO
    days.seen(7)
    assert days.take().people == {(TWO, 7)}


def test_what_could_not_be_kept_is_counted_the_next_time() -> None:
    """Together with what came since."""
    clock = Clock()
    clock.days.count(TOLD)
    clock.days.seen(7)
    clock.days.put_back(clock.days.take())
    clock.days.count(TOLD)

    taken = clock.days.take()
    assert taken.counts == {(ONE, Daily.STORIES): 2}
    assert taken.people == {(ONE, 7)}
