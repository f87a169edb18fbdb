"""/latest: what there was of topics in the last seven days, the surest and largest first.

Without a topic: the newest of all that is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.fairness.quota import RequestKind
from bot.following.topics import Following
from bot.interactions.answering import Command
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu, Reply
from bot.render import topic_texts as texts
from bot.render.follow import left_out_line
from bot.render.language import Language, text
from bot.render.latest import (
    parse_latest_button,
    parse_newest_button,
    render_latest,
    render_latest_page,
    render_newest,
)
from bot.render.listing import Clock
from bot.render.topics import name_of
from bot.storage.chats.chats import ChatStore
from bot.subscriptions.listing import TopicList
from bot.subscriptions.unmatchable import names_topic
from bot.subscriptions.wishes import Wish, parse_wishes
from summarizer.topics.words.keys import topic_key

#: Of what is followed, in all pages.
_MOST_NEWEST = 200

#: Of what is followed, where there is nothing of it.
_MOST_NAMES = 20

#: Of one message: a week's stories are looked through for each.
_MOST_TOPICS = 5


class LatestCommand:
    """Lists stories of topics, followed or not."""

    def __init__(
        self,
        following: Following,
        chats: ChatStore,
        presses: Presses,
        clock: Callable[[], datetime],
    ) -> None:
        self._following = following
        self._chats = chats
        self._presses = presses
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the command."""
        return (
            Command(
                name="latest",
                line=text("The newest stories of a topic"),
                example="#moscow",
                act=self._latest,
                kind=RequestKind.LOOK,
                for_channel=True,
            ),
        )

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the lists' buttons."""
        return (
            self._presses.of_menu(Menu.LATEST, parse_latest_button, self._turn),
            self._presses.of_menu(Menu.LATEST, parse_newest_button, self._turn_newest),
        )

    async def _latest(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            newest = await self._newest(asked, 0)
            return newest or await self._none(asked)
        wishes = parse_wishes(asked.lines, names_topic)
        labels = [wish.label for wish in wishes]
        wanted = [label for label in labels if topic_key(label)]
        if not wanted:
            return Reply(asked.language.say(texts.LATEST_HOW))
        topics = [await self._topic(label, asked.chat_id) for label in wanted[:_MOST_TOPICS]]
        notes = [
            asked.language.say(texts.LATEST_NONE, label=name_of(t.label))
            for t in topics
            if not t.events
        ]
        notes += _left_out(wishes, asked.language)
        notes += filter(None, [left_out_line(len(wanted), _MOST_TOPICS, asked.language)])
        if not (found := [topic for topic in topics if topic.events]):
            return Reply("\n".join(notes))
        return render_latest(found, await self._told_by(asked.chat_id), asked.language, notes)

    async def _turn(self, pressed: Interaction, meant: tuple[str, int]) -> Done:
        label, start = meant
        topic = await self._topic(label, pressed.chat_id)
        if not topic.events:
            return pressed.language.say(texts.LATEST_OVER)
        clock = await self._told_by(pressed.chat_id)
        return pressed.edit(render_latest_page(topic, start, clock, pressed.language))

    async def _turn_newest(self, pressed: Interaction, start: int) -> Done:
        newest = await self._newest(pressed, start)
        return pressed.edit(newest) if newest else pressed.language.say(texts.LATEST_OVER)

    async def _newest(self, asked: Interaction, start: int) -> Reply | None:
        """Return a page of the newest of what a chat follows; None: there is nothing."""
        stories = await self._following.newest(asked.chat_id, _MOST_NEWEST)
        if not stories:
            return None
        clock = await self._told_by(asked.chat_id)
        return render_newest(stories, start, clock, asked.language)

    async def _none(self, asked: Interaction) -> Reply:
        """Return that there is nothing of what a chat follows, or how to ask where it follows nothing."""
        followed = await self._following.followed(asked.chat_id)
        if not followed:
            return Reply(asked.language.say(texts.LATEST_HOW))
        names = [name_of(one.label, one.topic) for one in followed[:_MOST_NAMES]]
        more = ["…"] * (len(followed) > _MOST_NAMES)
        label = asked.language.row([*names, *more])
        return Reply(asked.language.say(texts.LATEST_NONE, label=label))

    async def _topic(self, label: str, chat_id: int) -> TopicList:
        topic = topic_key(label)
        narrowing = await self._following.narrowing(chat_id, topic)
        events = await self._following.latest(topic, chat_id, narrowing)
        return TopicList(topic, label, events, narrowing)

    async def _told_by(self, chat_id: int) -> Clock:
        zone = (await self._chats.settings(chat_id)).zone
        return Clock(self._clock().astimezone(zone).date(), zone)


def _left_out(wishes: Sequence[Wish], language: Language) -> list[str]:
    """Return the sentence on words that would narrow a topic that is followed."""
    narrowed = [wish for wish in wishes if wish.narrowing or wish.left_out]
    return [language.say(texts.LATEST_NARROWS)] if narrowed else []
