"""The Follow buttons: under a summary, in the list of its tags, and under a suggestion."""

from __future__ import annotations

from bot.deliveries.outbox import Outbox
from bot.handlers.topics.follow import FollowCommands
from bot.interactions.answer import Handler
from bot.interactions.presses import Press, Presses
from bot.models import Menu, StoredArticle
from bot.render import texts
from bot.render.follow import (
    parse_follow_button,
    parse_tag_button,
    parse_tags_button,
    render_tags,
)
from bot.render.summary import shown_tags
from bot.subscriptions.wishes import Wish


class FollowButtons:
    """Follows what a button names."""

    def __init__(self, presses: Presses, follow: FollowCommands, outbox: Outbox) -> None:
        self._presses = presses
        self._follow = follow
        self._outbox = outbox

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of these buttons."""
        return (
            self._presses.of_article(parse_tags_button, self._list_tags, admins_only=True),
            self._presses.of_article(parse_tag_button, self._follow_tag, admins_only=True),
            self._presses.of_menu(
                Menu.SUGGESTION, parse_follow_button, self._follow_instead, admins_only=True
            ),
        )

    async def _list_tags(self, press: Press, stored: StoredArticle, _: bool) -> str | None:
        tags = shown_tags(stored.article)
        if not tags:
            return texts.NOT_KEPT
        await self._outbox.put(press.beside(render_tags(tags), stored.id))
        return None

    async def _follow_tag(self, press: Press, stored: StoredArticle, number: int) -> str | None:
        tags = shown_tags(stored.article)
        if number >= len(tags):
            return texts.NOT_KEPT
        reply = await self._follow.one(press.chat_id, press.thread_id, Wish(tags[number]))
        await self._outbox.put(press.beside(reply))
        return None

    async def _follow_instead(self, press: Press, meant: tuple[str, str]) -> str | None:
        reply = await self._follow.instead(press.chat_id, press.thread_id, *meant)
        await self._outbox.put(press.beside(reply))
        return None
