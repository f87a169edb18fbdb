"""Whom the bot serves: an allowlisted one those alone whom its operator let in."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from bot.deliveries.outbox import Outbox
from bot.handlers.operator.bans import Bans
from bot.handlers.operator.invitations import Openings
from bot.handlers.operator.sections import parse_number
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.models import Reply
from bot.outgoing import SendText
from bot.render import texts
from bot.render.language import Language, text
from bot.render.topics import parse_page_button, parse_unfollow_button
from bot.storage.chats.allowlist import Allowlist

#: Whoever is not (any more) served may still see what comes to him, and end it.
_LEAVING = frozenset({"topics", "unfollow", "pause"})

#: Of a list; whoever lets in more can count.
_MOST_SHOWN = 200


class Access:
    """Keeps strangers out, where the operator wants that."""

    def __init__(
        self,
        allowlist: Allowlist,
        outbox: Outbox,
        telegram: Telegram,
        *,
        operators: Collection[int],
        is_open: bool,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            allowlist: Who was let in.
            outbox: Takes what strangers are told.
            telegram: Ends strangers' presses.
            operators: People who are always served.
            is_open: Whether everybody is served.
            clock: The time, in UTC.
        """
        self._allowlist = allowlist
        self._outbox = outbox
        self._telegram = telegram
        self._operators = frozenset(operators)
        self._is_open = is_open
        self._clock = clock

    async def serves(self, asked: Interaction) -> bool:
        """Whether who did something is served; says so if not."""
        ids = {one for one in (asked.person, asked.chat_id) if one is not None}
        if self._is_open or ids & self._operators or _leaves(asked):
            return True
        if await self._allowlist.has_any(ids):
            return True
        if asked.press:
            await self._telegram.end_press(
                asked.press.query_id, asked.language.say(texts.NOT_ALLOWED_PRESS)
            )
        elif asked.is_private:
            reply = Reply(asked.language.say(texts.NOT_ALLOWED, id=str(asked.chat_id)))
            # Once a day: more would let a stranger have the bot speak as often as he likes.
            key = f"denied:{asked.chat_id}:{self._clock():%Y-%m-%d}"
            await self._outbox.put(SendText(key=key, chat_id=asked.chat_id, reply=reply))
        return False


class Entrance:
    """The one door: past bans and invitations to the list."""

    def __init__(
        self, bans: Bans, openings: Openings, access: Access, seen: Callable[[int], None]
    ) -> None:
        """Set up.

        Args:
            bans: Keeps out who is banned.
            openings: Lets in who is invited.
            access: Keeps out who is not let in.
            seen: Counts people who are served.
        """
        self._bans = bans
        self._openings = openings
        self._access = access
        self._seen = seen

    async def serves(self, asked: Interaction) -> bool:
        """Whether who did something is served; all is said if not."""
        if asked.moved_to is not None:
            # Nobody asks for anything, and what is said of the group goes with it.
            return True
        if await self._bans.bar(asked) or await self._openings.open(asked):
            return False
        is_served = await self._access.serves(asked)
        if is_served and asked.person is not None:
            self._seen(asked.person)
        return is_served


class Admission:
    """``/admin allow`` and ``/admin deny``."""

    words = frozenset({"allow", "deny"})
    form = ("allow 12345", text("Let a person, group or channel in; deny ends that"))

    def __init__(
        self, allowlist: Allowlist, *, is_open: bool, clock: Callable[[], datetime]
    ) -> None:
        """Set up.

        Args:
            allowlist: Who was let in.
            is_open: Whether everybody is served anyway.
            clock: The time, in UTC.
        """
        self._allowlist = allowlist
        self._is_open = is_open
        self._clock = clock

    async def page(self, language: Language) -> None:
        """Return nothing: ``/admin allow`` says it; see :class:`Section`."""

    def handlers(self) -> tuple[Handler, ...]:
        """Return none: it has no buttons."""
        return ()

    async def answer(self, asked: Interaction) -> Reply:
        """Let a person or a chat in, or out; says who is in if none is named."""
        verdict, _, named = asked.arguments.partition(" ")
        number = parse_number(named)
        if number is None:
            lines = [asked.language.say(texts.ADMIN_ACCESS_HOW), await self._listed(asked.language)]
        elif verdict == "allow":
            await self._allowlist.allow(number, self._clock())
            lines = [asked.language.say(texts.ADMIN_ALLOWED, id=str(number))]
        else:
            denied = await self._allowlist.deny(number)
            said = texts.ADMIN_DENIED if denied else texts.ADMIN_DENIED_NOBODY
            lines = [asked.language.say(said, id=str(number))]
        if self._is_open:
            lines.append(asked.language.say(texts.ADMIN_ACCESS_OPEN))
        return Reply("\n".join(lines))

    async def _listed(self, language: Language) -> str:
        ids = await self._allowlist.all()
        if not ids:
            return language.say(texts.ADMIN_ACCESS_NOBODY)
        more = " …" if len(ids) > _MOST_SHOWN else ""
        return language.say(
            texts.ADMIN_ACCESS_LIST, ids=", ".join(map(str, ids[:_MOST_SHOWN])) + more
        )


def _leaves(asked: Interaction) -> bool:
    """Whether somebody looks at what comes to a chat, or ends it."""
    if asked.press:
        data = asked.press.data
        return parse_page_button(data) is not None or parse_unfollow_button(data) is not None
    return asked.command in _LEAVING
