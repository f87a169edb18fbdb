"""What speaks for an article's kind: how it is told, and who publishes it."""

import json

from lxml import html

from summarizer.models import Article, Block, BlockKind
from summarizer.reading.kind.source import PageSigns, page_signs, source_signs
from summarizer.reading.kind.style import style_signs
from summarizer.reading.page.structured import read_declared

ANSWER = "It closes in spring, for three months, and then the boats come back one by one."


def test_questions_with_answers_are_counted() -> None:
    """As an interview has them; a text that only asks has none."""
    asked = Article(title="Jane Doe", paragraphs=("When does the harbour close?", ANSWER) * 3)
    told = style_signs(asked)
    assert told["answers"] > 1
    assert style_signs(Article(title="Jane Doe", paragraphs=(ANSWER,)))["answers"] == 0


def test_who_speaks_in_turn() -> None:
    """A name with a colon that comes back is a speaker."""
    lines = ("Doe: The harbour closes.", "Roe: For how long?") * 3
    told = style_signs(Article(title="Doe and Roe", paragraphs=lines))
    assert told["speakers in turn"] == 2


def test_headings_that_tell_to_do() -> None:
    """A how-to's headings begin with what to do, and may be numbered."""
    texts = ("1. Choose a kettle", "2. Check the cord", "3. Clean it")
    headings = [Block(kind=BlockKind.HEADING, text=text, level=2) for text in texts]
    blocks = (*headings, Block(kind=BlockKind.PARAGRAPH, text=ANSWER))
    told = style_signs(Article(title="Kettles", paragraphs=(ANSWER,), blocks=blocks))
    assert told["headings tell to"] == told["headings numbered"] == 1


def test_nothing_has_no_manner() -> None:
    """A text without words is no error."""
    assert style_signs(Article(title="", paragraphs=("…",)))["sentence length"] >= 0


def test_a_text_that_names_its_own_site() -> None:
    """A company's page speaks of the company."""
    ours = Article(title="A", url="https://kettleworks.example/a", paragraphs=("Kettleworks builds kettles. Buy Kettleworks.",))  # fmt: skip
    told = source_signs(ours, PageSigns())
    assert told["names its site"] > 1
    assert told["names its site"] > told["names its publisher"] == 0
    assert told["names itself last"]


def test_an_address_that_is_none() -> None:
    """It says nothing."""
    assert (
        source_signs(Article(url="https://[x/a", paragraphs=("A",)), PageSigns())["paper"] is False
    )


def test_the_trail_of_a_page() -> None:
    """Its sections without the article itself, however schema.org's list is written; broken ones are none."""
    steps = [{"@type": "ListItem", "name": name} for name in ("Home", "Reviews", "The kettle")]
    assert trail({"@type": "BreadcrumbList", "itemListElement": steps}) == ("Home", "Reviews")
    nested = [{"item": {"name": name}} for name in ("Home", "Reviews", "The kettle")]
    assert trail({"@type": "BreadcrumbList", "itemListElement": nested}) == ("Home", "Reviews")
    both = [{"name": name, "item": {"name": name}} for name in ("Home", "The kettle")]
    assert trail({"@type": "BreadcrumbList", "itemListElement": both}) == ("Home",)
    assert trail({"@type": "BreadcrumbList", "itemListElement": [5, None, "The kettle"]}) == (
        "",
        "",
    )
    assert trail({"@type": "BreadcrumbList", "itemListElement": 5}) == ()
    assert trail({"@type": "BreadcrumbList"}) == ()


def trail(node: dict[str, object]) -> tuple[str, ...]:
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return page_signs(read_declared(html.fromstring(f"<html><head>{script}</head></html>"))).trail
