"""One attempt to send a message."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.deliveries.outcome import Arrived, AsPlainText, Outcome, Refused, Unknown, outcome_of
from bot.deliveries.request import request
from bot.outgoing import Delivery, EditText, MessageId

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of it."""

    outcome: Outcome

    #: Telegram's id of the message, where it arrived and makes or edits one.
    message_id: MessageId | None


async def attempt(bot: Bot, row: Delivery, *, plain: bool = False) -> Attempt:
    """Make one request.

    Args:
        bot: Initialised.
        row: What to send.
        plain: As plain text, since Telegram could not parse its markup.
    """
    edits = row.message.message_id if isinstance(row.message, EditText) else None
    try:
        return Attempt(Arrived(), await request(bot, row.message, row.manner, plain=plain))
    except TelegramError as error:
        outcome = outcome_of(error, row.attempts + 1, row.message)
        if plain and outcome == AsPlainText():
            outcome = Refused("entities refused, even as plain text")
        return Attempt(outcome, edits)
    except Exception:
        # Telegram said yes in a way that the library cannot read: the message may be there.
        log.exception("answer not understood", delivery_id=row.id)
        return Attempt(Unknown("answer not understood"), edits)
