"""/search and its buttons."""

from __future__ import annotations

from bot.handlers.kept.search import SearchCommand
from bot.models import Menu
from bot.newsroom.search_words import MAX_QUERY_LENGTH
from bot.render import kept_texts as texts
from bot.render import texts as all_texts
from bot.render.language import ENGLISH
from bot.storage.articles.search import SearchStore
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.interactions.people import ADA, GROUP, Buttons, answers, pressed, typed
from tests.bot.storage.articles.test_search import reads


def search(database: Database, buttons: Buttons) -> SearchCommand:
    return SearchCommand(SearchStore(database), ChatStore(database), buttons.presses, lambda: NOW)


async def says(database: Database, said: str, chat: int = ADA) -> str:
    commands = [search(database, Buttons()).command()]
    (answer,) = await answers(commands, typed(said, chat, admin=False))
    return answer


async def test_a_chat_looks_for_words(database: Database) -> None:
    """What cannot be looked for, or is not there, is said; what is hostile is shown as text."""
    await reads(database, "bridge <b>one</b>", "harbour")

    assert await says(database, "/search") == ENGLISH.say(texts.SEARCH_HOW)
    assert await says(database, "/search * ' \" ()") == ENGLISH.say(texts.SEARCH_HOW)
    long = "x" * (MAX_QUERY_LENGTH + 1)
    assert await says(database, f"/search {long}") == ENGLISH.say(texts.SEARCH_TOO_LONG)
    assert "nothing here about <b>&lt;i&gt;school</b>" in await says(database, "/search <i>school")
    found = await says(database, "/search Bridges OR")
    assert "nothing" in found
    found = await says(database, "/search Bridges")
    assert found.startswith("Of what this chat received one is about <b>Bridges</b>:\n• ")
    assert "bridge &lt;b&gt;one&lt;/\u2060b&gt; — 09:00" in found
    assert "nothing here" in await says(database, "/search bridges", GROUP)


async def test_pages_are_turned_in_the_message(database: Database) -> None:
    """By who asked; what does not fit a button is told to be narrowed."""
    await reads(database, *(f"bridge {number}" for number in range(12)), chat=GROUP)
    buttons = Buttons()
    handler = search(database, buttons).handler()
    turn = "search:10:bridge"
    stranger = pressed(turn, GROUP, menu=Menu.SEARCH, asked_by=99, admin=False)

    assert await buttons.press(handler, stranger) == ENGLISH.say(all_texts.NOT_YOURS)
    assert await buttons.press(handler, pressed(turn, GROUP, menu=Menu.SEARCH)) is None
    (page,) = buttons.owed.edits
    assert page.reply.html.count("• ") == 2
    assert [b.data for row in page.reply.buttons for b in row] == ["search:0:bridge"]
    wide = "bridge " * 9
    assert ENGLISH.say(texts.SEARCH_NARROW) in await says(database, f"/search {wide}", GROUP)
    forged = pressed("search:9999:<'\"*>", GROUP, menu=Menu.SEARCH)
    assert await buttons.press(handler, forged) is None
    assert buttons.owed.said[-1] == ENGLISH.say(texts.SEARCH_HOW)
