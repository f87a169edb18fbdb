"""/topics: what a chat follows, and which matches of it it called wrong."""

from __future__ import annotations

from bot.following.topics import Following
from bot.interactions.answer import Handler
from bot.interactions.command import Asked, Commands
from bot.interactions.presses import Press, Presses
from bot.models import Menu, Reply
from bot.render.topics import (
    parse_lift_button,
    parse_page_button,
    parse_unfollow_button,
    render_topics,
    topic_of_button,
)


class TopicCommands:
    """Lists topics."""

    def __init__(self, following: Following, commands: Commands, presses: Presses) -> None:
        self._following = following
        self._commands = commands
        self._presses = presses

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the commands, and of the list's buttons."""
        return (
            self._commands.looks("topics", self._list),
            self._presses.of_menu(Menu.TOPICS, parse_page_button, self._turn),
            self._presses.of_menu(
                Menu.TOPICS, parse_unfollow_button, self._unfollow, admins_only=True
            ),
            self._presses.of_menu(Menu.TOPICS, parse_lift_button, self._lift, admins_only=True),
        )

    async def _list(self, asked: Asked) -> Reply:
        return render_topics(await self._following.followed(asked.chat_id), 0)

    async def _turn(self, press: Press, page: int) -> str | None:
        await self._show(press, page)
        return None

    async def _unfollow(self, press: Press, meant: tuple[str, int]) -> str | None:
        topic, page = meant
        followed = await self._following.followed(press.chat_id)
        if subscription := topic_of_button(topic, followed):
            await self._following.unfollow(press.chat_id, subscription.topic)
        await self._show(press, page)
        return None

    async def _lift(self, press: Press, meant: tuple[str, int]) -> str | None:
        topic, page = meant
        followed = await self._following.followed(press.chat_id)
        if subscription := topic_of_button(topic, followed):
            await self._following.lift(press.chat_id, subscription.topic)
        await self._show(press, page)
        return None

    async def _show(self, press: Press, page: int) -> None:
        followed = await self._following.followed(press.chat_id)
        await self._commands.outbox.put(press.edit(render_topics(followed, page)))
