"""Lists of articles, a line each, turned page by page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from bot.models import Button, Menu, Reply
from bot.newsroom.lines import ArticleLine, Lines
from bot.render import topic_texts
from bot.render.hosts import shown_host
from bot.render.html import MAX_UTF16_UNITS, fitting, link, shown, utf16_units
from bot.render.language import Language
from bot.render.listing import Clock, more_text
from bot.render.topics import MAX_BUTTON_BYTES

#: Articles of one page.
PAGE = 10

#: So that a page fits a message, of whatever letters.
_MAX_TITLE_LENGTH, _MAX_OUTLET_LENGTH = 120, 40

#: Between two lines.
_BETWEEN = "\n"


def render_lines(
    head: str,
    page: Lines,
    clock: Clock,
    language: Language,
    *,
    turn: Callable[[int], str],
    menu: Menu | None,
    foot: str = "",
) -> Reply:
    """Return a page of a list, and buttons to those around it.

    Args:
        head: What stands above it, HTML.
        page: One line at least.
        clock: Tells times.
        language: Of all that the lines do not say.
        turn: The place of a page's first line to its button's data.
        menu: What the buttons are; None: they act on an article.
        foot: What stands below it where there is no room for a button, HTML.
    """
    room = MAX_UTF16_UNITS - utf16_units(head) - utf16_units(foot)
    lines = fitting((line_of(line, clock, language) for line in page.lines), room)
    following = page.start + len(lines)
    back = [Button(topic_texts.BACK, turn(max(page.start - PAGE, 0)))] if page.start else []
    left = page.total - following
    forth = [Button(more_text(left, language), turn(following))] if left > 0 else []
    row = tuple(b for b in (*back, *forth) if len(b.data.encode()) <= MAX_BUTTON_BYTES)
    parts = [head, *lines, *([foot] if foot and forth and not row else [])]
    return Reply(_BETWEEN.join(parts), (row,) if row else (), menu if row else None)


def title_of(line: ArticleLine) -> str:
    """Return an article's name, plain: its title, else who printed it, else where it stands."""
    return line.title or line.outlet or shown_host(urlsplit(line.url).hostname or "")


def line_of(line: ArticleLine, clock: Clock, language: Language, mark: str = "•") -> str:
    """Return an article's line, HTML, behind a mark."""
    name = link(shown(title_of(line), _MAX_TITLE_LENGTH), line.url)
    outlet = shown(line.outlet, _MAX_OUTLET_LENGTH) if line.title else ""
    told = " · ".join(part for part in (outlet, clock.tell(line.at, language)) if part)
    return f"{mark} {name} — {told}"
