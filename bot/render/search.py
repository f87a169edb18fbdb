"""What was found of what a chat received, as one message."""

from __future__ import annotations

import re

from bot.models import Menu, Reply
from bot.newsroom.lines import Lines
from bot.render import kept_texts as texts
from bot.render.html import clean, shown
from bot.render.language import Language
from bot.render.lines import render_lines
from bot.render.listing import Clock

_SEARCH = "search"
_BUTTON = re.compile(f"{_SEARCH}:([0-9]{{1,4}}):(.+)", re.DOTALL)

_MAX_SHOWN = 60


def render_found(page: Lines, query: str, clock: Clock, language: Language) -> Reply:
    """Return a page of what was found.

    Args:
        page: It.
        query: What was looked for, as it was typed.
        clock: Tells times.
        language: Of all that the articles do not say.
    """
    words = f"<b>{shown(query, _MAX_SHOWN)}</b>"
    if not page.lines:
        return Reply(language.say(texts.SEARCH_NONE, words=words))
    typed = clean(query)
    return render_lines(
        language.say(texts.SEARCH_FOUND, count=page.total, words=words),
        page,
        clock,
        language,
        turn=lambda start: f"{_SEARCH}:{start}:{typed}",
        menu=Menu.SEARCH,
        foot=language.say(texts.SEARCH_NARROW),
    )


def parse_search_button(data: str) -> tuple[str, int] | None:
    """Return what was looked for, and the place that a button turns to; None if it is another."""
    found = _BUTTON.fullmatch(data)
    return (found[2], int(found[1])) if found else None
