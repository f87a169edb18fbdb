from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.entries import MarkedFeed, ReadEntry, Seen
from bot.feeds.identity import MAX_CHANGED, MAX_PAST, Sifted, credible, sift
from bot.feeds.marks import marked
from bot.models import Entry, ParsedFeed

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
A = Entry(
    id="7",
    url="https://example.org/a",
    title="The council approves a plan for its old harbour",
    published=NOW - DAY / 2,
    summary="It took three hours.",
)
B = Entry(
    id="8",
    url="https://example.org/b",
    title="A storm is on its way to the coast, say forecasters",
    published=NOW - DAY / 4,
)


def feed(*entries: Entry) -> MarkedFeed:
    return marked(ParsedFeed(title="Town", url="https://example.org/", entries=entries))


def seen_of(*entries: Entry, last_at: datetime = NOW - DAY) -> Seen:
    """Return what is known after entries were listed."""
    known = feed(*entries).fingerprints
    return Seen(
        first_at=NOW - 30 * DAY,
        last_at=last_at,
        guids=frozenset(one.guid for one in known),
        link_hashes=frozenset(one.link_hash for one in known),
        text_hashes=frozenset(one.text_hash for one in known),
    )


def new_of(sifted: Sifted) -> list[str]:
    return [new.entry.id for new in sifted.new]


def test_at_the_first_look_nothing_is_new() -> None:
    """All of it is seen; what is of the last week is the feed's past, newest first."""
    old = replace(A, id="6", title="An older one" * 5, url="", published=NOW - 8 * DAY)
    undated = replace(A, id="5", title="One of whenever" * 5, url="", published=None)
    changed = replace(undated, id="4", title="One of late" * 5, updated=NOW - 2 * DAY)
    listed = feed(changed, old, A, undated, B)
    sifted = sift(listed, Seen(), NOW)

    assert (sifted.new, sifted.left) == ((), 0)
    assert [one.entry.id for one in sifted.past] == ["8", "7", "4"]
    assert [one.dated_at for one in sifted.past] == [NOW - DAY / 4, NOW - DAY / 2, NOW - 2 * DAY]
    assert sifted.old == feed(old, undated).fingerprints


def test_the_past_is_bounded() -> None:
    """Its newest are read; what says that it is of tomorrow is none of it."""
    ahead = replace(
        A, id="t", url="", title="Tomorrow's paper, printed today" * 3, published=NOW + DAY
    )
    many = [
        replace(A, id=str(n), url="", title=f"Entry number {n} of a long list of entries", published=NOW - n * DAY / 100)
        for n in range(100)
    ]  # fmt: skip

    past = sift(feed(ahead, *many), Seen(), NOW).past
    assert [one.entry.id for one in past] == [str(n) for n in range(MAX_PAST)]
    assert len(sift(feed(*many), Seen(), NOW, most=10).past) == 5


def test_what_was_not_listed_before_is_new() -> None:
    """Oldest first, as it is told."""
    c = replace(B, id="9", url="https://example.org/c", title="C" * 40, published=NOW - DAY / 8)

    assert new_of(sift(feed(c, B, A), seen_of(A), NOW)) == ["8", "9"]


@pytest.mark.parametrize(
    "again",
    [
        replace(A, title="Another title, of as many words as the first", summary="", url=""),
        replace(A, updated=NOW),
        replace(A, id="x", title="Another title, of as many words as the first", summary=""),
        replace(
            A, id="x", url="http://www.example.org/a/?utm_source=rss#top", title="", summary=""
        ),
        replace(A, id="x", url="https://example.net/other"),
        replace(A, id="x", url="", title=A.title.upper() + "!"),
    ],
    ids=["guid", "updated", "link", "link in another form", "text", "text in another form"],
)
def test_an_entry_is_known_by_guid_link_or_text(again: Entry) -> None:
    """Any of the three will do."""
    sifted = sift(feed(B, again), seen_of(A), NOW)

    assert new_of(sifted) == ["8"]


def test_what_is_known_by_another_guid_is_known_by_that_one_too() -> None:
    """So that the next change, of the link, does not make it new."""
    changed = replace(A, id="x")

    assert sift(feed(changed), seen_of(A), NOW).old == feed(changed).fingerprints


def test_short_titles_are_those_of_many_entries() -> None:
    """A forecast each morning is new each morning, and the same one is not."""
    monday = Entry(id="1", url="https://example.org/1", title="Weather", published=NOW - DAY)
    tuesday = replace(monday, id="2", url="https://example.org/2", published=NOW)
    copied = replace(monday, id="3", url="https://example.org/3")

    assert new_of(sift(feed(tuesday, copied), seen_of(monday), NOW)) == ["2"]


DAILY = Entry(
    id="b1",
    url="https://example.org/b1",
    title="Daily market report of the harbour exchange",
    published=NOW - DAY,
)


