"""Marks of entries are made in a worker, in step with what was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest

from bot.feeds.entries import EntryFingerprint, MarkedEntry, MarkedFeed, Seen
from bot.feeds.identity import sift
from bot.feeds.marks import marked
from bot.models import Entry, ParsedFeed
from tests.bot.cost import growth

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def of(**said: Any) -> ParsedFeed:
    return ParsedFeed(title="", url="", entries=(Entry(id="", **{"url": "", "title": ""} | said),))


@pytest.mark.parametrize(
    "written",
    [
        lambda n: of(url="http://a.example/" + "/" * n + "x"),
        lambda n: of(url="http://a.example/" + "/?" * n),
        lambda n: of(url="http://" + "www." * n),
        lambda n: of(title="\ufdfa" * n),
        lambda n: of(summary="_ " * n + "x"),
        lambda n: of(title="a" * n),
    ],
    ids=["slashes", "slashes and marks", "www", "letters that grow", "no words", "one word"],
)
def test_marks_cost_no_more_than_in_step(written: Callable[[int], ParsedFeed]) -> None:
    """Whatever an entry says, as long as it likes."""
    assert growth(lambda n: marked(written(n)), 5000) < 9


def test_what_is_compared_later_are_marks_and_dates() -> None:
    """The main process never looks into what a stranger wrote, however long that is."""

    def listed(number: int) -> MarkedEntry:
        blank = Entry(id="", url="", title="", published=NOW)
        written = cast("str", object())  # no text, so that nothing can be done with it
        entry = replace(blank, id=written, url=written, title=written, summary=written)
        return MarkedEntry(entry=entry, fingerprint=EntryFingerprint(f"{number}", number, number))

    feed = MarkedFeed(title="", url="", entries=tuple(map(listed, range(500))))
    seen = Seen(
        first_at=NOW - timedelta(days=1),
        last_at=NOW - timedelta(days=1),
        guids=frozenset(one.guid for one in feed.fingerprints[100:]),
    )

    assert len(sift(feed, seen, NOW).new) == 100
