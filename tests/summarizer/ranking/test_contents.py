"""What long how-tos and lists are said to hold."""

from dataclasses import replace

import pytest

from summarizer.models import Article, ArticleKind, Block, BlockKind, paragraph_blocks
from summarizer.ranking.contents import MOST_CONTENTS, contents_of
from summarizer.ranking.summarize import summarize

LONG = "The harbour of the town will be closed for three months, the council said. " * 5
STEPS = ("1. Choose the branch", "2. Clean the saw", "Step 3: Cut below", "4. Cut above")


def article(
    *headings: str, kind: ArticleKind | None = ArticleKind.HOW_TO, text: str = LONG, level: int = 2
) -> Article:
    blocks = [
        block
        for heading in headings
        for block in (
            Block(kind=BlockKind.HEADING, text=heading, level=level),
            Block(kind=BlockKind.PARAGRAPH, text=text),
        )
    ]
    return listed(*blocks, kind=kind)


def listed(*blocks: Block, kind: ArticleKind | None = ArticleKind.HOW_TO) -> Article:
    placed = tuple(replace(block, position=number) for number, block in enumerate(blocks))
    texts = tuple(block.text for block in placed if block.kind is BlockKind.PARAGRAPH)
    return Article(title="Prune a tree", language="en", paragraphs=texts, blocks=placed, kind=kind)


def items(*texts: str) -> list[Block]:
    return [Block(kind=BlockKind.ITEM, text=text, level=1) for text in texts]


def test_headings_are_told_as_they_stand() -> None:
    """Numbers stay, the order stays; it comes with the summary."""
    assert contents_of(article(*STEPS)) == STEPS
    assert summarize(article(*STEPS)).contents == STEPS


def test_there_are_eight_at_most() -> None:
    """The first of them, each once."""
    found = contents_of(article(*(f"{n}. Bay" for n in range(12)), "1. Bay"))
    assert found == tuple(f"{n}. Bay" for n in range(MOST_CONTENTS))


@pytest.mark.parametrize(
    "kind", [*sorted(set(ArticleKind) - {"how-to", "listicle", "recipe", "explainer"}), None]
)
def test_other_kinds_have_no_contents(kind: ArticleKind | None) -> None:
    """News has headings, too, and they do not tell it."""
    assert contents_of(article(*STEPS, kind=kind)) == ()


def test_an_explainer_needs_four_headings() -> None:
    """A how-to needs three."""
    assert contents_of(article(*STEPS[:3], text=2 * LONG, kind=ArticleKind.EXPLAINER)) == ()
    assert contents_of(article(*STEPS, kind=ArticleKind.EXPLAINER)) == STEPS
    assert contents_of(article(*STEPS[:3], text=2 * LONG)) == STEPS[:3]
    assert contents_of(article(*STEPS[:2], text=2 * LONG)) == ()


def test_a_short_text_needs_none() -> None:
    """Its points tell it."""
    assert contents_of(article(*STEPS, text="Mind the rain.")) == ()


def test_parts_of_any_text_and_sentences_are_no_contents() -> None:
    """Nor is the headline."""
    others = (
        "Introduction",
        "Conclusion",
        "Prune a tree",
        "A heading that goes on and on until it is " + "long " * 9,
    )
    assert contents_of(article(*STEPS, *others)) == STEPS


def test_headings_of_one_level() -> None:
    """Of that which has most."""
    main = article(*STEPS)
    below = [Block(kind=BlockKind.HEADING, text=f"Part {n}", level=3) for n in "ab"]
    assert contents_of(listed(*main.blocks, *below)) == STEPS


def test_items_where_there_are_no_headings() -> None:
    """A recipe's, or the names that are bold."""
    text = [Block(kind=BlockKind.PARAGRAPH, text=LONG)] * 5
    told = ("500 g cherries", "200 g flour", "3 eggs")
    assert contents_of(listed(*text, *items(*told), kind=ArticleKind.RECIPE)) == told
    named = [
        Block(kind=BlockKind.ITEM, text=f"{name}: {LONG}", level=1, name=f"{name}:")
        for name in ("Aber", "Bay", "Cove")
    ]
    assert contents_of(listed(*named, *text, kind=ArticleKind.LISTICLE)) == ("Aber", "Bay", "Cove")


def test_a_text_without_structure_has_none() -> None:
    """As from a row that was written before there were blocks."""
    plain = Article(title="A", paragraphs=(LONG,) * 5, kind=ArticleKind.HOW_TO)
    assert plain.blocks == paragraph_blocks(plain.paragraphs)
    assert contents_of(plain) == ()
    assert contents_of(Article(kind=ArticleKind.HOW_TO)) == ()


@pytest.mark.parametrize(
    "generic",
    ["Disclaimer", "Conclusion", "FAQ", "Related", "Key features:", "Why you should trust us", "Step 4", "Let us know below",
     "Fazit", "Ähnliche Beiträge", "Polecane przepisy", "Krok 2", "Nous contacter", "关于作者", "関連記事", "마무리", "הערות"],
)  # fmt: skip
def test_what_any_text_has_is_no_content(generic: str) -> None:
    """Headings that name a part and nothing of it; in whatever language."""
    assert contents_of(article(*STEPS, generic)) == STEPS


def test_what_stands_under_each_item_is_no_content() -> None:
    """Three times the same heading names a part of each item."""
    found = contents_of(article(STEPS[0], "Battery", STEPS[1], "Battery", STEPS[2], "Battery."))
    assert found == STEPS[:3]


def test_a_level_of_parts_is_no_content() -> None:
    """Below each shop stand what it sells and, time and again, the same words."""
    shops = [
        block
        for shop in ("Alder", "Birch", "Cedar", "Elm")
        for block in (
            Block(kind=BlockKind.HEADING, text=shop, level=2),
            Block(kind=BlockKind.HEADING, text="organic cotton", level=3),
            Block(kind=BlockKind.HEADING, text=f"{shop} hats", level=3),
            Block(kind=BlockKind.HEADING, text=f"{shop} shoes", level=3),
            Block(kind=BlockKind.PARAGRAPH, text=LONG),
        )
    ]
    assert contents_of(listed(*shops)) == ("Alder", "Birch", "Cedar", "Elm")


def test_of_several_counts_the_longest_is_told() -> None:
    """ "1, 2, 3, 1, 2" reads as a mistake; a count may go down to the best."""
    kinds = ("1. Public", "2. Private", "3. Hybrid")
    makers = ("1. Alder", "2. Birch", "3. Cedar", "5. Elm")
    best = ("10. Ash", "9. Beech", "8. Cherry", "1. Oak")

    assert contents_of(article(*kinds, *makers)) == makers
    assert contents_of(article(*makers, *kinds)) == makers
    assert contents_of(article(*best)) == best


def test_numbered_headings_are_the_items() -> None:
    """How they were chosen is told by others among them."""
    found = contents_of(article("How we chose the saws", *STEPS, "What saws are made of"))
    assert found == STEPS


def test_the_title_said_again_is_no_content() -> None:
    """All of its words are the title's; of two words one may be an item."""
    headings = ("How to prune a tree", "A tree", "The right saw", "Cut below", "Cut above")
    told = replace(article(*headings), title="How to Prune a Tree in 2026")
    assert contents_of(told) == headings[1:]