@pytest.mark.parametrize(
    "title",
    [
        DAILY.title,
        "Ежедневный отчёт портовой биржи о ценах",
        "港口交易所每日市场行情综合报告与点评",
    ],
)
@pytest.mark.parametrize("summary", ["", "Prices of grain, oil and fish at the close of trade."])
@pytest.mark.parametrize("listed", [True, False], ids=["listed", "gone"])
def test_the_daily_report_is_new_each_day(title: str, summary: str, *, listed: bool) -> None:
    """Of the same title and text, but another guid, link and day; whether the last is listed or not."""
    monday = replace(DAILY, title=title, summary=summary)
    tuesday = replace(monday, id="b2", url="https://example.org/b2", published=NOW)
    now = feed(tuesday, monday) if listed else feed(tuesday)

    assert new_of(sift(now, seen_of(monday, last_at=NOW - DAY), NOW)) == ["b2"]


@pytest.mark.parametrize(
    "again",
    [
        replace(DAILY, id="b2", published=NOW),
        replace(DAILY, url="https://example.org/b2", published=NOW),
        replace(DAILY, id="b2", url="https://example.org/b2", published=DAILY.published),
    ],
    ids=["its link", "its guid", "its day"],
)
def test_a_report_that_keeps_something_of_its_own_is_known(again: Entry) -> None:
    """One that is dated anew is the same by its guid or link, and one that moved by its day."""
    assert new_of(sift(feed(again), seen_of(DAILY), NOW)) == []


def test_a_report_without_a_date_is_known_by_its_text() -> None:
    """Nothing says that it is of another day."""
    before = replace(DAILY, published=None)
    after = replace(before, id="b2", url="https://example.org/b2")

    assert new_of(sift(feed(after), seen_of(before), NOW)) == []


@pytest.mark.parametrize("shared", ["https://example.org/", "https://example.org/a", ""])
def test_a_link_that_all_share_tells_nothing(shared: str) -> None:
    """Some feeds link all entries to their home page."""
    first, second, third = (
        Entry(id=f"{n}", url=shared, title=f"Headline number {n} of a feed without links")
        for n in range(3)
    )

    assert new_of(sift(feed(third, second, first), seen_of(second, first), NOW)) == ["2"]


def test_a_guid_that_all_share_tells_nothing() -> None:
    """They are known by their links."""
    same = [replace(A, id="x"), replace(B, id="x")]
    c = replace(B, id="x", url="https://example.org/c", title="C" * 40)

    assert [n.entry.url for n in sift(feed(c, *same), seen_of(*same), NOW).new] == [c.url]


def test_an_entry_that_is_listed_twice_is_new_once() -> None:
    """With one guid, or with two."""
    assert len(sift(feed(B, B, replace(B, id="x"), A), seen_of(A), NOW).new) == 1


def test_a_feed_that_is_listed_twice_over_brings_nothing() -> None:
    """All is as it was, and all of it twice: it tells entries from others, not from themselves."""
    assert sift(feed(B, A, B, A), seen_of(B, A), NOW).new == ()


def test_a_feed_that_replaces_all_guids_brings_nothing() -> None:
    """The links are known."""
    entries = [replace(A, id=f"{n}", url=f"https://example.org/{n}") for n in range(50)]
    changed = [replace(entry, id=f"https://example.org/?p={entry.id}") for entry in entries]

    assert sift(feed(*changed), seen_of(*entries), NOW).new == ()


def test_a_feed_that_is_made_anew_brings_what_is_dated_after_the_last_look() -> None:
    """Other guids, links and texts; what was there before was told then."""
    old, fresh = (
        Entry(id=f"{n}", url=f"https://other.example/{n}", title=f"{n}", published=NOW - n * DAY)
        for n in (9, 0)
    )

    assert new_of(sift(feed(fresh, old), seen_of(A), NOW)) == ["0"]


def test_a_busy_feed_in_which_all_is_new_loses_nothing() -> None:
    """All that it lists is dated after the last look, or not at all."""
    entries = [replace(A, id=f"{n}", url=f"https://example.org/{n}") for n in range(50)]
    undated = [replace(e, id=f"x{e.id}", url=f"{e.url}x", published=None) for e in entries]

    assert len(sift(feed(*entries, *undated), seen_of(last_at=NOW - DAY), NOW).new) == 100


def test_old_entries_that_come_into_view_are_none_of_the_new() -> None:
    """A newer one was withdrawn, so the list reaches further back; a wrong date on top is none."""
    ancient = replace(B, published=NOW - 400 * DAY)

    assert new_of(sift(feed(A, ancient), seen_of(A), NOW)) == []
    assert new_of(sift(feed(ancient, A), seen_of(A), NOW)) == ["8"]


