"""Commands, told to those who may give them."""

from __future__ import annotations

from bot.interactions.answering import PRIVATE, Command, Scope
from bot.interactions.interaction import Interaction
from bot.interactions.menus import menus_by_code, menus_of, typed
from bot.locales.languages import Languages
from bot.render.language import ENGLISH, text
from tests.bot.locales.pseudo import pseudo


async def nothing(_: Interaction) -> None:
    pass


LOOK = Command(name="look", line=text("Look"), act=nothing, example="#moscow")
CHANGE = Command(name="change", line=text("Change"), act=nothing, scope=Scope.ADMINS)
HELP = Command(name="help", line=text("What I can do"), act=nothing, chats=PRIVATE)
RUN = Command(name="run", line=text("Run"), act=nothing, scope=Scope.OPERATOR, chats=PRIVATE)


def test_each_is_offered_what_he_may_give() -> None:
    """In the order of the list."""
    menus = menus_of([LOOK, CHANGE, HELP, RUN], ENGLISH)
    names = {
        kind: "".join(name[0] for name, _ in getattr(menus, kind))
        for kind in ("private", "members", "admins", "operators")
    }

    assert names == {"private": "lch", "members": "l", "admins": "lc", "operators": "lchr"}
    assert menus.members == (("look", "Look"),)


def test_each_language_that_telegram_knows_has_menus() -> None:
    """English under no code, for everybody else; a land's language has no code of its own."""
    catalogue = pseudo().catalogue
    languages = Languages({tag: lambda: catalogue for tag in ("el", "pt-br", "gsw")})
    menus = menus_by_code([HELP], languages)

    assert {code: told.private for code, told in menus.items()} == {
        "": (("help", "What I can do"),),
        "el": (("help", pseudo().say(HELP.line)),),
    }


def test_a_command_is_written_as_it_is_typed() -> None:
    """What need not follow is not there."""
    assert [typed(LOOK), typed(CHANGE)] == ["/look #moscow", "/change"]
