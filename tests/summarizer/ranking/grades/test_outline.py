"""What stands above a sentence, by its page, or by the form of the paragraphs."""

from __future__ import annotations

import pytest

from summarizer.models import Article, Block, BlockKind
from summarizer.ranking.candidates import find_sentences
from summarizer.ranking.grades.outline import SentencePlace, is_heading, marks_of, outline

TEXT = (
    "Two cameras stand out this year. Both cost less than 900 euros.",
    "The best camera for travel",
    "It weighs 300 grams. The battery lasts for a day.",
    "2. Canon R50",
    "Its sensor is the largest of the group.",
)


def test_a_sentence_has_the_heading_above_it() -> None:
    """A short paragraph without a mark heads what follows; of a numbered one the name counts."""
    places = outline([s for paragraph in TEXT for s in find_sentences(paragraph, "en")])

    assert [place.heading for place in places if not place.is_heading] == [
        "", "", "The best camera for travel", "The best camera for travel", "Canon R50",
    ]  # fmt: skip
    assert [place.section for place in places] == [0, 0, 1, 1, 1, 2, 2]
    assert [place.below for place in places if not place.is_heading] == [0, 1, 0, 1, 0]
    assert [place.section_size for place in places] == [2, 2, 2, 2, 2, 1, 1]


def test_a_paragraph_that_stands_twice_is_two() -> None:
    """Places start again where the same paragraph does."""
    paragraph = "The Danube rose. It fell again."
    places = outline([*find_sentences(paragraph, "en"), *find_sentences(paragraph, "en")])

    assert [(place.paragraph, place.within, place.size) for place in places] == [
        (0, 0, 2), (0, 1, 2), (1, 0, 2), (1, 1, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("How we test", True),
        ("Why is it closed?", True),
        ("3.", True),
        ("今回のまとめ", True),
        ("The bridge was closed.", False),
        ("She said that the bridge would be closed until the end of the year and nobody could cross it", False),
        ("—", False),
    ],
)  # fmt: skip
def test_headings_are_short_and_have_no_full_stop(text: str, heading: bool) -> None:
    """A question may be one."""
    assert is_heading(text) is heading


def _article(*blocks: tuple[BlockKind, str, int | None]) -> Article:
    found = tuple(
        Block(kind=kind, text=text, level=level, position=position)
        for position, (kind, text, level) in enumerate(blocks)
    )
    return Article(
        blocks=found,
        paragraphs=tuple(b.text for b in found if b.kind is not BlockKind.CAPTION),
    )


def _outlined(article: Article) -> list[SentencePlace]:
    marks = marks_of(article)
    sentences = [
        (s, marks[n])
        for n, paragraph in enumerate(article.paragraphs)
        for s in find_sentences(paragraph, "en")
    ]
    return list(outline([s for s, _ in sentences], [mark for _, mark in sentences]))


def test_a_page_says_what_heads_a_sentence() -> None:
    """A long line with a full stop is a heading where the page marks it so; a short one is none."""
    places = _outlined(
        _article(
            (BlockKind.HEADING, "What two years of floods taught the towns along the Danube.", 2),
            (BlockKind.PARAGRAPH, "The dam held. The town did not.", None),
            (BlockKind.CAPTION, "The dam in May", None),
            (BlockKind.PARAGRAPH, "Nobody was hurt", None),
        )
    )

    assert [place.is_heading for place in places] == [True, False, False, False]
    assert {place.heading for place in places[1:]} == {
        "What two years of floods taught the towns along the Danube."
    }
    assert [(place.section, place.below) for place in places] == [(1, 0), (1, 0), (1, 1), (1, 2)]


def test_a_page_says_where_in_its_list_an_item_is() -> None:
    """And whether a colon leads to the list."""
    places = _outlined(
        _article(
            (BlockKind.PARAGRAPH, "You need three things:", None),
            (BlockKind.ITEM, "A bag of sand that nobody else wants.", 1),
            (BlockKind.ITEM, "A pump that runs without electricity.", 1),
        )
    )

    listed = [(p.mark.number, p.mark.count, p.mark.led) for p in places if p.mark]
    assert listed == [(-1, 0, False), (0, 2, True), (1, 2, True)]


def test_a_text_of_paragraphs_alone_has_no_marks() -> None:
    """Then the form of the paragraphs tells."""
    assert marks_of(Article.from_text("The best camera\nIt weighs 300 grams.")) == ()
