"""Sentences that answer, as one message."""

from __future__ import annotations

from bot.render.answer import render_answer
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, utf16_units
from bot.render.language import ENGLISH
from summarizer.models import Article, KeyPoint

ARTICLE = Article(
    title="Flood <b>closes</b> bridges", url="https://river.example/a", publisher="River"
)


def test_sentences_stand_in_the_order_given() -> None:
    """Best first, each with its link; a heading above it, and nothing of them is markup."""
    html = render_answer(
        ARTICLE,
        (
            KeyPoint(
                text="It opens <in> May.", position=7, link="https://river.example/a#:~:text=It"
            ),
            KeyPoint(text="It closed.", position=1, heading="Old bridge"),
        ),
        ENGLISH,
    ).html

    assert html.index("It opens &lt;in&gt; May. <a href") < html.index(
        "<i>Old bridge</i> — It closed."
    )
    assert "Flood &lt;b&gt;closes" in html
    assert html.endswith("River")


def test_nothing_found_is_said() -> None:
    """Below the title, so that a reader sees which article was asked."""
    assert "The article does not say." in render_answer(ARTICLE, (), ENGLISH).html


def test_it_always_fits_one_message() -> None:
    """Sentences give way, from the last."""
    points = tuple(KeyPoint(text="&" * 1100, position=i) for i in range(8))
    html = render_answer(ARTICLE, points, ENGLISH).html

    assert html.count("•") in range(1, 8)
    assert utf16_units(html) <= MAX_UTF16_UNITS
    assert entity_count(html) <= MAX_ENTITIES
