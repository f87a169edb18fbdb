"""A command that there is not: answered with the one that was meant."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from html import escape

from bot.fairness.quota import RequestKind
from bot.interactions.answering import Answering, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import texts

#: How like a command is what was meant by it: "folow" and "follow" are 0.91.
_NEAR = 0.7

#: Telegram takes no longer ones for commands.
_LONGEST = 32


class UnknownCommands:
    """Knows which commands there are."""

    def __init__(
        self, answering: Answering, commands: Sequence[Command], operators: Collection[int]
    ) -> None:
        """Set up.

        Args:
            answering: Makes handlers.
            commands: All that there are.
            operators: To them their own are told, too.
        """
        self._answering = answering
        self._commands = tuple(commands)
        self._operators = frozenset(operators)

    def handler(self) -> Handler:
        """Return the handler; it comes after those of the commands, and before that of links."""
        return self._answering.message(_is_unknown, self._answer, kind=RequestKind.WORD)

    async def _answer(self, asked: Interaction) -> Reply:
        typed = (asked.command or "")[:_LONGEST]
        names = [each.name for each in self._commands if self._hears(each, asked)]
        near = get_close_matches(typed, names, n=1, cutoff=_NEAR)
        said = texts.COMMAND_MEANT if near else texts.COMMAND_UNKNOWN
        return Reply(asked.language.say(said, typed=escape(typed), meant="".join(near)))

    def _hears(self, command: Command, asked: Interaction) -> bool:
        is_theirs = command.scope is not Scope.OPERATOR or asked.person in self._operators
        return is_theirs and asked.chat_kind in command.chats


def _is_unknown(asked: Interaction) -> bool:
    """Whether it is for this bot, which in a group has to be named, and is no link or text to read."""
    called = asked.is_private or asked.addressed
    return asked.command is not None and called and not asked.links
