"""Answers from what a chat received."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.models import Reply
from bot.render.asking import render_forgotten, render_found, with_hint
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, utf16_units
from bot.render.language import ENGLISH
from summarizer.answering.many_articles import AnsweringArticle
from summarizer.models import KeyPoint
from tests.bot.stories.newsroom import article


def found(text: str = "It costs 4 million.", **fields: object) -> AnsweringArticle:
    point = KeyPoint(text=text, position=0, link="https://harbourtimes.example/1#:~:text=It")
    return AnsweringArticle(0, article(1, **fields), (point,))  # type: ignore[arg-type]  # by name


def test_each_article_has_its_outlet_and_date() -> None:
    """Below its sentences; what is unknown is left out."""
    html = render_found([found(published=date(2026, 1, 5)), found()], ENGLISH).html
    one, other = html.split("\n\n")

    assert one.splitlines()[-1] == "Harbour Times · 5 Jan 2026"
    assert other.splitlines()[-1] == "Harbour Times"
    assert one.splitlines()[1].startswith("• It costs 4 million. <a href=")


def test_articles_give_way_to_the_limit() -> None:
    """From the last."""
    long = replace(found(), points=found("wide " * 500).points * 2)
    html = render_found([long] * 3, ENGLISH).html

    assert utf16_units(html) <= MAX_UTF16_UNITS
    assert entity_count(html) <= MAX_ENTITIES
    assert html.count("<b>") == 1


def test_a_link_that_is_none_is_not_offered() -> None:
    """Nothing of a hostile one is markup."""
    assert "<a" not in render_forgotten("", ENGLISH).html
    assert "<b>" not in render_forgotten('https://a.example/"><b>', ENGLISH).html


def test_a_hint_gives_way() -> None:
    """An answer without room is left as it is."""
    full = Reply("x" * MAX_UTF16_UNITS)

    assert with_hint(full, ENGLISH, in_group=False) is full
