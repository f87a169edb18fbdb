"""Captions that no mark tells from paragraphs."""

import pytest
from lxml.html import fromstring

from summarizer.reading.body.captions import without_captions
from summarizer.reading.page.blocks import read_blocks

TEXT = "".join(
    f"<p>{each}</p>"
    for each in (
        "The harbour of the town will be closed for three months, the council said on Friday.",
        "Ships will have to use the port in the north, which is larger but a day farther away.",
        "The works are expected to begin in March, and to be finished before the season starts.",
    )
    * 4
)
PICTURE = '<div class="x"><a href="/big.jpg"><img src="quay.jpg"></a></div>'
QUAY, BOATS = "The quay of the town in winter", "Boats of the club (left) at low tide"


def left(html: str) -> list[str]:
    """Return the short lines that stay of a page."""
    blocks = read_blocks(fromstring(f"<body>{TEXT}{html}{TEXT}</body>"))
    lines = without_captions([block.text for block in blocks], blocks)
    return [line for line in lines if len(line) < 80]


def test_lines_below_pictures_that_are_no_sentences_are_captions() -> None:
    """Whatever the element around the picture is called."""
    html = f"{PICTURE}<p>{QUAY}</p>{TEXT}<p><img src='b.jpg'></p><p>{BOATS}</p>"
    assert left(html) == []


@pytest.mark.parametrize(
    "html",
    [
        f"{PICTURE}<p>{QUAY}</p>",
        f"{PICTURE}<p>{QUAY}</p><p>{BOATS}</p>",
        f"{PICTURE}<p>{QUAY}.</p>{PICTURE}<p>{BOATS}.</p>",
        f"{PICTURE}<h3>{QUAY}</h3>{PICTURE}<h3>{BOATS}</h3>",
        f"{PICTURE}<p><b>{QUAY}</b></p>{PICTURE}<p><strong>{BOATS}</strong></p>",
        f"{PICTURE}<p>{QUAY}</p>{PICTURE}<p>{QUAY}</p>",
        f"{PICTURE}<p>1. {QUAY}</p>{PICTURE}<p>2. {BOATS}</p>",
        f"{PICTURE}<p>Place: {QUAY}</p>{PICTURE}<p>Price: {BOATS}</p>",
        f"{PICTURE}<p>“{QUAY}”</p>{PICTURE}<p>“{BOATS}”</p>",
        f"{PICTURE}and<p>{QUAY}</p>{PICTURE}and<p>{BOATS}</p>",
        f"<p>Seen from <img src='a.jpg'> here.</p><p>{QUAY}</p>" * 2,
    ],
    ids=[
        "one alone",
        "one behind another",
        "sentences",
        "headings",
        "bold",
        "the same twice",
        "steps",
        "entries",
        "quotations",
        "behind words",
        "behind a sentence with a picture",
    ],
)
def test_what_else_stands_below_pictures_stays(html: str) -> None:
    """Headings, steps, entries, sentences, and a single line that may be any of these."""
    assert left(html) != []


def test_where_captions_are_the_text_they_stay() -> None:
    """A story of pictures is told below them."""
    html = "".join(f"{PICTURE}<p>{QUAY} of {year}</p>" for year in range(1900, 1990))
    assert len([line for line in left(html) if line.startswith(QUAY)]) == 90
