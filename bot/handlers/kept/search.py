"""/search: a chat looks for words in what it received."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.fairness.quota import RequestKind
from bot.interactions.answering import Command
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.newsroom.search_words import MAX_QUERY_LENGTH, parse_query
from bot.render import kept_texts as texts
from bot.render.language import text
from bot.render.lines import PAGE
from bot.render.listing import Clock
from bot.render.search import parse_search_button, render_found
from bot.storage.articles.search import SearchStore
from bot.storage.chats.chats import ChatStore


class SearchCommand:
    """Finds what this chat has, and nobody else's."""

    def __init__(
        self,
        store: SearchStore,
        chats: ChatStore,
        presses: Presses,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._chats = chats
        self._presses = presses
        self._clock = clock

    def command(self) -> Command:
        """Return the command."""
        return Command(
            name="search",
            line=text("Look for words in what came here"),
            example="harbour bridge",
            act=self._search,
            kind=RequestKind.LOOK,
            for_channel=True,
        )

    def handler(self) -> Handler:
        """Return the handler of the list's buttons."""
        return self._presses.of_menu(Menu.SEARCH, parse_search_button, self._turn)

    async def _search(self, asked: Interaction) -> Reply:
        if len(asked.arguments) > MAX_QUERY_LENGTH:
            return Reply(asked.language.say(texts.SEARCH_TOO_LONG))
        if not parse_query(asked.arguments):
            return Reply(asked.language.say(texts.SEARCH_HOW))
        return await self._page(asked, asked.arguments, 0)

    async def _turn(self, pressed: Interaction, meant: tuple[str, int]) -> Done:
        query, start = meant
        return pressed.edit(await self._page(pressed, query, start))

    async def _page(self, asked: Interaction, query: str, start: int) -> Reply:
        terms = parse_query(query)
        if not terms:
            return Reply(asked.language.say(texts.SEARCH_HOW))
        page = await self._store.find(asked.chat_id, terms, start, PAGE)
        zone = (await self._chats.settings(asked.chat_id)).zone
        clock = Clock(self._clock().astimezone(zone).date(), zone)
        return render_found(page, query, clock, asked.language)
