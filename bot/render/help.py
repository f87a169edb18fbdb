"""What the bot can do, as /help tells it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from bot.models import Reply
from bot.render import texts
from bot.render.access_texts import OPERATOR_HEAD
from bot.render.language import Language, Text


def render_help(
    commands: Iterable[tuple[str, Text]], language: Language, *, in_group: bool = False
) -> Reply:
    """Return the text.

    Args:
        commands: Each as somebody would type it, and what it does, in order.
        language: To say it in.
        in_group: Whether many read it, who have to call the bot.
    """
    said = texts.HELP_GROUP if in_group else texts.HELP
    return Reply(language.say(said, commands=_lines(commands, language)))


def render_operator_help(commands: Iterable[tuple[str, Text]], language: Language) -> Reply:
    """Return what who runs the bot is told besides; arguments as of :func:`render_help`."""
    return Reply(f"{language.say(OPERATOR_HEAD)}\n{_lines(commands, language)}")


def _lines(commands: Iterable[tuple[str, Text]], language: Language) -> str:
    return "\n".join(
        f"{escape(typed, quote=False)} – {escape(language.say(line), quote=False)}"
        for typed, line in commands
    )
