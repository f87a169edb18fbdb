"""Where a sentence stands, as numbers."""

from __future__ import annotations

from summarizer.models import Article, ArticleKind, Block, BlockKind
from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.grades.outline import outline
from summarizer.ranking.grades.place_features import PLACES, place_features
from summarizer.ranking.summarize import find_placed, setting_of

BLOCKS = (
    Block(kind=BlockKind.HEADING, text="What to keep at home", level=2, position=0),
    Block(kind=BlockKind.PARAGRAPH, text="Two things help. Buy them early:", position=1),
    Block(kind=BlockKind.ITEM, text="Sandbags keep the water out.", level=1, position=2),
    Block(kind=BlockKind.ITEM, text="Pumps take it out again.", level=1, position=3),
)


def described(article: Article) -> Floats:
    placed = find_placed(article, "en")[1:]
    sentences = [each.sentence for each in placed]
    setting = setting_of(article, placed)
    places = outline(sentences, setting.marks)
    return place_features(sentences, places, article.title, setting.kind)


def column(features: Floats, name: str) -> list[float]:
    values: list[float] = features[:, PLACES.index(name)].tolist()
    return values


def test_a_page_says_what_its_paragraphs_are_and_what_kind_it_is() -> None:
    """Of each sentence that of its own paragraph, also where sentences above are left out."""
    texts = tuple(block.text for block in BLOCKS)
    found = described(Article(paragraphs=texts, blocks=BLOCKS, kind=ArticleKind.HOW_TO))

    assert column(found, "marked_item") == [0, 0, 1, 1]
    assert column(found, "number") == [-1, -1, 0, 1]
    assert column(found, "led") == [0, 0, 1, 1]
    assert column(found, "headed") == [1, 1, 1, 1]
    assert column(found, "how-to") == [1, 1, 1, 1]
    assert column(found, "news") == [0, 0, 0, 0]


def test_of_a_bare_text_no_mark_and_no_kind_is_known() -> None:
    """None is made up."""
    found = described(Article.from_text("\n".join(block.text for block in BLOCKS)))

    assert column(found, "marked_item") == [-1, -1, -1, -1]
    assert column(found, "number") == [-1, -1, -1, -1]
    assert column(found, "how-to") == [0, 0, 0, 0]
