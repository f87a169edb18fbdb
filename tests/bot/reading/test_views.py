"""Forms of an article's page beside its own."""

import pytest

from bot.reading.views import is_view

PLAIN = b"<html lang=en><p>Harbour"


@pytest.mark.parametrize(
    "url",
    [
        "https://m.a.org/harbour",
        "https://en.m.a.org/wiki/Harbour",
        "https://amp.a.org/harbour",
        "https://a.org/amp/harbour",
        "https://a.org/harbour/amp/",
        "https://a.org/harbour.amp.html",
        "https://a.org/harbour.amp",
        "https://a.org/print/12",
        "https://a.org/harbour-print.html",
        "https://a.org/harbour?print=1",
        "https://a.org/harbour?id=1&view=print",
        "https://a.org/harbour?print",
        "https://a.org/harbour.html?m=1",
        "https://a.org/harbour?tmpl=component&print=1",
    ],
)
def test_forms_for_phones_and_print(url: str) -> None:
    """By their links."""
    assert is_view(url, PLAIN)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.a.org/harbour",
        "https://m.org/harbour",
        "https://a.org/amplifiers",
        "https://a.org/print-shops",
        "https://a.org/harbour?id=print",
        "https://a.org/harbour?m=7",
        "https://a.org/harbour?m=12",
        "https://a.org/blueprint",
        "https://a.org/2024/print-is-dead/",
        "https://[",
    ],
)
def test_other_links_are_none(url: str) -> None:
    """Whatever words they are made of."""
    assert not is_view(url, PLAIN)


@pytest.mark.parametrize(
    ("head", "view"),
    [
        ("<!doctype html><html ⚡ lang=en>", True),
        ("<html lang=en amp>", True),
        ('<html amp="" lang=en>', True),
        ("<html lang=en class='amp x'>", False),
        ("<html data-amp=1>", False),
        ("<p>An amp></p>", False),
    ],
)
def test_amp_says_that_it_is(head: str, view: bool) -> None:
    """In its root."""
    assert is_view("https://a.org/harbour", head.encode()) is view
