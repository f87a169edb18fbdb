"""/save and /saved: a person keeps the links of articles that he wants to find again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.articles import Articles
from bot.fairness.quota import RequestKind
from bot.interactions.answering import GROUPS, PRIVATE, Command
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply, StoredArticle
from bot.newsroom.lines import ArticleLine
from bot.render import kept_texts as texts
from bot.render.acts import Act, parse_act
from bot.render.language import Language, text
from bot.render.lines import PAGE
from bot.render.listing import Clock
from bot.render.saved import parse_saved_button, parse_unsave_button, render_saved
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.saved import MOST_SAVED, Saved, SavedStore
from bot.storage.messages.shown import ShownStore

_SAID = {Saved.NEW: texts.SAVED, Saved.ALREADY: texts.SAVED_ALREADY}


class Saving:
    """Keeps and lists what each person saved, wherever it was."""

    def __init__(
        self,
        store: SavedStore,
        chats: ChatStore,
        articles: Articles,
        presses: Presses,
        *,
        shown: ShownStore,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._chats = chats
        self._articles = articles
        self._presses = presses
        self._shown = shown
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the commands; what somebody saved is listed to him alone."""
        return (
            Command(
                name="save",
                line=text("Keep the link of the message you reply to"),
                act=self._save,
                chats=GROUPS | PRIVATE,
            ),
            Command(
                name="saved",
                line=text("What you saved"),
                act=self._list,
                kind=RequestKind.LOOK,
                chats=PRIVATE,
            ),
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the buttons."""
        return (
            # It is his own list, so everybody may.
            self._presses.of_article(parse_act(Act.SAVE), self._save_shown, anybody=True),
            self._presses.of_menu(Menu.SAVED, parse_saved_button, self._turn),
            self._presses.of_menu(Menu.SAVED, parse_unsave_button, self._remove),
        )

    async def _save(self, asked: Interaction) -> Reply:
        answered = asked.replies_to.message_id if asked.replies_to else None
        shown = None if answered is None else await self._shown.of(asked.chat_id, answered)
        article_id = shown.article_id if shown else None
        stored = None if article_id is None else await self._articles.by_id(article_id)
        if stored is None:
            return Reply(asked.language.say(texts.SAVE_HOW))
        return Reply(await self._kept(asked, stored))

    async def _save_shown(self, pressed: Interaction, stored: StoredArticle, _: bool) -> Done:
        return await self._kept(pressed, stored)

    async def _kept(self, asked: Interaction, stored: StoredArticle) -> str:
        """Save an article; returns what is said of it."""
        if asked.asker != asked.person:
            return asked.language.say(texts.SAVE_YOURSELF)
        article = stored.article
        if not article.url:
            return asked.language.say(texts.SAVE_NO_LINK)
        line = ArticleLine(
            title=article.title,
            url=article.url,
            outlet=article.publisher or "",
            at=self._clock(),
        )
        return _said(await self._store.save(asked.asker, line), asked.language)

    async def _list(self, asked: Interaction) -> Reply:
        return await self._page(asked, 0)

    async def _turn(self, pressed: Interaction, start: int) -> Done:
        return pressed.edit(await self._page(pressed, start))

    async def _remove(self, pressed: Interaction, meant: tuple[int, int]) -> Done:
        start, saved_id = meant
        await self._store.remove(pressed.chat_id, saved_id)
        return pressed.edit(await self._page(pressed, start))

    async def _page(self, asked: Interaction, start: int) -> Reply:
        found = await self._store.page(asked.chat_id, start, PAGE)
        zone = (await self._chats.settings(asked.chat_id)).zone
        clock = Clock(self._clock().astimezone(zone).date(), zone)
        return render_saved(found.page, found.ids, clock, asked.language)


def _said(saved: Saved, language: Language) -> str:
    if saved is Saved.TOO_MANY:
        return language.say(texts.SAVED_FULL, count=MOST_SAVED)
    return language.say(_SAID[saved])
