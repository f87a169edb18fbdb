"""Points where the page has a summary of its own."""

from summarizer.models import Article, Block, BlockKind
from summarizer.ranking.summarize import summarize

URL = "https://www.gazette.example/a"
LINES = (
    "The harbour of the town closes for three months from March on.",
    "Ships use the port in the north, which is a day farther away.",
    "The money for it was set aside in the budget of last year.",
)
TEXT = (
    "The council decided on Friday, after a long debate about what the works would cost.",
    "Ships use the port in the north, which is a day farther away.",
    "Fishermen from both towns protested in front of the hall against the decision.",
    "A bridge in the south will be repaired by another company in the same year.",
)


def article(own: tuple[str, ...] = LINES) -> Article:
    """Make an article whose summary stands above its text; one line of it is in the text, too."""
    beside = [Block(kind=BlockKind.ITEM, text=line, level=1) for line in own if line not in TEXT]
    text = [Block(kind=BlockKind.PARAGRAPH, text=line) for line in TEXT]
    return Article(url=URL, language="en", paragraphs=TEXT, blocks=(*beside, *text), own_points=own)


def test_its_lines_are_the_points() -> None:
    """Verbatim, in their order, and it is said."""
    summary = summarize(article(), 3)

    assert summary.own
    assert tuple(point.text for point in summary.points) == LINES


def test_fewer_are_some_of_its_lines() -> None:
    """In their order still."""
    points = [point.text for point in summarize(article(), 2).points]

    assert len(points) == 2
    assert points == [line for line in LINES if line in points]


def test_more_goes_on_with_the_text() -> None:
    """With sentences that say something else, as many as there are said to be."""
    few, many = summarize(article(), 3), summarize(article(), 8)

    texts = [point.text for point in many.points]
    assert tuple(texts[:3]) == LINES
    assert len(texts) == many.available == few.available > len(LINES)
    assert len(set(texts)) == len(texts)


def test_where_a_line_stands() -> None:
    """In the text, as its sentence; beside it, as the sentence that follows."""
    points = summarize(article(), 3).points

    assert [point.position for point in points] == [0, 1, 0]
    assert (
        points[0].link
        == f"{URL}#:~:text=The%20harbour%20of%20the%20town%20closes%20for%20three%20months%20from%20March%20on."
    )


def test_an_article_without_one_is_as_ever() -> None:
    """Its points are sentences."""
    summary = summarize(article(()), 2)

    assert not summary.own
    assert {point.text for point in summary.points} <= set(TEXT)