@pytest.mark.parametrize(
    "stated",
    [None, datetime(1970, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC), NOW + DAY],
    ids=["none", "1970", "3000", "tomorrow"],
)
def test_dates_that_cannot_be_are_that_of_the_look(stated: datetime | None) -> None:
    """No date keeps an entry from being new, and none is in the future."""
    (new,) = sift(feed(A, replace(B, published=stated)), seen_of(A), NOW).new

    assert (new.entry.id, new.dated_at) == ("8", NOW)
    assert credible(stated, NOW) is None


entries = st.builds(
    Entry,
    id=st.sampled_from(["", "1", "2", "3", "x" * 500]),
    url=st.sampled_from(["", "https://example.org/", "https://example.org/a", "http://[", "//x"]),
    title=st.text(max_size=40),
    published=st.none() | st.just(NOW) | st.just(NOW + DAY) | st.just(NOW - 99 * DAY),
    summary=st.text(max_size=40),
)


@given(st.lists(entries, max_size=8), st.lists(entries, max_size=8))
def test_a_look_is_idempotent(before: list[Entry], now: list[Entry]) -> None:
    """Whatever a feed lists: each guid once, and nothing new the second time."""
    known = seen_of(*before)
    sifted = sift(feed(*now), known, NOW)
    guids = [n.fingerprint.guid for n in sifted.new] + [one.guid for one in sifted.old]
    again = sift(feed(*now), with_all(known, sifted), NOW)

    assert len(guids) == len(set(guids))
    assert max(map(len, guids), default=0) <= 200
    assert again.new == ()
    assert all(new.dated_at <= NOW for new in sifted.new)


def with_all(seen: Seen, sifted: Sifted) -> Seen:
    prints = [*sifted.old, *(new.fingerprint for new in sifted.new)]
    return replace(
        seen,
        guids=seen.guids | {one.guid for one in prints},
        link_hashes=seen.link_hashes | {one.link_hash for one in prints},
        text_hashes=seen.text_hashes | {one.text_hash for one in prints},
    )


def read_of(*entries: Entry, at: datetime) -> Seen:
    """Return what is known after the articles of entries were read."""
    read = tuple(ReadEntry(one, at) for one in feed(*entries).fingerprints)
    return replace(seen_of(*entries), read=read)


HOUR = timedelta(hours=1)
C = replace(A, published=NOW - 3 * HOUR)
REWRITTEN = replace(C, title="The council takes the plan for its old harbour back")


def test_an_entry_that_says_something_else_is_read_again() -> None:
    """It is not new; known by its guid, or by its link under another guid."""
    for again in (
        REWRITTEN,
        replace(REWRITTEN, id="77"),
        replace(C, summary="It took five hours."),
    ):
        sifted = sift(feed(again), read_of(C, at=NOW - 2 * HOUR), NOW)

        assert sifted.new == ()
        (one,) = sifted.changed
        assert (one.now.entry, one.guid) == (again, "7")
        assert one.now.dated_at == C.published


@pytest.mark.parametrize(
    ("entry", "read_at"),
    [
        pytest.param(C, NOW - 2 * HOUR, id="says the same"),
        pytest.param(REWRITTEN, NOW - HOUR / 2, id="was read just now"),
        pytest.param(REWRITTEN, NOW - 1.4 * HOUR, id="is less than twice as old"),
        pytest.param(replace(REWRITTEN, published=NOW - 2 * DAY), NOW - 2 * HOUR, id="is old"),
        pytest.param(replace(REWRITTEN, published=NOW + DAY), NOW - 2 * HOUR, id="is of tomorrow"),
        pytest.param(replace(REWRITTEN, published=None), NOW - 2 * HOUR, id="has no date"),
    ],
)
def test_an_entry_is_left_alone(entry: Entry, read_at: datetime) -> None:
    """What is read again is young, and each time twice as old."""
    assert sift(feed(entry), read_of(C, at=read_at), NOW).changed == ()


def test_what_was_not_read_is_not_read_again() -> None:
    """Entries of before the first look, and those whose pages are shut."""
    assert sift(feed(REWRITTEN), seen_of(C), NOW).changed == ()


def test_few_are_read_again_at_once() -> None:
    """The newest; and fewer where the queue is full."""
    many = [
        replace(C, id=str(n), url=f"https://example.org/{n}", title=f"Entry {n} " * 5, published=NOW - 3 * HOUR - n * HOUR / 60)
        for n in range(9)
    ]  # fmt: skip
    rewritten = [replace(one, title=f"{one.title} again") for one in many]
    known = read_of(*many, at=NOW - 1.8 * HOUR)

    found = sift(feed(*reversed(rewritten)), known, NOW).changed
    assert [one.guid for one in found] == [str(n) for n in range(MAX_CHANGED)]
    assert len(sift(feed(*rewritten), known, NOW, most=2).changed) == 2
