"""How commands are told of, from the one list of those that are heard. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import ChatKind
from bot.render.language import Language

#: A command's name, and what it does.
Entry = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Menus:
    """What Telegram offers to who types a slash."""

    #: In a private chat.
    private: tuple[Entry, ...]

    #: In a group, to those who may change nothing there, and to its admins.
    members: tuple[Entry, ...]
    admins: tuple[Entry, ...]

    #: To the people who run the bot, in their private chats.
    operators: tuple[Entry, ...]


def menus_of(commands: Iterable[Command], language: Language) -> Menus:
    """Return the menus in a language, each in the order of the list."""
    every = tuple(commands)
    return Menus(
        private=_entries(every, language, ChatKind.PRIVATE, {Scope.EVERYBODY, Scope.ADMINS}),
        members=_entries(every, language, ChatKind.GROUP, {Scope.EVERYBODY}),
        admins=_entries(every, language, ChatKind.GROUP, {Scope.EVERYBODY, Scope.ADMINS}),
        operators=_entries(every, language, ChatKind.PRIVATE, set(Scope)),
    )


def typed(command: Command) -> str:
    """Return a command as somebody would type it."""
    return f"/{command.name} {command.example}".rstrip()


def _entries(
    commands: tuple[Command, ...], language: Language, chat: ChatKind, scopes: set[Scope]
) -> tuple[Entry, ...]:
    heard = (each for each in commands if chat in each.chats and each.scope in scopes)
    return tuple((each.name, language.say(each.line)) for each in heard)
