"""What a page's reader sees between and around its paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from summarizer.models import Article, Block, BlockKind
from summarizer.reading.page.blocks import read_blocks
from summarizer.reading.read import read_article
from summarizer.reading.structure.line_kinds import lines_of_page
from summarizer.reading.structure.lines import TextLine, join_structure
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

URL = "https://www.gazette.example/a/harbour"
P = [f"<p>{text}</p>" for text in PARAGRAPHS]


def read(*parts: str) -> Article:
    page = (
        '<html lang="en"><head><title>Harbour to close</title></head><body>'
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav><main><article><h1>Harbour to close</h1>"
        f"<div class='article-body'>{''.join(parts)}</div></article></main></body></html>"
    )
    return read_article(page.encode(), URL, "text/html")


def told(article: Article, kind: BlockKind) -> list[tuple[str, int | None]]:
    return [(block.text, block.level) for block in article.blocks if block.kind is kind]


def check(article: Article) -> None:
    """Each paragraph is the text of a block, in order, and blocks are numbered."""
    texts = (block.text for block in article.blocks)
    assert all(paragraph in texts for paragraph in article.paragraphs)
    assert [block.position for block in article.blocks] == list(range(len(article.blocks)))


def test_headings_have_their_level() -> None:
    """As the page marks them, and a line that is all bold below them all."""
    article = read(
        P[0], "<h2>The works</h2>", P[1], "<h3>Their costs</h3>", P[2],
        "<p><strong>What comes next?</strong></p>", P[3],
    )  # fmt: skip

    check(article)
    assert told(article, BlockKind.HEADING) == [
        ("The works", 2),
        ("Their costs", 3),
        ("What comes next?", 6),
    ]


def test_the_heading_above_the_first_paragraph_is_kept() -> None:
    """But not the headline, which is the title."""
    article = read("<h2>The works</h2>", *P)

    assert [block.text for block in article.blocks] == ["The works", *PARAGRAPHS]


def shown(*parts: str) -> list[str]:
    """Return the lines of a page that are shown though they are none of its paragraphs."""
    tree = document_fromstring(f"<body>{''.join(parts)}</body>")
    lines = lines_of_page(read_blocks(tree), PARAGRAPHS, "Harbour to close", URL)
    return [line.text for line in lines if line.shown]


def test_a_heading_of_another_text_is_none() -> None:
    """What leads to other articles, and what stands above what is no paragraph."""
    assert shown(
        "<h1>Harbour to close</h1>", P[0], "<h3><a href='/other'>Ten harbours to see</a></h3>", P[1],
        "<div class='newsletter'><h3>News every day</h3></div>", P[2],
        "<h3>What others read</h3><p>The bridge is open.</p>", P[3],
    ) == []  # fmt: skip


def test_a_heading_that_was_no_paragraph_is_shown() -> None:
    """The name of what can be bought, too, which is a link to a shop."""
    assert shown(
        "<h2>The works</h2>", P[0], "<h3><a href='https://shop.example/1'>Ship of wood</a></h3>",
        "<figcaption>A ship.</figcaption>", *P[1:],
    ) == ["The works", "Ship of wood", "A ship."]  # fmt: skip


def test_the_headline_with_its_kicker_is_no_heading() -> None:
    """Nor is the headline alone."""
    assert shown("<h1><b>Ports</b> Harbour to close</h1>", *P) == []
    assert shown("<h1>Harbour to close</h1>", *P) == []


def test_what_is_said_of_a_paragraph_is_no_objection_to_its_heading() -> None:
    """A body's element may be called as boxes are; a box of its own in it stays one."""
    heading, *rest = ["<h2>The works</h2>", *P[1:]]
    named = ["<div class=related-content>", P[0], heading, *rest, "</div>"]
    box = [named[0], P[0], f"<div class=related>{heading}</div>", *rest, "</div>"]

    assert "The works" in shown(*named)
    assert "The works" not in shown(*box)
    assert shown(named[0], "<h2>Table of contents</h2>", *P, "</div>") == []


def test_a_heading_that_leads_to_what_it_names() -> None:
    """It stands with the paragraphs; a teaser's stands in a box of its own, or is longer."""
    heading = "<h3><a href='/harbours/north'>1. The port in the north</a></h3>"

    named = "<h3><a href='/ships'>SHIPPING</a></h3>"

    assert "1. The port in the north" in shown(P[0], heading, *P[1:])
    assert "SHIPPING" in shown(P[0], named, *P[1:])
    assert "1. The port in the north" not in shown(P[0], f"<div>{heading}</div>", *P[1:])
    assert "SHIPPING" in shown(P[0], f"<div>{named}{P[1]}</div>", *P[2:])


SAID = "Ships have to use the port in the north, which is a day farther away."


def headings(*parts: str) -> list[str]:
    tree = document_fromstring(f"<body>{''.join(parts)}</body>")
    lines = lines_of_page(read_blocks(tree), PARAGRAPHS, "Harbour to close", URL)
    blocks = join_structure(PARAGRAPHS, lines)
    assert [block.text for block in blocks] == [line.text for line in lines]
    return [block.text for block in blocks if block.kind is BlockKind.HEADING]


def test_a_standfirst_that_is_a_heading_stands_there_once() -> None:
    """As the sentence that it is."""
    lines = [TextLine(SAID, BlockKind.HEADING, 2, shown=True), *map(TextLine, PARAGRAPHS)]

    blocks = join_structure(PARAGRAPHS, lines, SAID)

    assert [block.text for block in blocks] == [SAID, *PARAGRAPHS]
    assert blocks[0].kind is BlockKind.PARAGRAPH


