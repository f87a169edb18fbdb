"""The Follow buttons: under a summary, in its list of tags, under a suggestion and a greeting."""

from __future__ import annotations

from bot.handlers.topics.follow import FollowCommands
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, StoredArticle
from bot.render import texts
from bot.render.follow import (
    parse_follow_button,
    parse_tag_button,
    parse_tags_button,
    render_tags,
)
from bot.render.start import parse_begin_button
from bot.render.summary import shown_tags
from bot.subscriptions.wishes import Wish


class FollowButtons:
    """Follows what a button names."""

    def __init__(self, presses: Presses, follow: FollowCommands) -> None:
        self._presses = presses
        self._follow = follow

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of these buttons."""
        return (
            self._presses.of_article(parse_tags_button, self._list_tags, admins_only=True),
            self._presses.of_article(parse_tag_button, self._follow_tag, admins_only=True),
            self._presses.of_menu(
                Menu.SUGGESTION, parse_follow_button, self._follow_instead, admins_only=True
            ),
            self._presses.of_menu(Menu.START, parse_begin_button, self._begin, admins_only=True),
        )

    async def _list_tags(self, pressed: Interaction, stored: StoredArticle, _: bool) -> Done:
        tags = shown_tags(stored.article)
        if not tags:
            return pressed.language.say(texts.NOT_KEPT)
        return pressed.beside(render_tags(tags, pressed.language), stored.id)

    async def _follow_tag(self, pressed: Interaction, stored: StoredArticle, number: int) -> Done:
        tags = shown_tags(stored.article)
        if number >= len(tags):
            return pressed.language.say(texts.NOT_KEPT)
        reply = await self._follow.one(pressed, Wish(tags[number]))
        return pressed.beside(reply)

    async def _begin(self, pressed: Interaction, topic: str) -> Done:
        wish = Wish(topic.lstrip("#"))
        return pressed.beside(await self._follow.one(pressed, wish))

    async def _follow_instead(self, pressed: Interaction, meant: tuple[str, str]) -> Done:
        reply = await self._follow.instead(pressed, *meant)
        return pressed.beside(reply)
