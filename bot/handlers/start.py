"""/start and /help."""

from __future__ import annotations

from collections.abc import Sequence

from bot.fairness.quota import Kind
from bot.interactions.answering import PRIVATE, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.menus import typed
from bot.models import Reply
from bot.render import texts
from bot.render.help import render_help
from bot.render.language import text


class Introduction:
    """Says what the bot does."""

    def __init__(self, others: Sequence[Command]) -> None:
        """Set up.

        Args:
            others: All commands but these two, in the order in which they are told of.
        """
        self._others = tuple(others)

    def commands(self) -> tuple[Command, ...]:
        """Return both commands."""
        return (
            Command(
                name="start",
                line=text("What this is about"),
                act=self._start,
                kind=Kind.WORD,
                chats=PRIVATE,
            ),
            Command(
                name="help",
                line=text("What I can do"),
                act=self._help,
                kind=Kind.WORD,
                chats=PRIVATE,
            ),
        )

    async def _start(self, asked: Interaction) -> Reply:
        return Reply(asked.language.say(texts.START))

    async def _help(self, asked: Interaction) -> Reply:
        # Whoever runs the bot has the rest in his menu.
        told = (
            each
            for each in (*self._others, *self.commands())
            if asked.chat_kind in each.chats and each.scope is not Scope.OPERATOR
        )
        return render_help([(typed(each), each.line) for each in told], asked.language)
