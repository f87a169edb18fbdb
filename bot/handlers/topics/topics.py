"""/topics: what a chat follows, and which matches of it it called wrong."""

from __future__ import annotations

from bot.fairness.quota import Kind
from bot.following.topics import Following
from bot.interactions.answering import Command
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.render.language import text
from bot.render.topics import (
    parse_lift_button,
    parse_page_button,
    parse_unfollow_button,
    parse_widen_button,
    render_topics,
    topic_of_button,
)


class TopicCommands:
    """Lists topics."""

    def __init__(self, following: Following, presses: Presses) -> None:
        self._following = following
        self._presses = presses

    def commands(self) -> tuple[Command, ...]:
        """Return the command."""
        return (
            Command(name="topics", line=text("What you follow"), act=self._list, kind=Kind.LOOK),
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the list's buttons."""
        return (
            self._presses.of_menu(Menu.TOPICS, parse_page_button, self._turn),
            self._presses.of_menu(
                Menu.TOPICS, parse_unfollow_button, self._unfollow, admins_only=True
            ),
            self._presses.of_menu(Menu.TOPICS, parse_widen_button, self._widen, admins_only=True),
            self._presses.of_menu(Menu.TOPICS, parse_lift_button, self._lift, admins_only=True),
        )

    async def _list(self, asked: Interaction) -> Reply:
        return render_topics(await self._following.followed(asked.chat_id), 0, asked.language)

    async def _turn(self, pressed: Interaction, page: int) -> Done:
        return await self._page(pressed, page)

    async def _unfollow(self, pressed: Interaction, meant: tuple[str, int]) -> Done:
        topic, page = meant
        followed = await self._following.followed(pressed.chat_id)
        if subscription := topic_of_button(topic, followed):
            await self._following.unfollow(pressed.chat_id, subscription.topic)
        return await self._page(pressed, page)

    async def _lift(self, pressed: Interaction, meant: tuple[str, int]) -> Done:
        topic, page = meant
        followed = await self._following.followed(pressed.chat_id)
        if subscription := topic_of_button(topic, followed):
            await self._following.lift(pressed.chat_id, subscription.topic)
        return await self._page(pressed, page)

    async def _widen(self, pressed: Interaction, meant: tuple[str, int]) -> Done:
        topic, page = meant
        followed = await self._following.followed(pressed.chat_id)
        if subscription := topic_of_button(topic, followed):
            await self._following.widen(pressed.chat_id, subscription.topic)
        return await self._page(pressed, page)

    async def _page(self, pressed: Interaction, page: int) -> Done:
        followed = await self._following.followed(pressed.chat_id)
        return pressed.edit(render_topics(followed, page, pressed.language))
