"""/start and /help."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterator, Sequence

from bot.fairness.quota import RequestKind
from bot.interactions.answering import GROUPS, PRIVATE, Answer, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.menus import typed
from bot.models import Reply
from bot.render.help import render_help, render_operator_help
from bot.render.language import Language, Text, text
from bot.render.start import render_invitation, render_start
from bot.subscriptions.deep_links import parse_payload


class Introduction:
    """Says what the bot does."""

    def __init__(
        self,
        others: Sequence[Command],
        topics: Callable[[Language], Awaitable[Sequence[str]]],
        any_feed: Callable[[], Awaitable[bool]],
        operators: Collection[int],
    ) -> None:
        """Set up.

        Args:
            others: All commands but these two, in the order in which they are told of.
            topics: Returns topics to begin with, in a language.
            any_feed: Returns whether any feed is watched.
            operators: Who run the bot.
        """
        self._others = tuple(others)
        self._topics = topics
        self._any_feed = any_feed
        self._operators = frozenset(operators)

    def commands(self) -> tuple[Command, ...]:
        """Return both commands."""
        return (
            Command(
                name="start",
                line=text("What this is about"),
                act=self._start,
                kind=RequestKind.WORD,
                chats=PRIVATE,
            ),
            Command(
                name="help",
                line=text("What I can do"),
                act=self._help,
                kind=RequestKind.WORD,
                chats=PRIVATE | GROUPS,
            ),
        )

    async def _start(self, asked: Interaction) -> Reply:
        if invited := parse_payload(asked.arguments):
            return render_invitation(invited, asked.language)
        may_help_it = asked.person in self._operators
        nothing = may_help_it and not await self._any_feed()
        return render_start(
            await self._topics(asked.language), asked.language, nothing_to_read=nothing
        )

    async def _help(self, asked: Interaction) -> Answer:
        # Whoever runs the bot has the rest in his menu.
        told = (
            each
            for each in (*self._others, *self.commands())
            if asked.chat_kind in each.chats and each.scope is not Scope.OPERATOR
        )
        lines = [(typed(each), each.line) for each in told]
        said = render_help(lines, asked.language, in_group=not asked.is_private)
        if asked.is_private and asked.person in self._operators:
            return said, render_operator_help(self._for_operators(), asked.language)
        return said

    def _for_operators(self) -> Iterator[tuple[str, Text]]:
        for each in self._others:
            if each.scope is Scope.OPERATOR:
                yield typed(each), each.line
                yield from ((f"/{each.name} {form}", line) for form, line in each.forms)
