"""/latest: what there was of topics in the last seven days, the surest and largest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.following.topics import Following
from bot.interactions.answer import Handler
from bot.interactions.command import Asked, Commands
from bot.interactions.presses import Press, Presses
from bot.models import Menu, Reply
from bot.render import topic_texts as texts
from bot.render.follow import left_out_line
from bot.render.latest import parse_latest_button, render_latest, render_latest_page
from bot.render.listing import Clock
from bot.render.topics import name_of
from bot.storage.chats.chats import ChatStore
from bot.subscriptions.listing import TopicList
from bot.subscriptions.unmatchable import names_topic
from bot.subscriptions.wishes import parse_wishes
from summarizer.topics.keys import topic_key

#: Of one message: a week's stories are looked through for each.
_MOST_TOPICS = 5


class LatestCommand:
    """Lists stories of topics, followed or not."""

    def __init__(
        self,
        following: Following,
        chats: ChatStore,
        commands: Commands,
        presses: Presses,
        clock: Callable[[], datetime],
    ) -> None:
        self._following = following
        self._chats = chats
        self._commands = commands
        self._presses = presses
        self._clock = clock

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the command, and of the list's buttons."""
        return (
            self._commands.looks("latest", self._latest),
            self._presses.of_menu(Menu.LATEST, parse_latest_button, self._turn),
        )

    async def _latest(self, asked: Asked) -> Reply:
        labels = [wish.label for wish in parse_wishes(asked.typed, names_topic)]
        wanted = [label for label in labels if topic_key(label)]
        if not wanted:
            return Reply(texts.LATEST_HOW)
        topics = [await self._topic(label, asked.chat_id) for label in wanted[:_MOST_TOPICS]]
        notes = [texts.LATEST_NONE.format(label=name_of(t.label)) for t in topics if not t.events]
        notes += filter(None, [left_out_line(len(wanted), _MOST_TOPICS)])
        if not (found := [topic for topic in topics if topic.events]):
            return Reply("\n".join(notes))
        return render_latest(found, await self._told_by(asked.chat_id), notes)

    async def _turn(self, press: Press, meant: tuple[str, int]) -> str | None:
        label, start = meant
        topic = await self._topic(label, press.chat_id)
        if not topic.events:
            return texts.LATEST_OVER
        clock = await self._told_by(press.chat_id)
        reply = render_latest_page(topic, start, clock)
        await self._commands.outbox.put(press.edit(reply))
        return None

    async def _topic(self, label: str, chat_id: int) -> TopicList:
        topic = topic_key(label)
        return TopicList(topic, label, await self._following.latest(topic, chat_id))

    async def _told_by(self, chat_id: int) -> Clock:
        zone = (await self._chats.settings(chat_id)).zone
        return Clock(self._clock().astimezone(zone).date(), zone)
