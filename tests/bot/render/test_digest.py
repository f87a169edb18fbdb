from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models import Menu, Reply
from bot.render.digest import DigestPage, mark_of, parse_digest_button, render_digest
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, utf16_units
from bot.render.language import ENGLISH
from bot.render.latest import parse_latest_button, render_latest, render_latest_page
from bot.render.listing import Clock
from bot.subscriptions.digest import Digest
from bot.subscriptions.listing import Event, TopicList
from tests.bot.subscriptions.test_digest import DUE
from tests.bot.subscriptions.test_listing import story
from tests.botapi.html import parse_html

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
CLOCK = Clock(date(2026, 1, 5), UTC)


def topic(events: int, label: str = "moscow", first: int = 0) -> TopicList:
    numbers = range(first, first + events)
    return TopicList(
        label, label, tuple(Event((replace(story(n), point=f"Point {n}."),)) for n in numbers)
    )


def digest(*topics: TopicList) -> Digest:
    return Digest(
        thread_id=None,
        day=date(2026, 1, 5),
        zone=UTC,
        late_since=None,
        due_at=DUE,
        told_at=DUE + timedelta(minutes=1),
        topics=topics,
    )


def text(reply: Reply) -> str:
    return parse_html(reply.html).text


def test_a_digest_reads_like_a_list() -> None:
    """Headlines with outlets and times, a key point, and others of the event below."""
    first = replace(
        story(1, outlets=3), point="It was so.", point_link="https://example.org/1#:~:text=It"
    )
    earlier = replace(story(4), seen_at=DUE - timedelta(days=2))
    events = (Event((first, story(2), story(3))), Event((earlier,)))
    reply = render_digest(digest(TopicList("moscow", "moscow", events)), ENGLISH)

    assert text(reply) == (
        "Digest of 5 Jan 2026\n\nmoscow\n• Story 1 — Harbour Times +2 · 07:00\nIt was so. ↗\n"
        "  ◦ Story 2 — Harbour Times\n  ◦ Story 3 — Harbour Times\n"
        "• Story 4 — Harbour Times · 3 Jan"
    )
    assert reply.buttons == ()


def test_a_late_digest_says_when_it_was_due() -> None:
    """Whoever waited for it learns why it was not there."""
    reply = render_digest(replace(digest(topic(1)), late_since=DUE), ENGLISH)

    assert "It is late: it was due at 08:00." in reply.html


def test_a_topic_has_five_events_and_a_button_for_the_rest() -> None:
    """Of several topics each its own; the reports of a large event are counted."""
    large = TopicList("paris", "paris", (Event(tuple(story(n) for n in range(100, 140))),))
    reply = render_digest(digest(topic(14), topic(6, "berlin", 50), large), ENGLISH)

    assert [b.text for row in reply.buttons for b in row] == ["moscow: 9 more", "berlin: 1 more"]
    assert text(reply).count("• ") == 11
    assert "  ◦ +36" in text(reply)
    assert [b.text for b in render_digest(digest(topic(14)), ENGLISH).buttons[0]] == ["9 more"]


def pages(whole: Digest) -> Iterator[Reply]:
    """Yield what every button leads to, once each."""
    waiting, seen = [DigestPage()], set()
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        reply = render_digest(whole, ENGLISH, page)
        yield reply
        for button in (b for row in reply.buttons for b in row):
            parsed = parse_digest_button(button.data)
            assert parsed is not None
            assert (parsed.due_at, parsed.told_at) == (whole.due_at, whole.told_at)
            waiting.append(parsed.page)


def test_every_event_is_behind_some_button() -> None:
    """Of two hundred in one topic, and of a hundred topics."""
    busy = digest(topic(200), topic(1, "paris", 900))
    many = digest(*(topic(3, f"topic {n}", n * 3) for n in range(100)))

    for whole, numbers in ((busy, [*range(200), 900]), (many, range(300))):
        shown = "".join(reply.html for reply in pages(whole))
        assert all(f">Story {n}</a>" in shown for n in numbers)


def test_a_page_that_is_not_there_is_the_last() -> None:
    """Stories go with time, and a button stays."""
    whole = digest(topic(7))

    assert "Story 6" in render_digest(whole, ENGLISH, DigestPage(mark_of(whole.topics[0]), 99)).html
    assert "Story 0" in render_digest(whole, ENGLISH, DigestPage("0", 99)).html
    assert "Story 0" in render_digest(whole, ENGLISH, DigestPage(None, 99)).html
    assert parse_digest_button("digest:99999999999:0:0:0") is None
    assert parse_digest_button("digest:::0:0") is None


def test_a_button_of_a_topic_means_it_wherever_it_stands() -> None:
    """Topics move when one is unfollowed, or an outlet more prints a story of one."""
    moscow, paris = topic(9), topic(9, "paris", 20)
    buttons = [b for row in render_digest(digest(moscow, paris), ENGLISH).buttons for b in row]
    turn = parse_digest_button(buttons[1].data)
    assert turn is not None

    for now in (digest(moscow, paris), digest(paris, moscow), digest(paris)):
        assert "Story 28" in render_digest(now, ENGLISH, turn.page).html
    assert "Story 4" in render_digest(digest(moscow), ENGLISH, turn.page).html


@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.integers(1, 12), st.integers(1, 25))
def test_whatever_it_lists_it_is_one_message(
    title: str, point: str, label: str, events: int, topics: int
) -> None:
    """Telegram takes it, and shows no more than is in it."""
    told = replace(story(1), title=title, point=point, outlet=label)
    listed = [
        TopicList(str(number), label, tuple(Event((told,) * 6) for _ in range(events)))
        for number in range(topics)
    ]

    for reply in pages(digest(*listed)):
        check(reply)
    check(render_latest(listed[:10], CLOCK, ENGLISH))


def check(reply: Reply) -> None:
    assert utf16_units(reply.html) <= MAX_UTF16_UNITS
    assert entity_count(reply.html) <= MAX_ENTITIES
    assert sum(map(len, reply.buttons)) <= 100
    assert all(0 < len(b.data.encode()) <= 64 for row in reply.buttons for b in row)
    parse_html(reply.html)


def test_latest_turns_its_pages() -> None:
    """Five events each, forth and back; what has no room in a button's data is not turned."""
    moscow = topic(12)
    first = render_latest([moscow], CLOCK, ENGLISH)
    ((more,),) = first.buttons
    second = render_latest_page(moscow, 5, CLOCK, ENGLISH)

    assert (first.menu, more.text) == (Menu.LATEST, "7 more")
    assert parse_latest_button(more.data) == ("moscow", 5)
    assert [b.text for b in second.buttons[0]] == ["«", "2 more"]
    assert "Story 11" in render_latest_page(moscow, 99, CLOCK, ENGLISH).html
    assert render_latest([topic(12, "long " * 19)], CLOCK, ENGLISH).buttons == ()


def test_latest_of_several_topics_is_one_message() -> None:
    """With what there is nothing of said above."""
    reply = render_latest(
        [topic(7), topic(1, "paris", 20)], CLOCK, ENGLISH, ["Nothing about #berlin."]
    )

    assert "Nothing about #berlin." in text(reply)
    assert [b.text for row in reply.buttons for b in row] == ["moscow: 2 more"]
    assert "paris\n• Story 20" in text(reply)
