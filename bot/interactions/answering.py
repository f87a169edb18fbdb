"""What is answered with messages: once, and to whom may have it done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from enum import Enum, auto

from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.interactions.channels import Channels
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.outgoing import SendDocument, SendPhoto
from bot.render import settings_texts, topic_texts
from bot.render.language import Text

#: An answer, or several, files among them; None: there is none.
Answer = Reply | tuple[Reply | SendDocument | SendPhoto, ...] | None

#: Does what somebody asked for; returns how it is answered.
Act = Callable[[Interaction], Awaitable[Answer]]

EVERYWHERE = frozenset(ChatKind)
PRIVATE = frozenset({ChatKind.PRIVATE})
GROUPS = frozenset({ChatKind.GROUP})
CHANNELS = frozenset({ChatKind.CHANNEL})


class Scope(Enum):
    """Who may give a command."""

    EVERYBODY = auto()
    #: In groups and channels their admins alone; others are told so.
    ADMINS = auto()
    #: The people who run the bot; for others there is no such command.
    OPERATOR = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command, as it is heard and as it is told of."""

    #: Without its slash.
    name: str

    #: What it does, in some words: for the menu, /help and the README.
    line: Text

    #: What follows it, as somebody would type it; empty: nothing need follow.
    example: str = ""

    #: What else may follow it, each with what that does; told where there is room for it.
    forms: tuple[tuple[str, Text], ...] = ()

    act: Act

    #: As what it is counted; None: it sees to that, and to what was answered before, itself.
    kind: RequestKind | None = RequestKind.CHANGE

    scope: Scope = Scope.EVERYBODY

    #: Where it is heard.
    chats: frozenset[ChatKind] = EVERYWHERE

    #: Whether in a private chat it is for the channel that the person chose to look after.
    for_channel: bool = False


class Answering:
    """Makes handlers of what is answered with messages."""

    def __init__(
        self, outbox: Outbox, operators: Collection[int], channels: Channels | None = None
    ) -> None:
        """Set up.

        Args:
            outbox: Takes answers.
            operators: The people who run the bot.
            channels: Knows which channels people look after; None: there are none.
        """
        self._outbox = outbox
        self._channels = channels
        self._operators = frozenset(operators)

    def command(self, command: Command) -> Handler:
        """Return the handler of a command."""

        def fits(asked: Interaction) -> bool:
            heard = asked.command == command.name and asked.chat_kind in command.chats
            return heard and (
                command.scope is not Scope.OPERATOR or asked.person in self._operators
            )

        changes = command.scope is Scope.ADMINS
        return self.message(
            fits,
            command.act,
            kind=command.kind,
            changes=changes,
            for_channel=command.for_channel,
        )

    def message(
        self,
        fits: Callable[[Interaction], bool],
        act: Act,
        *,
        kind: RequestKind | None,
        changes: bool = False,
        slow: bool = False,
        for_channel: bool = False,
    ) -> Handler:
        """Return the handler of a message.

        Args:
            fits: Whether it is one of these.
            act: Does what it asks for.
            kind: As what it is counted; None: ``act`` sees to that, and to what was answered before.
            changes: Whether only admins may have it done in groups and channels.
            slow: Whether it may wait for a worker or for Telegram.
            for_channel: As of a command.
        """
        channels = self._channels if for_channel else None

        async def handle(asked: Interaction) -> None:
            # After a restart some were answered.
            if kind is not None and await asked.answered():
                return
            asked = asked if channels is None else await channels.meant(asked)
            if asked.aside and not await asked.may_change():
                said: Answer = Reply(asked.language.say(settings_texts.CHANNEL_LOST))
            elif changes and not await asked.may_change():
                said = Reply(asked.language.say(topic_texts.ADMINS_ONLY))
            else:
                said = await act(asked)
            parts = (said,) if isinstance(said, Reply) else said or ()
            await self._outbox.put(
                *(
                    asked.reply(part, number) if isinstance(part, Reply) else part
                    for number, part in enumerate(parts)
                )
            )

        return Handler(fits=fits, act=handle, kind=kind, slow=slow)
