"""The operator lets a person ask for more links a minute than others, or for fewer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.fairness.quota import MOST_LINKS, Quota
from bot.handlers.operator.sections import parse_number
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.render import access_texts as said
from bot.render.language import Language, text
from bot.storage.chats.allowances import AllowanceStore

#: Of what another process was told.
_LOOK_EVERY = timedelta(seconds=30)

_DEFAULT = "default"
_MOST_DIGITS = 4


class Allowances:
    """Keeps a process's quota as the operator has it, whichever process he told; a sweep."""

    def __init__(self, store: AllowanceStore, quota: Quota, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._quota = quota
        self._clock = clock

    async def work_off(self) -> None:
        """Look."""
        self._quota.own_links = await self._store.all()

    async def next_due_at(self) -> datetime:
        """Return when to look again."""
        return self._clock() + _LOOK_EVERY


class QuotaSection:
    """``/admin quota``."""

    words = frozenset({"quota"})
    form = ("quota 12345 30", text("How many links a minute a person may ask for"))

    def __init__(self, store: AllowanceStore, look: Callable[[], object]) -> None:
        """Set up.

        Args:
            store: Keeps them.
            look: Has this process look at once at what is kept.
        """
        self._store = store
        self._look = look

    async def page(self, language: Language) -> None:
        """Return nothing: ``/admin quota`` says it; see :class:`Section`."""

    async def answer(self, asked: Interaction) -> Reply:
        """Set a person's limit; says whose there are if none is named."""
        named, _, wanted = asked.arguments.partition(" ")[2].partition(" ")
        person, say = parse_number(named), asked.language.say
        links = None if wanted == _DEFAULT else _links(wanted)
        if person is None or person <= 0 or (links is None and wanted != _DEFAULT):
            return await self._how(asked.language)
        await self._store.set(person, links)
        self._look()
        if links is None:
            return Reply(say(said.QUOTA_DEFAULT, id=named))
        return Reply(say(said.QUOTA_SET, id=named, limit=asked.language.number(links)))

    def handlers(self) -> tuple[Handler, ...]:
        """Return none: it has no buttons."""
        return ()

    async def _how(self, language: Language) -> Reply:
        lines = [language.say(said.QUOTA_HOW, most=language.number(MOST_LINKS))]
        if own := await self._store.all():
            limits = ", ".join(f"{person}: {links}" for person, links in own.items())
            lines.append(language.say(said.QUOTA_LIST, limits=limits))
        return Reply("\n".join(lines))


def _links(typed: str) -> int | None:
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS
    return int(typed) if is_number and 1 <= int(typed) <= MOST_LINKS else None
