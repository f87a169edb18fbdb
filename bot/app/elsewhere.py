"""What people do with the bot in chats that it is not in: guests' calls, and inline queries."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.elsewhere.filling import Filling
from bot.handlers.elsewhere.go_on_buttons import GoOnButtons
from bot.handlers.elsewhere.guests import GuestAnswers
from bot.handlers.elsewhere.inline import InlineOffers
from bot.interactions.feature import Feature
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.reception import Handler
from bot.storage.messages.guests import GuestStore


def elsewhere(parts: Parts) -> Feature:
    """Return the feature; nothing of these chats reaches what comes after it."""
    filling = Filling(parts.articles, parts.pool.summarise, parts.gate)
    store = GuestStore(parts.database)
    guests = GuestAnswers(
        parts.articles, filling, parts.outbox, parts.gate, store=store, name=parts.telegram.name
    )
    go_on = GoOnButtons(
        filling, parts.outbox, parts.gate, parts.telegram, store=store, clock=utc_now
    )
    inline = InlineOffers(
        parts.articles,
        filling,
        parts.outbox,
        parts.gate,
        parts.telegram,
        newest=parts.following.newest,
    )
    answered = (guests.handler(), go_on.handler()) if parts.settings.guests == "on" else ()
    rest = Handler(fits=_is_elsewhere, act=_leave, hears=frozenset())
    return Feature(handlers=(*answered, *inline.handlers(), rest))


def _is_elsewhere(asked: Interaction) -> bool:
    return asked.chat_kind is ChatKind.ELSEWHERE


async def _leave(_: Interaction) -> None:
    """Leave a call alone that came before guests were switched off."""
