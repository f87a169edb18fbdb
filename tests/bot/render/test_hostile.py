"""Whatever strangers write, a message holds only the links and the hashtags that we put there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bot.render
from bot.deliveries.request import _plain
from bot.invisible import SPELLING_JOINERS, spell_out
from bot.models import Reply
from bot.render import (
    summary,
)
from bot.render.html import (
    JOINER,
    MAX_ENTITIES,
    MAX_UTF16_UNITS,
    clean,
    entity_count,
    shorten,
    utf16_units,
)
from bot.render.language import ENGLISH
from summarizer.models import Article, KeyPoint, Summary
from tests.bot.render.renderings import PROFILE, RENDERERS, URL, Renderer
from tests.botapi.detected import detected
from tests.botapi.html import parse_html
from tests.hostile import HOSTILE, hostile_texts


def tappable(reply: Reply) -> set[str]:
    """Return what a client finds, in the message and in the text alone, where it is sent so."""
    parsed = parse_html(reply.html)
    found = detected(parsed.text, parsed.entities, any_domain=True)
    # A link that a person sent is shown back as it is, as code.
    if "<code>" not in reply.html:
        found += detected(_plain(reply.html), any_domain=True)
    text = parsed.text.encode("utf-16-le")
    spans = ((2 * e["offset"], 2 * (e["offset"] + e["length"])) for e in found)
    return {text[start:end].decode("utf-16-le") for start, end in spans}


@cache
def _ours(renderer: Renderer) -> frozenset[str]:
    return frozenset(found for reply in renderer("x", ENGLISH) for found in tappable(reply)) | {
        "#moscow"
    }


def check(renderer: Renderer, text: str) -> None:
    # What is a topic, letters and digits alone, is a hashtag.
    ours = _ours(renderer) | (
        {f"#{clean(text)}"} if clean(text).replace("_", "").isalnum() else set()
    )
    for reply in renderer(text, ENGLISH):
        parsed = parse_html(reply.html)
        assert tappable(reply) <= ours
        assert utf16_units(reply.html) <= MAX_UTF16_UNITS
        assert entity_count(reply.html) <= MAX_ENTITIES
        assert parsed.dropped_links == ()
        links = {e["url"] for e in parsed.entities if e["type"] == "text_link"} - {PROFILE}
        assert links <= {URL, f"{URL}#:~:text=x", "https://example.org/1"}
        shown = parsed.text + "".join(button.text for row in reply.buttons for button in row)
        assert spell_out(shown, keep=f"\n{SPELLING_JOINERS}{JOINER}") == shown


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.__name__)
def test_nothing_of_a_stranger_is_tappable(renderer: Renderer) -> None:
    """Title, point, byline, outlet, tag, feed, topic, cause of an error."""
    for text in HOSTILE:
        check(renderer, text)


@given(st.sampled_from(RENDERERS), hostile_texts)
@settings(deadline=None)
def test_whatever_is_put_together(renderer: Renderer, text: str) -> None:
    """Pieces that are harmless alone may not be so together."""
    check(renderer, text)


def test_every_renderer_is_tried() -> None:
    """One that is added is added here."""
    modules = [
        importlib.import_module(f"bot.render.{module.name}")
        for module in pkgutil.iter_modules(bot.render.__path__)
    ]
    public = {
        name
        for module in modules
        for name, _ in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("render_")
    }
    tried = {name for renderer in RENDERERS for name in renderer.__code__.co_names}

    assert public - tried == set()


def test_a_point_stays_word_for_word() -> None:
    """Without the joiners it reads as the page has it."""
    for text in HOSTILE:
        sentence = f"He said {text} today."
        point = KeyPoint(text=sentence, position=0)
        told = Summary(article=Article(), points=(point,), available=1)
        html = summary.render_summary(told, ENGLISH).html

        shown = parse_html(html).text.replace(JOINER, "")
        assert shown == f"• {shorten(clean(sentence), 1200)}"
