"""The operator bans people, groups and channels: they are served nowhere."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

from bot.deliveries.outbox import Outbox
from bot.handlers.operator.sections import by_operators, parse_number
from bot.interactions.answering import GROUPS
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.models import Menu, Reply
from bot.render import access_texts as said
from bot.render import texts
from bot.render.access import MOST_LISTED, parse_lift_button, render_bans
from bot.render.language import Language, text
from bot.storage.chats.bans import BanStore

#: Accounts that Telegram puts in the place of many: itself, anonymous admins, channels' posts.
#: https://core.telegram.org/bots/api#message (``sender_chat``)
_STAND_INS = frozenset({777_000, 1_087_968_824, 136_817_688})


class BanSection:
    """``/admin ban``, ``/admin unban``, and the list of who is banned."""

    words = frozenset({"ban", "unban"})
    form = ("ban 12345", text("Serve somebody nowhere any more; unban ends that"))

    def __init__(
        self,
        store: BanStore,
        presses: Presses,
        *,
        operators: Collection[int],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._presses = presses
        self._operators = frozenset(operators)
        self._clock = clock

    async def page(self, language: Language) -> Reply | None:
        """Return the list; see :class:`Section`."""
        banned = await self._store.all(MOST_LISTED + 1)
        return render_bans(banned, language) if banned else None

    async def answer(self, asked: Interaction) -> Reply:
        """Ban a person or a chat, or lift that; shows who is banned if none is named."""
        verdict, _, named = asked.arguments.partition(" ")
        number, say = parse_number(named), asked.language.say
        if number is None:
            listed = await self._list(asked.language)
            how = say(said.BAN_HOW)
            return Reply(f"{how}\n\n{listed.html}", listed.buttons, listed.menu)
        if verdict == "unban":
            lifted = await self._store.lift(number)
            return Reply(say(said.UNBANNED if lifted else said.UNBANNED_NOBODY, id=str(number)))
        if number in self._operators | _STAND_INS:
            return Reply(say(said.BAN_NOT, id=str(number)))
        await self._store.ban(number, self._clock())
        return Reply(say(said.BANNED, id=str(number)))

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handler of its buttons."""
        act = by_operators(self._operators, self._lift)
        return (self._presses.of_menu(Menu.BANS, parse_lift_button, act),)

    async def _lift(self, pressed: Interaction, number: int) -> Done:
        lifted = await self._store.lift(number)
        page = pressed.edit(await self._list(pressed.language))
        return page if lifted else (page, pressed.language.say(texts.SOURCE_GONE))

    async def _list(self, language: Language) -> Reply:
        return render_bans(await self._store.all(MOST_LISTED + 1), language)


class Bans:
    """Keeps those out who are banned; each is told so once."""

    def __init__(
        self,
        store: BanStore,
        outbox: Outbox,
        telegram: Telegram,
        *,
        operators: Collection[int],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Who is banned.
            outbox: Takes what they are told.
            telegram: Ends their presses.
            operators: People who are always served, but for in a chat that is banned.
            clock: The time.
        """
        self._store = store
        self._outbox = outbox
        self._telegram = telegram
        self._operators = frozenset(operators)
        self._clock = clock

    async def bar(self, asked: Interaction) -> bool:
        """Whether who did something, or the chat where he did, is banned."""
        ids = {one for one in (asked.person, asked.asker, asked.chat_id) if one is not None}
        banned = await self._store.any_of(ids - self._operators)
        if banned is None:
            return False
        line = asked.language.say(said.BANNED_HERE)
        if asked.press:
            # Each press is answered: else the client would wait.
            told = await self._store.tell(banned, self._clock())
            await self._telegram.end_press(asked.press.query_id, line if told else None)
        elif _may_be_told(asked, banned) and await self._store.tell(banned, self._clock()):
            await self._outbox.put(asked.reply(Reply(line)))
        return True


def _may_be_told(asked: Interaction, banned: int) -> bool:
    """Whether it can be said there: to a person in private alone, to a group that calls the bot."""
    if asked.message_id is None or asked.chat_id != banned:
        return False
    called = asked.command is not None or asked.addressed
    return asked.is_private or (asked.chat_kind in GROUPS and called)
