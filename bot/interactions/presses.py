"""Presses of buttons: each is answered, and reaches no more than the message under it shows.

Any client can send any data in any chat that it sees, so nothing of what a press says is believed
but the message that carries the button, which Telegram names. Only admins, and who asked for a
message, change what others see as well.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.interactions.channels import Channels
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.reception import PRESSED, Handler
from bot.interactions.telegram import Telegram
from bot.models import Menu, Shown, StoredArticle
from bot.outgoing import Outgoing
from bot.render import texts, topic_texts
from bot.render.language import Text
from bot.storage.messages.shown import ShownStore

T = TypeVar("T")

#: Characters that Telegram shows of what is said of a press.
MAX_SAID = 200

#: A person can press before it is written down that the message arrived: looks, and the seconds
#: between them.
_LOOKS = 40
_LOOK_AGAIN_SECONDS = 0.05

#: A button's data to what it means; None if it is none of these.
Parse = Callable[[str], T | None]

#: Chat, message, and what the button means, to what the message shows; None: it does not fit.
LookUp = Callable[[int, int, T], Awaitable[Shown | None]]

#: What comes of a press: messages that are edited or sent; a line to who pressed, of 200 characters
#: at most; both; or nothing.
Done = Outgoing | list[Outgoing] | str | tuple[Outgoing, str | None] | None

#: Does what a button means.
Act = Callable[[Interaction, T], Awaitable[Done]]

ActOnArticle = Callable[[Interaction, StoredArticle, T], Awaitable[Done]]


class Presses:
    """Makes handlers of buttons."""

    def __init__(
        self,
        shown: ShownStore,
        articles: Articles,
        outbox: Outbox,
        telegram: Telegram,
        channels: Channels | None = None,
    ) -> None:
        self._channels = channels
        self._shown = shown
        self._articles = articles
        self._outbox = outbox
        self._telegram = telegram

    def of_article(
        self,
        parse: Parse[T],
        act: ActOnArticle[T],
        *,
        admins_only: bool = False,
        anybody: bool = False,
    ) -> Handler:
        """Return the handler of a button that acts on the article which its message shows."""

        async def with_article(pressed: Interaction, wanted: T) -> Done:
            article_id = pressed.shown.article_id if pressed.shown else None
            stored = None if article_id is None else await self._articles.by_id(article_id)
            return (
                await act(pressed, stored, wanted)
                if stored
                else pressed.language.say(texts.NOT_KEPT)
            )

        async def look_up(chat_id: int, message_id: int, _: T) -> Shown | None:
            shown = await self._shown.of(chat_id, message_id)
            return None if shown is None or shown.article_id is None else shown

        return self.by(
            look_up,
            parse,
            with_article,
            no_fit=texts.NOT_KEPT,
            admins_only=admins_only,
            anybody=anybody,
        )

    def of_menu(
        self, menu: Menu, parse: Parse[T], act: Act[T], *, admins_only: bool = False
    ) -> Handler:
        """Return the handler of a menu's button."""

        async def look_up(chat_id: int, message_id: int, _: T) -> Shown | None:
            shown = await self._shown.of(chat_id, message_id)
            return None if shown is None or shown.menu is not menu else shown

        return self.by(look_up, parse, act, no_fit=texts.MENU_NOT_KEPT, admins_only=admins_only)

    def by(
        self,
        look_up: LookUp[T],
        parse: Parse[T],
        act: Act[T],
        *,
        no_fit: Text,
        admins_only: bool = False,
        anybody: bool = False,
    ) -> Handler:
        """Return the handler of a button.

        Args:
            look_up: What tells whether the message fits.
            parse: Reads the button's data.
            act: Does what it means.
            no_fit: What is said of a press that does not fit; nothing else comes of it.
            admins_only: Whether who asked for the message must be an admin to press, too.
            anybody: Whether everybody who sees the message may press: it changes nothing.
        """

        async def done(pressed: Interaction) -> Done:
            wanted = parse(_data(pressed))
            if wanted is None or pressed.message_id is None:
                return pressed.language.say(no_fit)
            shown = await self._settled(look_up, pressed.chat_id, pressed.message_id, wanted)
            if shown is None:
                return pressed.language.say(no_fit)
            if shown.about is not None and self._channels is not None:
                pressed = await self._channels.about(pressed, shown.about)
            asked_by = None if admins_only else shown.asked_by
            if not anybody and not await _may(pressed, asked_by):
                return (
                    pressed.language.say(topic_texts.ADMINS_ONLY)
                    if admins_only
                    else pressed.language.say(texts.NOT_YOURS)
                )
            if await pressed.answered():
                return None  # done before a restart
            return await act(replace(pressed, shown=shown), wanted)

        return self._handler(lambda pressed: parse(_data(pressed)) is not None, done)

    async def shown_by(self, chat_id: int, message_id: int) -> Shown | None:
        """Return what a message shows that a person sees; None if nothing is kept of it."""

        async def look_up(chat_id: int, message_id: int, _: None) -> Shown | None:
            return await self._shown.of(chat_id, message_id)

        return await self._settled(look_up, chat_id, message_id, None)

    def others(self) -> Handler:
        """Return the handler of all that no other takes; it comes after these."""

        async def done(pressed: Interaction) -> Done:
            return pressed.language.say(texts.NOT_KEPT)

        return self._handler(lambda _: True, done)

    def _handler(
        self, fits: Callable[[Interaction], bool], act: Callable[[Interaction], Awaitable[Done]]
    ) -> Handler:
        async def handle(pressed: Interaction) -> None:
            if pressed.press:
                messages, said = _parts(await act(pressed))
                if messages:
                    await self._outbox.put(*messages)
                await self._telegram.end_press(pressed.press.query_id, said)

        return Handler(
            fits=lambda asked: asked.press is not None and fits(asked),
            act=handle,
            kind=RequestKind.PRESS,
            slow=True,
            hears=PRESSED,
        )

    async def _settled(
        self, look_up: LookUp[T], chat_id: int, message_id: int, wanted: T
    ) -> Shown | None:
        for _ in range(_LOOKS):
            # In this order: it may be settled between the two.
            unsettled = await self._shown.is_unsettled(chat_id)
            shown = await look_up(chat_id, message_id, wanted)
            if shown is not None or not unsettled:
                return shown
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        return None


def _data(pressed: Interaction) -> str:
    return pressed.press.data if pressed.press else ""


def _parts(done: Done) -> tuple[list[Outgoing], str | None]:
    """Return the messages and the line that come of a press."""
    match done:
        case None | str():
            return [], done
        case list():
            return done, None
        case (message, said):
            return [message], said
        case message:
            return [message], None


async def _may(pressed: Interaction, asked_by: int | None) -> bool:
    """Whether who pressed may change a message that was asked for by a person, or by nobody."""
    if pressed.person == asked_by and pressed.chat_kind is not ChatKind.CHANNEL:
        return True
    return await pressed.may_change()
