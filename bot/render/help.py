"""What the bot can do, as /help tells it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bot.models import Reply
from bot.render import texts


def render_help(commands: Iterable[tuple[str, str]]) -> Reply:
    """Return the text.

    Args:
        commands: Each as somebody would type it, and what it does, in order.
    """
    lines = (
        f"{escape(typed, quote=False)} – {escape(line, quote=False)}" for typed, line in commands
    )
    return Reply(texts.HELP.format(commands="\n".join(lines)))
