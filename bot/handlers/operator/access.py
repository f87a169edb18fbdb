"""An allowlisted bot serves those alone whom its operator let in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import (
    ApplicationHandlerStop,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.deliveries.outbox import Outbox
from bot.interactions.answer import Handler, answer
from bot.interactions.presses import answer_press
from bot.models import Reply
from bot.outgoing import SendText
from bot.render import texts
from bot.render.topics import parse_page_button, parse_unfollow_button
from bot.storage.chats.allowlist import Allowlist

#: Before all other handlers.
GROUP = -1

#: Whoever is not (any more) served may still see what comes to him, and end it.
_LEAVING = re.compile(r"/(?:topics|unfollow|pause)(?:@\w+)?(?!\w)")

#: Of a list; whoever lets in more can count.
_MOST_SHOWN = 200

_LONGEST_NUMBER = 20


class Access:
    """Keeps strangers out, where the operator wants that."""

    def __init__(
        self,
        allowlist: Allowlist,
        outbox: Outbox,
        *,
        admins: Collection[int],
        is_open: bool,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            allowlist: Who was let in.
            outbox: Takes answers.
            admins: People who are always served, and who let others in.
            is_open: Whether everybody is served.
            clock: The time, in UTC.
        """
        self._allowlist = allowlist
        self._outbox = outbox
        self._admins = frozenset(admins)
        self._is_open = is_open
        self._clock = clock

    def gates(self) -> tuple[Handler, ...]:
        """Return what every update passes first, in a group of its own; none where all may pass."""
        return () if self._is_open else (TypeHandler(Update, self._pass),)

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of ``/admin allow`` and ``/admin deny``; they come before /admin's."""
        # An empty list would admit everybody.
        by_admin = filters.User(self._admins or {0}) & filters.ChatType.PRIVATE
        words = filters.Regex(r"^/admin(?:@\w+)?\s+(?:allow|deny)\b")
        return (MessageHandler(by_admin & filters.UpdateType.MESSAGE & words, self._change),)

    async def _pass(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Stop an update of somebody who is not served."""
        person, chat = update.effective_user, update.effective_chat
        ids = {each.id for each in (person, chat) if each}
        if ids & self._admins or await self._allowlist.has_any(ids) or _leaves(update):
            return
        if query := update.callback_query:
            await answer_press(query, texts.NOT_ALLOWED_PRESS)
        elif chat and chat.type == ChatType.PRIVATE and update.message:
            reply = Reply(texts.NOT_ALLOWED.format(id=chat.id))
            # Once a day: more would let a stranger have the bot speak as often as he likes.
            key = f"denied:{chat.id}:{self._clock():%Y-%m-%d}"
            await self._outbox.put(SendText(key=key, chat_id=chat.id, reply=reply))
        raise ApplicationHandlerStop

    async def _change(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        words = (update.effective_message.text or "").split() if update.effective_message else []
        number = _number(words[2]) if len(words) == 3 else None  # /admin allow 12345
        if number is None:
            lines = [texts.ADMIN_ACCESS_HOW, await self._listed()]
        elif words[1] == "allow":
            await self._allowlist.allow(number, self._clock())
            lines = [texts.ADMIN_ALLOWED.format(id=number)]
        else:
            denied = await self._allowlist.deny(number)
            said = texts.ADMIN_DENIED if denied else texts.ADMIN_DENIED_NOBODY
            lines = [said.format(id=number)]
        if self._is_open:
            lines.append(texts.ADMIN_ACCESS_OPEN)
        await self._outbox.put(answer(update, Reply("\n".join(lines))))

    async def _listed(self) -> str:
        ids = await self._allowlist.all()
        if not ids:
            return texts.ADMIN_ACCESS_NOBODY
        more = " …" if len(ids) > _MOST_SHOWN else ""
        return texts.ADMIN_ACCESS_LIST.format(ids=", ".join(map(str, ids[:_MOST_SHOWN])) + more)


def _leaves(update: Update) -> bool:
    """Whether an update looks at what comes to a chat, or ends it."""
    if query := update.callback_query:
        data = query.data or ""
        return parse_page_button(data) is not None or parse_unfollow_button(data) is not None
    message = update.effective_message
    return bool(message and _LEAVING.match(message.text or ""))


def _number(text: str) -> int | None:
    """Return the id of a person or a chat; None if it is none that Telegram gives."""
    digits = text.removeprefix("-")
    if len(text) <= _LONGEST_NUMBER and digits.isascii() and digits.isdecimal():
        number = int(text)
        return number if -(2**63) <= number < 2**63 else None
    return None
