"""A person opens what can be done with an answer or a story, deletes it, or looks at its outlet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.condensing import Summarise, condense
from bot.errors import FetchError
from bot.following.topics import Following
from bot.handlers.articles.shown_again import shown_again
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Reply, StoredArticle
from bot.newsroom.lines import ArticleLine, Lines
from bot.outgoing import DeleteMessage
from bot.render import kept_texts as texts
from bot.render.acts import Act, parse_act, parse_acts_button, toggled
from bot.render.failure import failure_line
from bot.render.html import shown
from bot.render.lines import PAGE, render_lines
from bot.render.listing import Clock
from bot.render.names import MAX_OUTLET_LENGTH
from bot.storage.chats.chats import ChatStore
from bot.storage.messages.removals import Removals
from bot.storage.stories.stories import StoryStore
from summarizer.errors import ReadingError

#: The first turns the answer's button to a list of its own, the other the list's buttons.
_FIRST, _TURN = f"{Act.OUTLET}:0", re.compile("outlets:([0-9]{1,4})")


class ArticleActs:
    """Does what the buttons below a message say."""

    def __init__(
        self,
        presses: Presses,
        following: Following,
        removals: Removals,
        chats: ChatStore,
        *,
        stories: StoryStore,
        summarise: Summarise,
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            presses: Makes handlers.
            following: Knows the stories of an outlet.
            removals: Ends messages.
            chats: Knows a chat's clock.
            stories: Knows what came of a story since it was told.
            summarise: Condenses an article, where Telegram does not show what a message looks like.
            wake_sender: Has what is owed sent.
            clock: The time.
        """
        self._presses = presses
        self._following = following
        self._removals = removals
        self._chats = chats
        self._stories = stories
        self._summarise = summarise
        self._wake_sender = wake_sender
        self._clock = clock

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers; who asked for an answer, and admins, change what others see."""
        return (
            self._presses.of_article(parse_acts_button, self._toggle),
            self._presses.of_article(parse_act(Act.DELETE), self._delete),
            self._presses.of_article(_parse_first, self._outlet),
            self._presses.of_article(_parse_turn, self._turn),
        )

    async def _toggle(self, pressed: Interaction, stored: StoredArticle, _: bool) -> Done:
        face = pressed.press.face if pressed.press else None
        if face is None:
            try:
                look = await self._chats.look(pressed.chat_id)
                points = await condense(self._summarise, stored.article, look)
            except (FetchError, ReadingError) as error:
                return failure_line(error, pressed.language)
            face = await shown_again(pressed, stored.id, points, self._stories)
        outlet = await self._following.outlet(stored)
        rows = toggled(face.buttons, outlet, pressed.language)
        return pressed.edit(replace(face, buttons=rows))

    async def _delete(self, pressed: Interaction, _: StoredArticle, __: bool) -> Done:
        if pressed.message_id is None:
            return None
        message = DeleteMessage(
            key=pressed.answer_key(),
            chat_id=pressed.chat_id,
            message_id=pressed.message_id,
            instead=Reply(pressed.language.say(texts.DELETED)),
            asked_by=pressed.asker,
        )
        await self._removals.remove(message, self._clock())
        self._wake_sender()
        return None

    async def _outlet(self, pressed: Interaction, stored: StoredArticle, _: bool) -> Done:
        listed = await self._list(pressed, stored, 0)
        if listed is None:
            return pressed.language.say(texts.OUTLET_NONE)
        return pressed.beside(listed, stored.id)

    async def _turn(self, pressed: Interaction, stored: StoredArticle, start: int) -> Done:
        listed = await self._list(pressed, stored, start)
        return pressed.edit(listed) if listed else pressed.language.say(texts.OUTLET_NONE)

    async def _list(self, pressed: Interaction, stored: StoredArticle, start: int) -> Reply | None:
        outlet = await self._following.outlet(stored)
        stories = await self._following.of_outlet(outlet, pressed.chat_id) if outlet else ()
        others = [story for story in stories if story.url != stored.article.url]
        if not others:
            return None
        start = min(start, len(others) - 1)
        zone = (await self._chats.settings(pressed.chat_id)).zone
        page = Lines(
            total=len(others),
            start=start,
            lines=tuple(map(ArticleLine.of, others[start : start + PAGE])),
        )
        head = pressed.language.say(texts.OUTLET_HEAD, outlet=shown(outlet, MAX_OUTLET_LENGTH))
        clock = Clock(self._clock().astimezone(zone).date(), zone)
        return render_lines(
            head, page, clock, pressed.language, turn="outlets:{}".format, menu=None
        )


def _parse_first(data: str) -> bool | None:
    return True if data == _FIRST else None


def _parse_turn(data: str) -> int | None:
    found = _TURN.fullmatch(data)
    return int(found[1]) if found else None
