"""How commands are told of, from the one list of those that are heard. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import ChatKind
from bot.locales.languages import Languages
from bot.render.language import ENGLISH, Language
from bot.render.texts import START

#: ISO 639-1, https://core.telegram.org/bots/api#setmycommands
_CODE_LETTERS = 2

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

    #: What stands in a chat where nothing was said yet; 512 characters at most.
    description: str


def menus_of(commands: Iterable[Command], language: Language) -> Menus:
    """Return the menus in a language, each in the order of the list."""
    every = tuple(commands)
    return Menus(
        private=_entries(every, language, ChatKind.PRIVATE, {Scope.EVERYBODY, Scope.ADMINS}),
        members=_entries(every, language, ChatKind.GROUP, {Scope.EVERYBODY}),
        admins=_entries(every, language, ChatKind.GROUP, {Scope.EVERYBODY, Scope.ADMINS}),
        operators=_entries(every, language, ChatKind.PRIVATE, set(Scope)),
        description=language.say(START).split("\n", maxsplit=1)[0],
    )


def menus_by_code(commands: Iterable[Command], languages: Languages) -> dict[str, Menus]:
    """Return the menus in every language that Telegram can tell apart, by its code.

    These are of two letters; empty is English, which everybody else sees. A client whose language is
    ``pt-br`` is shown the menu of ``pt``.
    """
    every = tuple(commands)
    codes = sorted(tag for tag in languages.tags if len(tag) == _CODE_LETTERS)
    return {"": menus_of(every, ENGLISH)} | {
        code: menus_of(every, languages.of(code)) for code in codes if code != ENGLISH.tag
    }


def typed(command: Command) -> str:
    """Return a command as somebody would type it."""
    return f"/{command.name} {command.example}".rstrip()


def _entries(
    commands: tuple[Command, ...], language: Language, chat: ChatKind, scopes: set[Scope]
) -> tuple[Entry, ...]:
    heard = (each for each in commands if chat in each.chats and each.scope in scopes)
    return tuple((each.name, language.say(each.line)) for each in heard)
