"""What rules for pages of any kind take for the article, and when they are not heard."""

from lxml.html import document_fromstring

from summarizer.reading.body.second_opinion import is_torn
from summarizer.reading.page.blocks import PageBlock, read_blocks
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

ONE, TWO, THREE, FOUR = PARAGRAPHS


def blocks(markup: str) -> list[PageBlock]:
    return read_blocks(document_fromstring(f"<body>{markup}</body>"))


def test_a_text_without_its_middle_is_torn() -> None:
    """An advertisement parts the container in which the rules look."""
    page = blocks("".join(f"<div><p>{paragraph}</p></div>" for paragraph in PARAGRAPHS))

    assert is_torn([ONE, FOUR], page)
    assert not is_torn(PARAGRAPHS, page)
    assert not is_torn([ONE, TWO, FOUR], page)


def test_a_text_without_its_second_half_is_torn() -> None:
    """If the page gives its paragraphs and those that are lost one class."""
    named = blocks("".join(f"<div><p class=story-text>{each}</p></div>" for each in PARAGRAPHS))
    bare = blocks("".join(f"<div><p>{each}</p></div>" for each in PARAGRAPHS))

    assert is_torn([ONE, TWO], named)
    assert not is_torn([ONE, TWO], bare)


def test_lines_of_forms_are_no_paragraphs() -> None:
    """However many stand between them; another text has nothing to lack."""
    form = "<p>Your mail address is not right.</p>" * 40
    page = blocks(f"<p>{ONE}</p>{form}<p>{TWO}</p>")

    assert not is_torn([ONE, TWO], page)
    assert not is_torn([THREE], page)
