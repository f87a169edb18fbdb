"""/topics: what a chat follows, and which matches of it it called wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.fairness.quota import RequestKind
from bot.fetching.secret_links import looks_secret
from bot.following.topics import Following
from bot.interactions.answering import Command
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.polling.watching import Watching
from bot.render.language import text
from bot.render.topics import (
    parse_lift_button,
    parse_page_button,
    parse_unfollow_button,
    parse_widen_button,
    render_topics,
    topic_of_button,
)
from bot.subscriptions.deep_links import share_link, site_payload, topic_payload
from bot.subscriptions.values import FEED_PREFIX, Subscription


class TopicCommands:
    """Lists topics."""

    def __init__(
        self,
        following: Following,
        presses: Presses,
        watching: Watching,
        username: Callable[[], str],
    ) -> None:
        """Set up.

        Args:
            following: Keeps what chats follow.
            presses: Makes handlers of buttons.
            watching: Knows the feeds of chats.
            username: Returns the bot's, by which topics are shared; empty: it has none.
        """
        self._following = following
        self._presses = presses
        self._watching = watching
        self._username = username

    def commands(self) -> tuple[Command, ...]:
        """Return the command."""
        return (
            Command(
                name="topics",
                line=text("What you follow"),
                act=self._list,
                kind=RequestKind.LOOK,
                for_channel=True,
            ),
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
        return await self._rendered(asked, 0)

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
        return pressed.edit(await self._rendered(pressed, page))

    async def _rendered(self, asked: Interaction, page: int) -> Reply:
        followed = await self._following.followed(asked.chat_id)
        links = await self._links(asked.chat_id, followed)
        return render_topics(followed, page, asked.language, links)

    async def _links(self, chat_id: int, followed: Iterable[Subscription]) -> dict[str, str]:
        """Return the addresses by which topics are shared; of a feed with a secret there is none."""
        if not (bot := self._username()):
            return {}
        feeds = await self._watching.of_chat(chat_id)
        sites = {f"{FEED_PREFIX}{f.id}": f.url for f in feeds if not looks_secret(f.url)}
        payloads = {
            s.topic: site_payload(sites.get(s.topic, ""))
            if s.topic.startswith(FEED_PREFIX)
            else topic_payload(s.label)
            for s in followed
        }
        return {topic: share_link(bot, each) for topic, each in payloads.items() if each}
