"""Pages that cost too much, or of which the parser would lose a part, are refused as a whole."""

import pytest

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.page.parse import parse_page

TEXT = "<p>The first paragraph, which a parser that gives up keeps.</p>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (TEXT + "<div>" * 100_000 + TEXT, Unreadable.BROKEN),
        (TEXT + "<div>" * 500 + TEXT + "</div>" * 500, Unreadable.BROKEN),
        (TEXT + "<b><i><u>" * 20_000 + TEXT, Unreadable.BROKEN),
        (TEXT + "<p>" + "word " * 900_000 + TEXT, Unreadable.TOO_LARGE),
        (TEXT + "<br>" * 200_001, Unreadable.TOO_LARGE),
        (TEXT + "x" * 10 * 2**20, Unreadable.TOO_LARGE),
        ("", Unreadable.EMPTY),
    ],
    ids=["deep", "rather deep", "inline", "paragraph", "tags", "bytes", "empty"],
)
def test_nothing_is_lost_in_silence(body: str, reason: Unreadable) -> None:
    """What was read before the limit is never taken for the page."""
    with pytest.raises(ReadingError) as raised:
        parse_page(body.encode(), "https://example.org/a", "text/html")

    assert raised.value.reason is reason


def test_controls_cost_no_paragraph() -> None:
    """They are dropped, and what is written between them is kept."""
    controls = "".join(map(chr, [*range(1, 9), 11, *range(14, 32), 0x7F, 0x9B, 0xFFFF]))
    body = f"<p>The{controls}\f first.</p>"

    page = parse_page(body.encode(), "https://example.org/a", "text/html")

    assert page.tree.text_content() == "The  first."


def test_what_lies_behind_much_else_is_read() -> None:
    """A large page is no broken one."""
    body = TEXT + "<i>x</i>" * 50_000 + "<p>" + "y" * 3_000_000 + "</p><p>The end.</p>"

    page = parse_page(body.encode(), "https://example.org/a", "text/html")

    assert page.tree.text_content().endswith("The end.")


def test_what_stands_behind_the_end_is_read() -> None:
    """Browsers show it, and templates that are put together badly have the article there."""
    body = f"<html><body><header>Gazette</header></body></html>{TEXT}</BODY ></html>"

    page = parse_page(body.encode(), "https://example.org/a", "text/html")

    assert "that gives up keeps" in page.tree.text_content()
