"""Somebody brings the bot into a group: it says once how it is asked."""

from __future__ import annotations

from telegram import Update

from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.interactions.answering import GROUPS
from bot.interactions.interaction import Interaction
from bot.interactions.reception import SAID, Handler
from bot.models import Reply
from bot.outgoing import SendText
from bot.render import texts
from bot.render.start import render_invitation
from bot.subscriptions.deep_links import parse_payload


class Greeting:
    """Greets a group."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def handler(self) -> Handler:
        """Return the handler of what tells of it: a notice, a change of members, a deep link's /start."""
        return Handler(
            fits=_comes,
            act=self._greet,
            kind=RequestKind.WORD,
            hears=SAID | {Update.MY_CHAT_MEMBER},
        )

    async def _greet(self, asked: Interaction) -> None:
        # Telegram tells of one arrival in several ways: they share a key.
        greeting = SendText(
            key=f"greeting:{asked.chat_id}",
            chat_id=asked.chat_id,
            reply=Reply(asked.language.say(texts.GROUP_GREETING)),
            thread=asked.thread_id,
            asked_by=asked.asker,
        )
        await self._outbox.put(greeting)
        # A link brought it here that offers something to follow.
        if asked.command == "start" and (invited := parse_payload(asked.arguments)):
            await self._outbox.put(asked.reply(render_invitation(invited, asked.language)))


def _comes(asked: Interaction) -> bool:
    return asked.chat_kind in GROUPS and (asked.brings_us or asked.command == "start")
