"""What a point is shown under."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from summarizer.models import Article, Block, BlockKind
from summarizer.ranking.headings import headings_of, is_unsaid
from summarizer.ranking.summarize import summarize

TABLE = json.loads(
    files("summarizer.data.phrases").joinpath("headings_unsaid.json").read_text(encoding="utf-8")
)["phrases"]


def article(*lines: str, title: str = "Ten places to eat") -> Article:
    """Make an article of headings, which begin with ``#``, and paragraphs."""
    blocks = [
        Block(kind=BlockKind.HEADING, text=line.lstrip("# "), level=1 + line.count("#"))
        if line.startswith("#")
        else Block(kind=BlockKind.PARAGRAPH, text=line)
        for line in lines
    ]
    kept = tuple(block.text for block in blocks if block.kind is not BlockKind.HEADING)
    return Article(title=title, paragraphs=kept, blocks=tuple(blocks))


INN = article(
    "Eat well.", "# The Red Inn", "It has fish.", "# Ten places", "Go.", "# Anna's", "No."
)


def test_a_point_goes_by_the_heading_above_it() -> None:
    """Without it, nobody knows whose fish it is."""
    assert headings_of(INN).above(1, "It has fish.") == "The Red Inn"


def test_what_says_nothing_new_is_not_shown() -> None:
    """No heading above, the title again, a name that the point has."""
    assert headings_of(INN).above(0, "Eat well.") is None
    assert headings_of(INN).above(2, "Go.") is None
    assert headings_of(INN).above(1, "The Red Inn has fish.") is None


def test_an_answer_goes_by_its_question() -> None:
    """In interviews whose questions are paragraphs: alone, "It costs two million" tells not what."""
    told = headings_of(
        article(
            "The mayor tells.", "What does the bridge cost?", "It is dear.", "So is the road.",
            "Who pays?", "The town does.", "Until when?", "Until the Inn falls.",
        )
    )  # fmt: skip

    assert [told.above(number, "Two million.") for number in (0, 2, 3, 5, 7)] == [
        None,
        "What does the bridge cost?",
        None,
        "Who pays?",
        "Until when?",
    ]


def test_a_question_that_the_text_asks_itself_heads_nothing() -> None:
    """One or two are not asked of anybody."""
    told = headings_of(article("Who pays?", "The town does.", "Until when?", "Until May."))

    assert [told.above(number, "Two million.") for number in (1, 3)] == [None, None]


def test_the_heading_of_the_whole_text_is_not_shown() -> None:
    """It is one more headline."""
    told = article("# What to know", "Eat well.", "Go.", "# The Red Inn", "It has fish.")

    assert headings_of(told).above(1, "Go.") is None
    assert headings_of(told).above(2, "It has fish.") == "The Red Inn"


def test_what_stands_far_below_a_heading_is_not_shown_under_it() -> None:
    """A list went on there to shirts and skirts whose names nothing marks."""
    told = headings_of(article("Sew.", "# Red shirt", "A.", "B.", "C.", "D.", "# Bag", "It folds."))

    assert [told.above(number, "It is easy.") for number in (1, 3, 4, 5)] == [
        "Red shirt",
        "Red shirt",
        None,
        "Bag",
    ]


def test_where_headings_part_long_texts_they_do_not_tell() -> None:
    """As in news, where they are there to tempt."""
    long = "He went on and on. " * 100

    assert headings_of(article("A.", "# On and on", long, "# More", long)).above(1, "He.") is None


@pytest.mark.parametrize("heading", ["By Jane Roe, The Gazette", "Welcome to your new garden!"])
def test_bylines_and_asides_are_not_shown(heading: str) -> None:
    """They tell nothing of what stands below."""
    told = article("Eat well.", "# The Red Inn", "It has fish.", f"# {heading}", "Go.", "Rest.")

    assert headings_of(told).above(2, "Go.") != heading
    assert headings_of(told).above(1, "It has fish.") == "The Red Inn"


