from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from bot.storage.articles.article_json import article_from_json, article_to_json
from bot.work.storable import MAX_TEXT_BYTES, storable
from summarizer.models import Article, Block, BlockKind, Notice, Part, Tag

LONG = "x" * 10_000


def size(article: Article) -> int:
    return sum(len(paragraph.encode()) for paragraph in article.paragraphs)


def test_text_is_cut_at_a_paragraph() -> None:
    """What is left is whole paragraphs from the first on, in at most 300 kB."""
    paragraphs = tuple(f"{number} {'я' * 7000}" for number in range(50))

    kept = storable(Article(paragraphs=paragraphs))

    assert MAX_TEXT_BYTES - 15_000 < size(kept) <= MAX_TEXT_BYTES
    assert kept.paragraphs == paragraphs[: len(kept.paragraphs)]


def test_a_paragraph_without_end_is_cut_in_itself() -> None:
    """There is something to read, and no letter is torn apart."""
    kept = storable(Article(paragraphs=("я" * MAX_TEXT_BYTES, "b")))

    assert kept.paragraphs == ("я" * (MAX_TEXT_BYTES // 2),)


def test_all_else_is_bounded_too() -> None:
    """A title of megabytes, thousands of names; links are bounded where they are read."""
    link = f"https://a.example/{LONG}"[:2000]
    kept = storable(
        Article(url=link, image=link, title=LONG * 100, authors=(LONG,) * 1000, section=LONG)
    )

    assert {len(kept.title), len(kept.section or ""), len(kept.authors[0])} == {500}
    assert len(kept.authors) == 50
    assert (kept.url, kept.image) == (link, link)


def test_long_tags_are_dropped() -> None:
    """Half a tag is another topic."""
    tags = (Tag("a" * 101), Tag("b", label="B" * 101), *(Tag(f"c{n}") for n in range(1000)))

    kept = storable(Article(tags=tags)).tags

    assert kept == tuple(f"c{n}" for n in range(48))


def test_an_article_of_usual_length_stays_as_it_is() -> None:
    """Its tags and notices, too."""
    article = Article(
        title="A",
        tags=(Tag("a_b", label="A B", channel="feed"),),
        notices=(Notice.SATIRE,),
        paragraphs=("b" * 1000,) * 40,
    )

    kept = storable(article)

    assert kept == article
    assert (kept.tags[0].label, kept.tags[0].channel) == ("A B", "feed")
    assert isinstance(kept.notices[0], Notice)


def test_blocks_end_with_the_text() -> None:
    """Headings below the last paragraph that is kept, and more than there is room for, are gone."""
    texts = tuple(f"{number} {'я' * 7000}" for number in range(50))
    heading = Block(kind=BlockKind.HEADING, text="x" * 9000, level=2)
    blocks = [b for text in texts for b in (heading, Block(kind=BlockKind.PARAGRAPH, text=text))]

    kept = storable(Article(paragraphs=texts, blocks=tuple(blocks)))

    said = [block.text for block in kept.blocks if block.kind is BlockKind.PARAGRAPH]
    assert tuple(said) == kept.paragraphs
    assert kept.blocks[0].text == heading.text
    assert sum(len(block.text.encode()) for block in kept.blocks) <= 2 * MAX_TEXT_BYTES


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT, st.lists(ANY_TEXT))
def test_whatever_pages_hold_can_be_kept(text: str, texts: list[str]) -> None:
    """Halves of pairs and NUL are gone, in tags and their labels, too; and it comes back the same."""
    tags = tuple(Tag(each, label=each) for each in texts)
    article = Article(title=text, authors=tuple(texts), tags=tags, paragraphs=(text, *texts))

    kept = storable(article)

    for field in fields(kept):
        value = getattr(kept, field.name)
        assert "\0" not in str(value)
        str(value).encode()
    assert article_from_json(article_to_json(kept)) == kept


def test_the_parts_of_an_article_are_kept() -> None:
    """Through JSON and back; as many as anything else of it."""
    parts = tuple(Part(number, f"https://a.example/{number}") for number in range(100))
    kept = storable(Article(paragraphs=("a", "b"), parts=parts))

    assert kept.parts == parts[:50]
    assert article_from_json(article_to_json(kept)) == kept
