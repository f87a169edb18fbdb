"""Links that open the bot with something to follow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.subscriptions.deep_links import parse_payload, share_link, site_payload, topic_payload
from bot.subscriptions.unmatchable import why_unmatchable


@pytest.mark.parametrize(
    ("label", "payload"),
    [
        ("moscow", "tag_moscow"),
        ("#moscow", "tag_moscow"),
        ("covid-19", "tag_covid-19"),
        ("climate change", "tag64_Y2xpbWF0ZSBjaGFuZ2U"),
        ("x" * 61, None),
        ("\u044f" * 22, None),
        ("a\nb", None),
        ("#", None),
    ],
)
def test_a_topic_is_plain_where_it_can_be(label: str, payload: str | None) -> None:
    """Of what Telegram has no room for there is no link."""
    assert topic_payload(label) == payload


@pytest.mark.parametrize(
    "url",
    [
        "http://a.example", "https://", "https://a", "https://a.example:8080/x", "https://u:p@a.example",
        "https://a.example/" + "x" * 40, "ftp://a.example", "https://a.example/<b>",
    ],
)  # fmt: skip
def test_what_is_no_site_has_no_link(url: str) -> None:
    """Nor what is too long."""
    assert site_payload(url) is None


@settings(deadline=None)  # the first reads the tables
@given(st.text(min_size=1, max_size=40))
def test_what_is_shared_is_what_is_offered(label: str) -> None:
    """In letters that Telegram takes; what nothing can match is offered to nobody."""
    payload = topic_payload(label)
    if payload is not None:
        assert re.fullmatch("[A-Za-z0-9_-]{1,64}", payload)
        bare = label.lstrip("#")
        assert parse_payload(payload) == (None if why_unmatchable(bare) else bare)


@given(st.from_regex(r"https://[a-z0-9]{1,10}\.[a-z]{2,6}(/[a-z0-9/?=&.-]{0,30})?", fullmatch=True))
def test_a_site_comes_back_as_it_was(url: str) -> None:
    """Whole, or not at all."""
    payload = site_payload(url)
    assert payload is None or (len(payload) <= 64 and parse_payload(payload) == url)


@settings(deadline=None)  # the first reads the tables
@given(
    st.text()
    | st.tuples(
        st.sampled_from(["tag_", "tag64_", "feed_", ""]), st.from_regex("[A-Za-z0-9_-]{0,70}")
    ).map("".join)
)
def test_whatever_a_stranger_sends_is_a_topic_or_nothing(payload: str) -> None:
    """On one line, without what cannot be seen, short enough for a button."""
    offered = parse_payload(payload)
    if offered is not None:
        assert offered.isprintable()
        assert len(f"begin:{offered}".encode()) <= 70
        assert offered.startswith("https://") or not why_unmatchable(offered)


def test_a_link_is_offered_to_a_chat_of_ones_choice() -> None:
    """It holds the bot's name."""
    assert share_link("precis_bot", "tag_moscow") == (
        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fprecis_bot%3Fstart%3Dtag_moscow"
    )
