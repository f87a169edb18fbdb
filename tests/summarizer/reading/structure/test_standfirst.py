"""The sentence between a headline and its text."""

import pytest
from lxml.html import document_fromstring

from summarizer.reading.page.blocks import read_blocks
from summarizer.reading.structure.lines import TextLine, join_structure
from summarizer.reading.structure.standfirst import find_standfirst
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

SAID = "Ships have to use the port in the north, which is a day farther away."
NAMED = "What sailors make of the three months ahead"


def found(between: str, description: str = "") -> str | None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    tree = document_fromstring(f"<body><h1>Harbour to close</h1>{between}<div>{text}</div></body>")
    return find_standfirst(read_blocks(tree), PARAGRAPHS, "Harbour to close", description)


@pytest.mark.parametrize(
    "between",
    [
        f"<div>{SAID}</div>",
        f"<p class=strapline>{SAID}</p>",
        f"<div>18 February 2022</div><div class=byline>By Jane Doe</div><h2 class=subhead>{SAID}</h2>",
        f"<div>Culture</div><div class=c-chapo><div>{SAID}</div></div>",
    ],
)
def test_a_standfirst_is_found(between: str) -> None:
    """Right below the headline, or named so."""
    assert found(between) == SAID


def test_what_describes_the_page_is_its_standfirst() -> None:
    """Wherever it stands between headline and text, whatever it is called."""
    between = f"<div>Culture</div><div>{NAMED}</div>"

    assert found(between, description=NAMED) == NAMED
    assert found(between) is None


@pytest.mark.parametrize(
    "between",
    [
        "<div>By Jane Doe, who writes about the sea, on 18 February 2022 at 10:00</div>",
        f"<div class=author-card><p class=subtitle>{SAID}</p></div>",
        "<div class=newsletter><p>Get the news of the harbour in your inbox every day of the week.</p></div>",
        f"<div class=dek>{PARAGRAPHS[0][:70]}</div>",
        f"<ul><li>{SAID}</li></ul>",
        f"<p class=subtitle><a href='/other'>{SAID}</a></p>",
        "<figure><figcaption>The port in the north, which is a day farther away.</figcaption></figure>",
    ],
)
def test_what_else_stands_there_is_none(between: str) -> None:
    """Bylines, who the writer is, prompts, the text's own beginning, lists, links, captions."""
    assert found(between) is None


def test_a_kicker_in_the_headline() -> None:
    """It is no part of the title, and the standfirst is the one of this headline all the same."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = "<h1><span>Ports</span> Harbour to close</h1>"
    tree = document_fromstring(f"<body>{head}<p>{SAID}</p><div>{text}</div></body>")

    assert find_standfirst(read_blocks(tree), PARAGRAPHS, "Harbour to close", "") == SAID


def test_it_stands_above_the_text() -> None:
    """It is a block, the first, and no paragraph."""
    blocks = join_structure(PARAGRAPHS, [TextLine(text) for text in PARAGRAPHS], SAID)

    assert [block.text for block in blocks] == [SAID, *PARAGRAPHS]
    assert [block.position for block in blocks] == [0, 1, 2, 3, 4]
