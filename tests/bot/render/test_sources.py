from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.html import JOINER, entity_count, utf16_units
from bot.render.language import ENGLISH
from bot.render.sources import PAGE, Verdict, parse_source_button, render_sources
from bot.reports import ReportedSource, Sources

FEED = ReportedSource(
    feed_id=7,
    chat_id=None,
    stamp=1_767_603_600,
    title="Harbour <News>",
    url="https://harbour.example/feed",
    chats=3,
    stories=14,
    approved=False,
    banned=False,
    floods=False,
)
CHAT = replace(FEED, feed_id=None, chat_id=-1_001_234_567_890, stamp=0, title="", url="")


def buttons(*listed: ReportedSource) -> list[tuple[str, Verdict | None]]:
    reply = render_sources(Sources(total=len(listed), waiting=1, listed=listed), 0, ENGLISH)
    return [(b.text, parse_source_button(b.data)) for row in reply.buttons for b in row]


def test_each_has_its_buttons() -> None:
    """What they bring back is who they stand beside, and the page."""
    approve = Verdict(page=0, approves=True, feed_id=7, stamp=FEED.stamp)
    chat = Verdict(page=0, approves=True, chat_id=CHAT.chat_id)

    assert buttons(FEED, CHAT) == [
        ("Approve 1", approve),
        ("Ban 1", replace(approve, approves=False)),
        ("Approve 2", chat),
        ("Ban 2", replace(chat, approves=False)),
    ]
    assert [text for text, _ in buttons(replace(FEED, approved=True))] == ["Ban 1"]
    assert [text for text, _ in buttons(replace(FEED, banned=True))] == ["Approve 1"]


def test_a_secret_is_neither_shown_nor_approved() -> None:
    """Nor where the address stands for a title."""
    url = "https://reader:hush@harbour.example/feed"
    secret = replace(FEED, url=url, title=url)

    shown = render_sources(Sources(total=1, waiting=1, listed=(secret,)), 0, ENGLISH)

    assert "harbour.example/…" in shown.html.replace(JOINER, "")
    assert "hush" not in shown.html
    assert [text for text, _ in buttons(secret)] == ["Ban 1"]


def test_pages_are_turned() -> None:
    """Numbers go on; only to pages that there are."""
    sources = Sources(total=3 * PAGE, waiting=1, listed=(FEED,) * PAGE)
    turns = [
        [b.text for b in render_sources(sources, page, ENGLISH).buttons[-1]] for page in range(3)
    ]

    assert turns == [["»"], ["«", "»"], ["«"]]
    assert f"{PAGE + 1}. " in render_sources(sources, 1, ENGLISH).html


# The first page of a process reads the locale: on a loaded machine that alone passes the deadline.
@settings(deadline=None)
@given(st.text(max_size=500), st.integers(0, 10**9))
def test_a_page_is_one_message(title: str, count: int) -> None:
    """Whatever feeds call themselves; titles are shown as they are."""
    one = replace(FEED, title=title, chats=count, stories=count, floods=True, banned=True)
    page = render_sources(
        Sources(total=count + PAGE, waiting=count, listed=(one,) * PAGE), 10**5, ENGLISH
    )

    assert utf16_units(page.html) <= 4096
    assert entity_count(page.html) <= 100
    assert all(len(b.data.encode()) <= 64 for row in page.buttons for b in row)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "source",
        "source:page:",
        "source:page:-1",
        "source:page:٣",
        f"source:page:{10**9}",
        "source:approve:0:feed:7",
        "source:delete:0:feed:7:1",
        f"source:ban:0:feed:{10**20}:1",
        "source:ban:0:person:7:1",
        "points:1:8",
    ],
)
def test_other_data_is_no_button(data: str) -> None:
    """Also what only begins like one, and numbers that no database takes."""
    assert parse_source_button(data) is None