def test_a_sentence_is_no_heading() -> None:
    """Neither a standfirst that is marked as one, nor a long sentence further down."""
    long = f"{SAID} It is larger, but the way to it leads past the rocks, where no ship can go by night."

    assert headings(f"<h2>{SAID}</h2>", P[0], f"<h3>{long}</h3>", *P[1:]) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Who has to use the port in the north, and who can wait until it is open?",
        "The twelve harbours of the coast, and how many ships come to each of them",
    ],
)
def test_a_question_or_a_name_is_a_heading(heading: str) -> None:
    """However long; and so is a short sentence between paragraphs."""
    assert headings(f"<h2>{heading}</h2>", P[0], f"<h2>{SAID}</h2>", *P[1:]) == [heading, SAID]


def test_items_are_nested() -> None:
    """The outermost have level 1; a description stands below its name."""
    article = read(
        P[0], f"<ul><li>{PARAGRAPHS[1]}<ul><li>{PARAGRAPHS[2]}</li></ul></li></ul>",
        f"<dl><dt>Costs</dt><dd>{PARAGRAPHS[3]}</dd></dl>", P[0].replace("harbour", "port"),
    )  # fmt: skip

    check(article)
    assert [(text[:5], level) for text, level in told(article, BlockKind.ITEM)] == [
        (PARAGRAPHS[1][:5], 1),
        (PARAGRAPHS[2][:5], 2),
        ("Costs", 1),
        (PARAGRAPHS[3][:5], 2),
    ]


def test_what_holds_a_heading_is_no_item() -> None:
    """Lists of that kind part a page."""
    article = read(
        "<ol>",
        *(f"<li><h2>Part {n}</h2>{text}</li>" for n, text in enumerate(P)),
        "</ol>",
    )

    assert told(article, BlockKind.ITEM) == []
    assert len(told(article, BlockKind.HEADING)) == len(P)


def test_quotations_and_code() -> None:
    """As marked."""
    article = read(P[0], f"<blockquote>{P[1]}</blockquote>", "<pre>sail  --now</pre>", P[2], P[3])

    assert told(article, BlockKind.QUOTE) == [(PARAGRAPHS[1], None)]
    assert told(article, BlockKind.CODE) == [("sail --now", None)]


def test_rows_and_captions_stand_in_their_place() -> None:
    """Cells of a row are one line, the one that heads it first."""
    table = (
        "<table><tr><th>Ship</th><th>Length</th></tr><tr><td>30 m</td><th>Anna</th></tr></table>"
    )
    picture = "<figure><img><figcaption>The harbour at night.</figcaption></figure>"
    article = read(P[0], table, P[1], picture, P[2], P[3])

    check(article)
    assert told(article, BlockKind.ROW) == [("Ship | Length", None), ("Anna | 30 m", None)]
    assert told(article, BlockKind.CAPTION) == [("The harbour at night.", None)]
    assert list(article.paragraphs) == PARAGRAPHS


def test_the_name_of_a_paragraph() -> None:
    """Bold words that a stop parts from the rest; others are only bold."""
    article = read(
        P[0], f"<p><b>Battery life.</b> {PARAGRAPHS[1]}</p>", f"<p><b>Jane Doe</b> {PARAGRAPHS[2]}</p>", P[3]
    )  # fmt: skip

    assert [block.name for block in article.blocks] == [None, "Battery life.", None, None]


def test_paragraphs_alone_are_blocks() -> None:
    """Of a bare text, and of a value that is made of paragraphs, or of others than its blocks."""
    expected = [(BlockKind.PARAGRAPH, "One."), (BlockKind.PARAGRAPH, "Two.")]
    other = (Block(kind=BlockKind.QUOTE, text="Three."),)
    for article in (
        Article.from_text("One.\nTwo."),
        Article(paragraphs=("One.", "Two.")),
        Article(paragraphs=("One.", "Two."), blocks=other),
    ):
        assert [(block.kind, block.text) for block in article.blocks] == expected


def test_of_lines_that_read_alike_the_chosen_one_is_the_block() -> None:
    """What stands between them is not lost."""
    first, second = map(" ".join, (["a", "line"], ["a", "line"]))
    heading = TextLine("Heading", BlockKind.HEADING, 2, shown=True)
    lines = [TextLine("above"), TextLine(first), heading, TextLine(second, BlockKind.ITEM, 1)]

    blocks = join_structure(["above", second], lines)

    assert [block.text for block in blocks] == ["above", "Heading", "a line"]
    assert blocks[-1].kind is BlockKind.ITEM


@given(
    st.lists(st.sampled_from("abc"), max_size=8),
    st.lists(
        st.builds(
            TextLine,
            st.sampled_from("abcd"),
            st.sampled_from(BlockKind),
            shown=st.booleans(),
            own=st.booleans(),
        ),
        max_size=8,
    ),
)
def test_every_paragraph_is_a_block(paragraphs: list[str], lines: list[TextLine]) -> None:
    """In their order, whatever the lines of the page are."""
    texts = (block.text for block in join_structure(paragraphs, lines))

    assert all(paragraph in texts for paragraph in paragraphs)


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>A heading</h2>" * 20_000,
        "<ul><li>an item" * 190,
        "<table><tr><td>cell</td></tr></table>" * 10_000,
        "<p><b>bold</b></p>" * 20_000,
        "<h2>Key points</h2><ul><li>A line that says it.</li></ul>" * 10_000,
    ],
    ids=["headings", "nested", "rows", "bold", "summaries"],
)
def test_hostile_pages_are_bounded(markup: str) -> None:
    """What is no paragraph is looked for among as many blocks as on any page."""
    article = read(*P, markup, *P)

    assert len(article.blocks) - len(article.paragraphs) <= 5000
    check(article)
