"""A heading between an article's paragraphs is the article's."""

import numpy as np
from lxml.html import document_fromstring

from summarizer.reading.body.headings import with_headings
from summarizer.reading.page.blocks import read_blocks

ABOVE, BELOW = "<p>Ships have to use the port in the north.</p>", "<p>It is a day farther away.</p>"


def kept(*parts: str, scores: list[float]) -> list[bool]:
    blocks = read_blocks(document_fromstring(f"<body>{''.join(parts)}</body>"))
    likely = np.array(scores, dtype=np.float32)
    return list(with_headings(blocks, likely >= 0.4, likely))


def test_a_heading_between_paragraphs_is_kept() -> None:
    """However short it is, and with a number as its name."""
    for heading in (
        "<h2>2. Tides</h2>",
        "<h3><span>Tides</span></h3>",
        "<h4><div>Tides</div></h4>",
    ):
        assert kept(ABOVE, heading, BELOW, scores=[0.9, 0.2, 0.9]) == [True, True, True]


def test_a_heading_of_something_else_is_not() -> None:
    """What is most unlikely, leads away, or heads nothing that is kept."""
    heading, link = "<h2>Tides</h2>", "<h2><a href='/other'>Tides</a></h2>"

    assert kept(ABOVE, heading, BELOW, scores=[0.9, 0.1, 0.9]) == [True, False, True]
    assert kept(ABOVE, link, BELOW, scores=[0.9, 0.3, 0.9]) == [True, False, True]
    assert kept(ABOVE, heading, BELOW, scores=[0.9, 0.3, 0.1]) == [True, False, False]
    assert kept(heading, BELOW, scores=[0.3, 0.9]) == [False, True]


def test_a_line_between_paragraphs_is_no_heading() -> None:
    """An advertisement's mark has no heading's tag."""
    assert kept(ABOVE, "<div>Advert</div>", BELOW, scores=[0.9, 0.3, 0.9]) == [True, False, True]
