"""What a person saved, as one message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.models import Button, Menu, Reply
from bot.newsroom.lines import Lines
from bot.render import kept_texts as texts
from bot.render import topic_texts
from bot.render.language import Language
from bot.render.lines import PAGE, line_of
from bot.render.listing import Clock

_SAVED, _REMOVE = "saved", "unsave"

_TURN = re.compile(f"{_SAVED}:([0-9]{{1,4}})")

#: No number of a row has more digits.
_REMOVAL = re.compile(f"{_REMOVE}:([0-9]{{1,4}}):([0-9]{{1,18}})")

_IN_A_ROW = 5


def render_saved(page: Lines, ids: Sequence[int], clock: Clock, language: Language) -> Reply:
    """Return a page of it, a button for each that removes it.

    Args:
        page: It.
        ids: Of each line.
        clock: Tells times.
        language: Of all that the articles do not say.
    """
    if not page.lines:
        return Reply(language.say(texts.SAVED_NONE))
    numbers = range(page.start + 1, page.start + len(ids) + 1)
    lines = (
        line_of(line, clock, language, f"{number}.")
        for number, line in zip(numbers, page.lines, strict=True)
    )
    removals = [
        Button(f"✕ {number}", f"{_REMOVE}:{page.start}:{saved_id}")
        for number, saved_id in zip(numbers, ids, strict=True)
    ]
    rows = [tuple(removals[n : n + _IN_A_ROW]) for n in range(0, len(removals), _IN_A_ROW)]
    turns = (
        (page.start - PAGE, topic_texts.BACK),
        (page.start + PAGE, topic_texts.FORTH),
    )
    rows.append(tuple(Button(text, f"{_SAVED}:{to}") for to, text in turns if 0 <= to < page.total))
    html = "\n".join([language.say(texts.SAVED_HEAD, count=page.total), *lines])
    return Reply(html, tuple(row for row in rows if row), Menu.SAVED)


def parse_saved_button(data: str) -> int | None:
    """Return the place that a button turns to; None if it is another."""
    found = _TURN.fullmatch(data)
    return int(found[1]) if found else None


def parse_unsave_button(data: str) -> tuple[int, int] | None:
    """Return the place of the page, and what a button removes; None if it is another."""
    found = _REMOVAL.fullmatch(data)
    return (int(found[1]), int(found[2])) if found else None
