"""Reports of one event are told by what is rare in both, in whatever words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from summarizer.stories.events import EventKey, event_key, event_likeness, same_event
from summarizer.stories.grouping import group_events
from tests.summarizer.stories.reports import REPORT, SECOND_AGENCY, TITLE, UNSPACED

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

FERRY = event_key(TITLE, REPORT)
FERRY_TOO = event_key("Islands cut off as ferries stay in port", SECOND_AGENCY)
ELECTION = event_key(
    "Opposition wins Zagorje mayoral race",
    "Marta Kovac of the opposition won the race for mayor of Zagorje on Sunday with 54 percent of "
    "the votes, the electoral commission said after counting 98 percent of the ballots. Her rival "
    "conceded defeat shortly before midnight. Turnout was 61 percent, the highest since 1998.",
)


def test_two_reports_of_one_event() -> None:
    """Another agency's words, the same event; another event, whatever its words."""
    assert same_event(FERRY, FERRY_TOO)
    assert not same_event(FERRY, ELECTION)
    assert not same_event(FERRY_TOO, ELECTION)


def test_one_event_in_other_scripts() -> None:
    """Halves of a report are of one event, reports in different languages are not known to be."""
    for text in UNSPACED.values():
        half = len(text) // 2
        assert same_event(event_key("", text), event_key("", text[half:]))
    assert not same_event(event_key("", UNSPACED["Russian"]), FERRY)


def test_keys_of_another_version_are_like_nothing() -> None:
    """Also like no other of that version."""
    other = EventKey.from_bytes(b"\x02" + FERRY.to_bytes()[1:])

    assert event_likeness(other, FERRY) == 0
    assert not same_event(other, other)


def test_groups_of_a_digest() -> None:
    """Reports of one event stand together, by the first of them; others stand alone."""
    reports = [(ELECTION, NOW), (FERRY, NOW), (EventKey(b"", b""), NOW), (FERRY_TOO, NOW)]

    assert group_events(reports) == ((0,), (1, 3), (2,))
    assert group_events([]) == ()


def test_reports_far_apart_are_of_different_events() -> None:
    """What is told again a week later is another event, of the same kind."""
    reports = [(FERRY, NOW), (FERRY_TOO, NOW + timedelta(days=5))]

    assert group_events(reports) == ((0,), (1,))
    assert group_events(reports, apart=timedelta(days=6)) == ((0, 1),)


@given(st.lists(st.sampled_from([FERRY, FERRY_TOO, ELECTION, EventKey(b"", b"")]), max_size=8))
def test_each_report_is_in_one_group(keys: list[EventKey]) -> None:
    """None is lost, none stands twice."""
    groups = group_events([(key, NOW) for key in keys])

    assert sorted(place for group in groups for place in group) == list(range(len(keys)))