def test_long_and_quoted_headings_are_not_shown() -> None:
    """They are sentences."""
    told = article("A.", "# “Never again”", "He left.", "# " + "So long " * 12, "She, too.")

    assert headings_of(told).above(1, "He left.") is None
    assert headings_of(told).above(2, "She, too.") is None


def test_a_name_before_a_heading() -> None:
    """The nearest tells most; where the point has it itself, nothing is shown."""
    blocks = (
        Block(kind=BlockKind.PARAGRAPH, text="Phones."),
        Block(kind=BlockKind.HEADING, text="Model X", level=2),
        Block(kind=BlockKind.PARAGRAPH, text="Battery life. It lasts.", name="Battery life."),
        Block(kind=BlockKind.HEADING, text="Model Y", level=2),
        Block(kind=BlockKind.PARAGRAPH, text="Small."),
    )
    told = Article(paragraphs=(blocks[0].text, blocks[2].text, blocks[4].text), blocks=blocks)

    assert headings_of(told).above(1, "It lasts.") == "Battery life"
    assert headings_of(told).above(1, "Battery life. It lasts.") is None


def test_a_paper_shows_what_it_is_a_sentence_of() -> None:
    """A result is one; elsewhere such headings are in any text."""
    parts = (
        "Sleep.",
        "# Methods",
        "We ask.",
        "# Results",
        "They sleep.",
        "# Conclusion",
        "Sleep on.",
    )

    assert headings_of(article(*parts)).above(2, "They sleep.") == "Results"
    assert headings_of(article(*parts[:2], *parts[3:5])).above(1, "They sleep.") is None


@pytest.mark.parametrize("language", TABLE)
def test_headings_of_any_text(language: str) -> None:
    """Each language's examples are known, and those that only begin alike are not."""
    assert [each for each in TABLE[language]["must"] if not is_unsaid(each)] == []
    assert [each for each in TABLE[language]["must_not"] if is_unsaid(each)] == []


def test_the_text_stays_verbatim() -> None:
    """The heading is beside it."""
    fish = "It has the best fish of all the inns on the coast, and a cook from Lyon."
    bread = "Its bread is baked in the old oven of the monastery behind the harbour."
    eat = "Whoever comes to the coast in winter will find that half of its inns are closed."
    told = article(eat, "# The Red Inn", fish, "# The Old Oven", bread, "Go there in May.")

    points = summarize(told, 3).points

    assert {(p.heading, p.text) for p in points} <= {
        (None, eat), ("The Red Inn", fish), ("The Old Oven", bread), ("The Old Oven", "Go there in May."),
    }  # fmt: skip
    assert any(point.heading for point in points)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("6. The Red Inn", "The Red Inn has fish."),
        ("What is a red inn?", "A red inn is one that has fish."),
        ("Was ist ein Rotes Gasthaus?", "Rotes Gasthaus heißt, wo es Fisch gibt."),
    ],
)
def test_what_the_point_says_itself_is_not_said_again(heading: str, text: str) -> None:
    """Neither with a number before it nor as a question."""
    language = "de" if "ist" in heading else "en"
    told = replace(article("Eat well.", f"# {heading}", text, "# Rest", "No."), language=language)

    assert headings_of(told).above(1, text) is None
    assert headings_of(told).above(1, "It has fish.") == heading


def test_a_heading_that_names_parts_gives_way_to_what_it_is_part_of() -> None:
    """Each inn has its "In short"."""
    lines = [
        line
        for name in ("The Red Inn", "The Ox", "Anna's")
        for line in (f"# {name}", "It is old.", "## In short", "It has fish.")
    ]
    told = headings_of(article("Eat well.", *lines))

    assert [told.above(place, "It has fish.") for place in (2, 4, 6)] == [
        "The Red Inn",
        "The Ox",
        "Anna's",
    ]
