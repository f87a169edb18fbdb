"""Which paragraphs are of the items that an article lists."""

import pytest

from summarizer.models import Article, ArticleKind, Block, BlockKind
from summarizer.ranking.grades.outline import marks_of
from summarizer.ranking.series import SeriesPart

ITEM, BESIDE, OPENING = SeriesPart.ITEM, SeriesPart.BESIDE, SeriesPart.OPENING
FIRST = SeriesPart.NUMBER_ONE

BAYS = ("Swim.", "# 1. East bay", "Sand.", "# 2. West bay", "Rocks.", "# 3. Cove", "Mud.", "# How we chose", "We swam.")  # fmt: skip


def article(*lines: str, kind: ArticleKind | None = None) -> Article:
    """Make an article of headings, which begin with as many ``#`` as their level, and paragraphs."""
    blocks = tuple(
        Block(kind=BlockKind.HEADING, text=line.lstrip("# "), level=line.count("#"), position=place)
        if line.startswith("#")
        else Block(kind=BlockKind.PARAGRAPH, text=line, position=place)
        for place, line in enumerate(lines)
    )
    kept = tuple(block.text for block in blocks if block.kind is BlockKind.PARAGRAPH)
    return Article(title="Where to swim", paragraphs=kept, blocks=blocks, kind=kind)


def parts(told: Article) -> list[SeriesPart | None]:
    return [mark.series for mark in marks_of(told)]


def test_what_stands_under_numbers_is_of_the_items() -> None:
    """In an article of any kind; how they were chosen is beside it."""
    assert parts(article(*BAYS)) == [OPENING, FIRST, ITEM, ITEM, BESIDE]


def test_a_heading_below_an_item_is_of_it() -> None:
    """It names a part of the item."""
    told = article(*BAYS[:3], "### Parking", "None.", *BAYS[3:])
    assert parts(told) == [OPENING, FIRST, ITEM, ITEM, ITEM, BESIDE]


def test_a_countdown_ends_with_number_one() -> None:
    """The winner is the last."""
    told = article(
        "Swim.", "# 3. Cove", "Mud.", "# 2. West bay", "Rocks.", "# 1. East bay", "Sand."
    )
    assert parts(told) == [OPENING, ITEM, ITEM, FIRST]


def test_two_numbers_count_nothing() -> None:
    """They may be years, or of two chapters."""
    assert parts(article(*BAYS[:5], *BAYS[7:])) == [None] * 4


@pytest.mark.parametrize(
    ("kind", "found"), [(ArticleKind.LISTICLE, ITEM), (ArticleKind.NEWS, None), (None, None)]
)
def test_headings_without_numbers_are_items_of_a_listicle(
    kind: ArticleKind | None, found: SeriesPart | None
) -> None:
    """Those of a report part its text."""
    bare = article("# East bay", "Sand.", "# West bay", "Rocks.", "# Cove", "Mud.", kind=kind)

    assert parts(bare) == [found] * 3


@pytest.mark.parametrize(("kind", "found"), [(ArticleKind.LISTICLE, FIRST), (None, None)])
def test_numbers_of_a_small_part_are_a_list_where_the_article_is_one(
    kind: ArticleKind | None, found: SeriesPart | None
) -> None:
    """Questions at the end of a guide are numbered, too."""
    long = "The bays of the coast have sand, rocks and mud."
    told = article(
        long, "# 1. Which?", "All.", "# 2. When?", "May.", "# 3. Why?", "Fun.", kind=kind
    )

    assert parts(told)[1] is found
