"""Which link a command asks, and what."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.asking.linked import Linked, linked
from bot.interactions.interaction import MAX_ARGUMENTS, Answered
from tests.bot.interactions.people import did

LINK = "https://harbour.example/1"


def asks(text: str, *written: str, **more: Any) -> Linked | None:
    """Return what a command asks, with the links in it as they are written."""
    links = tuple(w if "://" in w else f"https://{w}" for w in written)
    return linked(did(text=text, links=links, written_links=written, **more))


@pytest.mark.parametrize(
    ("text", "written", "link", "question"),
    [
        (f"/ask {LINK} who closed it?", LINK, LINK, "who closed it?"),
        (f"/ask who closed it? {LINK}", LINK, LINK, "who closed it?"),
        (f"/ask who said in {LINK}\n that?", LINK, LINK, "who said in that?"),
        ("/ask harbour.example/1 who?", "harbour.example/1", LINK, "who?"),
        (f"/ask {LINK}", LINK, LINK, ""),
        (f"/ask {LINK}?{'a' * 700} who?", f"{LINK}?{'a' * 700}", f"{LINK}?{'a' * 700}", "who?"),
    ],
)
def test_a_link_is_asked_what_stands_beside_it(
    text: str, written: str, link: str, question: str
) -> None:
    """Wherever it stands, and however long it is."""
    assert asks(text, written) == Linked(link, question)


@pytest.mark.parametrize("text", ["/ask what did Booking.com pay?", "/ask who made node.js"])
def test_a_name_is_no_link(text: str) -> None:
    """Clients take it for one."""
    assert asks(text, text.removesuffix(" pay?").split()[-1]) is None


def test_the_first_of_several_is_asked() -> None:
    """And what is said of the others is part of the question."""
    assert asks(f"/ask {LINK} or {LINK}2", LINK, f"{LINK}2") == Linked(LINK, f"or {LINK}2")


def test_a_link_behind_words_is_one() -> None:
    """They stay, as they may be what is asked."""
    asked = did(text="/ask who closed the bridge", links=(LINK,), written_links=("the bridge",))
    assert linked(asked) == Linked(LINK, "who closed the bridge")


def test_a_message_that_is_answered_has_one() -> None:
    """Somebody else's; ours shows an article, which is asked itself."""
    assert asks("/ask who?", replies_to=Answered((LINK,), "look")) == Linked(LINK, "who?")
    assert asks("/ask who?", replies_to=Answered((LINK,), "text", is_ours=True)) is None
    assert asks("/ask who?", replies_to=Answered((), "hello")) is None


def test_a_question_is_as_long_as_any() -> None:
    """Of more than is read of a command the beginning is."""
    found = asks(f"/ask {LINK} {'x' * 900}", LINK)
    assert found
    assert len(found.question) == MAX_ARGUMENTS
