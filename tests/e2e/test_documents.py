"""A person sends files to the real program."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi
from tests.e2e.conftest import AGENCY_COPY, DATA

HEADLINE = "Russia sees US reply to its security concerns as unsatisfactory"


@pytest.mark.parametrize(
    ("name", "kind", "body"),
    [
        ("article.html", "application/octet-stream", AGENCY_COPY),
        ("article", "text/html", AGENCY_COPY),
        ("ARTICLE.TXT", "", (DATA / "agency_copy.txt").read_bytes()),
    ],
)
def test_a_file_is_read_as_an_article(
    api: BotApi, chat: int, name: str, kind: str, body: bytes
) -> None:
    """By its name or its stated kind; without a link, as nobody served it."""
    sent = api.send_file(name, body, chat, kind=kind)

    (message,) = api.wait_messages(1, chat)

    assert message.text.startswith(HEADLINE)
    assert "IANS, citing Xinhua · 18 Feb 2022" in message.text
    assert message.reply_to == sent
    assert message.links == ()


@pytest.mark.parametrize(
    ("name", "size", "line"),
    [
        ("article.html", 6_000_000, "This file is too large: I read files of up to 5 MB."),
        ("article.txt", None, "I found no article on this page."),
        (
            "holiday.zip",
            None,
            "I cannot read .zip files. I read HTML, PDF, text and Markdown files of up to 5 MB.",
        ),
    ],
)
def test_files_that_are_none_are_said_in_one_line(
    api: BotApi, chat: int, name: str, size: int | None, line: str
) -> None:
    """Too large, no article, no text at all."""
    api.send_file(name, b"Hello.", chat, size=size)

    assert api.wait_messages(1, chat)[0].text == line
