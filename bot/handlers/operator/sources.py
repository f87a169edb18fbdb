"""The operator approves feeds and chats that share, or bans them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from bot.feeds.values import FeedId
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.locales.languages import Languages
from bot.models import Menu, Reply
from bot.render import texts
from bot.render.feeds import render_banned, render_share_banned
from bot.render.language import Language
from bot.render.sources import PAGE, Verdict, parse_source_button, render_sources
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore


class SourceButtons:
    """Lists sources that wait, and does what is said of them."""

    def __init__(
        self,
        presses: Presses,
        sources: SourceStore,
        feeds: FeedStore,
        *,
        operators: Collection[int],
        languages: Languages,
        clock: Callable[[], datetime],
    ) -> None:
        self._presses = presses
        self._sources = sources
        self._feeds = feeds
        self._operators = frozenset(operators)
        self._languages = languages
        self._clock = clock

    def handler(self) -> Handler:
        """Return the handler of these buttons."""
        return self._presses.of_menu(Menu.SOURCES, parse_source_button, self._press)

    async def first_page(self, language: Language) -> Reply | None:
        """Return the list's first page; None if there is nothing to say."""
        sources = await self._sources.listed(self._clock(), 0, PAGE)
        return render_sources(sources, 0, language) if sources.total else None

    async def _press(self, pressed: Interaction, verdict: Verdict) -> Done:
        # The list went to a private chat; the operator may have been another then.
        if pressed.person not in self._operators:
            return pressed.language.say(texts.MENU_NOT_KEPT)
        done = await self._do(verdict)
        page = pressed.edit(await self._page(verdict.page, pressed.language))
        return page if done else (page, pressed.language.say(texts.SOURCE_GONE))

    async def _page(self, number: int, language: Language) -> Reply:
        """Return a page, or the last one where there are fewer by now."""
        sources = await self._sources.listed(self._clock(), number * PAGE, PAGE)
        last = max(-(-sources.total // PAGE) - 1, 0)
        if number > last:
            return await self._page(last, language)
        return render_sources(sources, number, language)

    async def _do(self, verdict: Verdict) -> bool:
        """Do what a button asks for; returns whether there was anything to do it to."""
        if verdict.approves is None:
            return True
        return await (self._approve(verdict) if verdict.approves else self._ban(verdict))

    async def _approve(self, verdict: Verdict) -> bool:
        now = self._clock()
        if verdict.feed_id is not None:
            return await self._sources.approve_feed(FeedId(verdict.feed_id), verdict.stamp, now)
        return verdict.chat_id is not None and await self._sources.approve_chat(
            verdict.chat_id, now
        )

    async def _ban(self, verdict: Verdict) -> bool:
        now = self._clock()
        if verdict.chat_id is not None:
            return await self._sources.ban_chat(
                verdict.chat_id, now, self._languages.notice(render_share_banned)
            )
        feed = await self._feeds.by_id(FeedId(verdict.feed_id or 0))
        return feed is not None and await self._sources.ban_feed(
            feed.id, verdict.stamp, now, self._languages.notice(partial(render_banned, feed))
        )
