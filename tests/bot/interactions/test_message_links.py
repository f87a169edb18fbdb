"""The links of a message."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Message

from bot.interactions.message_links import links_of, marked


def message(said: str = "", **facts: Any) -> Message:
    """Return a message; an entity is its kind and the words that it covers."""
    spans = [
        {"type": kind, "offset": said.index(words), "length": len(words)}
        for kind, words in facts.pop("entities", ())
    ]
    raw = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": said}
    found = Message.de_json(raw | {"entities": spans} | facts)
    assert found is not None
    return found


def buttons(*links: str) -> dict[str, Any]:
    row = [{"text": "Read", "url": link} for link in links]
    return {"inline_keyboard": [row, [{"text": "More", "callback_data": "x"}]]}


@pytest.mark.parametrize(
    ("facts", "links"),
    [
        ({"entities": [("url", "a.example")]}, ["https://a.example"]),
        ({"entities": [("code", "a.example/x)")]}, ["https://a.example/x"]),
        ({"entities": [("pre", "get http://b.example/y.")]}, ["http://b.example/y"]),
        ({"quote": {"text": "as http://q.example/a, here", "position": 0, "is_manual": True}}, ["http://q.example/a"]),
        ({"quote": {"text": "as http://q.example/a, here", "position": 0}}, []),
        ({"link_preview_options": {"url": "https://p.example/z"}}, ["https://p.example/z"]),
        ({"reply_markup": buttons("https://r.example/1", "tg://user?id=7")}, ["https://r.example/1"]),
    ],
)  # fmt: skip
def test_links_are_found_wherever_a_message_has_them(
    facts: dict[str, Any], links: list[str]
) -> None:
    """In words, code, quotes that a person chose, the preview, and buttons; those of the web."""
    said = "see a.example (a.example/x) or get http://b.example/y. now"

    assert list(links_of(message(said, **facts))) == links


def test_a_link_that_stands_in_several_places_is_one() -> None:
    """Those of the words come first."""
    found = links_of(
        message(
            "https://a.example/1",
            entities=[("url", "https://a.example/1")],
            link_preview_options={"url": "https://a.example/1?utm_source=x"},
            reply_markup=buttons("https://b.example/2", "https://a.example/1#top"),
        )
    )

    assert found == ("https://a.example/1", "https://b.example/2")


def test_in_talk_a_bare_host_may_be_a_file() -> None:
    """With a scheme or a path it is none."""
    said = "main.py a.example/x http://b.example"
    spans = [("url", word) for word in said.split()]

    assert links_of(message(said, entities=spans), bare=False) == (
        "https://a.example/x",
        "http://b.example",
    )
    assert len(links_of(message(said, entities=spans))) == 3


def test_links_give_way_to_marks() -> None:
    """Each in its place."""
    assert marked("a b a", ["a", "a"], "*") == "* b *"
