"""Somebody calls the bot in a chat that it is not in: one answer at once, edited into the key points."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from telegram import Update

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.handlers.elsewhere.filling import Filling
from bot.interactions.elsewhere import GuestQuery
from bot.interactions.gate import Gate, refusal_line
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Priority
from bot.outgoing import AnswerGuest, EditInline, InlineResult
from bot.render import elsewhere as said
from bot.render import elsewhere_texts
from bot.storage.messages.guests import GuestStore

log = structlog.stdlib.get_logger(__name__)

#: Numbers of answers: the one that points take the place of, these, and one that stays as it is.
STUB, POINTS, _LINE = 0, 1, 2

#: An answer that is not sent for so long is one that Telegram takes no more: looks at the ledger, and
#: the seconds between them.
_LOOKS = 200
_LOOK_AGAIN_SECONDS = 0.1


class GuestAnswers:
    """Answers guests, once: Telegram takes one message for a call, and the ledger sends it once."""

    def __init__(
        self,
        articles: Articles,
        filling: Filling,
        outbox: Outbox,
        gate: Gate,
        *,
        store: GuestStore,
        name: Callable[[], str],
    ) -> None:
        """Set up.

        Args:
            articles: Knows what was read before.
            filling: Has articles.
            outbox: Takes answers.
            gate: Knows what each person may ask for.
            store: Knows what became of answers.
            name: Returns the bot's name, with @.
        """
        self._articles = articles
        self._filling = filling
        self._outbox = outbox
        self._gate = gate
        self._store = store
        self._name = name

    def handler(self) -> Handler:
        """Return the handler."""
        return Handler(
            fits=lambda asked: isinstance(asked.elsewhere, GuestQuery),
            act=self._answer,
            hears=frozenset({Update.GUEST_MESSAGE}),
        )

    async def _answer(self, asked: Interaction) -> None:
        # After a restart some were answered.
        if await asked.answered(_LINE):
            return
        if not await asked.answered(STUB):
            if answer := await self._first(asked):
                await self._outbox.put(answer)
            if answer is None or not answer.link:
                return
        await self._fill(asked)

    async def _first(self, asked: Interaction) -> AnswerGuest | None:
        """Return what is answered at once; None: one of too many, of which so much was said."""
        kind = RequestKind.LINK if asked.links else RequestKind.WORD
        refusal = self._gate.refusal(asked, kind)
        if refusal and not refusal.told:
            return None
        if refusal:
            return _answer_of(asked, refusal_line(kind, refusal, asked.language))
        if not asked.links:
            return _answer_of(
                asked, asked.language.say(elsewhere_texts.GUEST_HOW, name=self._name())
            )
        url = asked.links[0]
        known = await self._articles.known(url)
        return _answer_of(asked, said.guest_result(url, known, asked.key, asked.language), url)

    async def _fill(self, asked: Interaction) -> None:
        key = asked.answer_key(STUB)
        answer = await self._store.answer(key)
        lost = answer is None or not (answer.is_on_its_way or answer.inline_message_id)
        if lost or await asked.answered(POINTS):
            return
        reply = await self._filling.of(asked.links[0], asked.asker, asked.language)
        if place := await self._place(key):
            await self._outbox.put(
                EditInline(
                    key=asked.answer_key(POINTS),
                    inline_message_id=place,
                    reply=reply,
                    asked_by=asked.asker,
                    priority=Priority.ANSWER,
                )
            )

    async def _place(self, key: str) -> str | None:
        """Return the message that an answer made, once it did; None: none, or nobody knows which."""
        for _ in range(_LOOKS):
            answer = await self._store.answer(key)
            if answer is None or not answer.is_on_its_way:
                return answer.inline_message_id if answer else None
            await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        log.warning("a guest's answer is not sent, so nothing takes its place")
        return None


def _answer_of(asked: Interaction, what: InlineResult | str, url: str = "") -> AnswerGuest:
    return AnswerGuest(
        key=asked.answer_key(STUB if url else _LINE),
        query_id=asked.elsewhere.id if isinstance(asked.elsewhere, GuestQuery) else "",
        result=said.guest_line(what) if isinstance(what, str) else what,
        link=url,
        asked_by=asked.asker,
    )
