from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.digest import render_digest
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, utf16_units
from bot.subscriptions.digest import Digest, DigestEvent, DigestTopic
from tests.bot.subscriptions.test_digest import DUE, story
from tests.botapi.html import parse_html

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


def digest(*events: DigestEvent, label: str = "moscow") -> Digest:
    topics = (DigestTopic(label, events),)
    return Digest(thread_id=None, day=date(2026, 1, 5), late_since=None, topics=topics)


def test_a_digest_reads_like_a_list() -> None:
    """Headlines with their outlets, the first key point, and others of the event below."""
    first = replace(
        story(1, outlets=3), point="It was so.", point_link="https://example.org/1#:~:text=It"
    )
    (reply,) = render_digest(digest(DigestEvent((first, story(2)))))

    assert parse_html(reply.html).text == (
        "Digest of 5 Jan 2026\n\nmoscow\n• Story 1 — Harbour Times +2\nIt was so. ↗\n"
        "  ◦ Story 2 — Harbour Times"
    )


def test_a_late_digest_says_when_it_was_due() -> None:
    """Whoever waited for it learns why it was not there."""
    (reply,) = render_digest(replace(digest(DigestEvent((story(1),))), late_since=DUE))

    assert "It is late: it was due at 08:00." in reply.html


def test_every_story_is_listed() -> None:
    """Of a busy topic the later ones with their headline alone, in as many messages as it takes."""
    events = [DigestEvent((replace(story(n), point=f"Point {n}."),)) for n in range(200)]
    html = "".join(reply.html for reply in render_digest(digest(*events)))

    assert all(f">Story {n}</a>" in html for n in range(200))
    assert html.count("Point ") == 12


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS, TEXTS, st.integers(1, 40))
def test_whatever_it_lists_each_message_fits(
    title: str, point: str, outlet: str, label: str, count: int
) -> None:
    """Telegram takes them all, and shows no more than is in them."""
    told = replace(story(1), title=title, point=point, outlet=outlet, label=label)
    topics = tuple(
        DigestTopic(label, tuple(DigestEvent((told, told)) for _ in range(count))) for _ in range(4)
    )
    whole = Digest(thread_id=None, day=date(2026, 1, 5), late_since=DUE, topics=topics)

    for reply in render_digest(whole):
        assert utf16_units(reply.html) <= MAX_UTF16_UNITS
        assert entity_count(reply.html) <= MAX_ENTITIES
        parse_html(reply.html)
