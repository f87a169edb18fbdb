"""Have Telegram send updates, in place of being asked for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from telegram import Bot, WebhookInfo

from bot.gateway.polling import persist

log = structlog.stdlib.get_logger(__name__)

#: Telegram is asked so often how it fares with the webhook: that it is there, and that nobody else
#: has set another.
_LOOK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are to go."""

    url: str

    #: What Telegram shows there, so that nobody else is taken for it.
    secret: str = field(repr=False)

    #: Of updates, as Telegram names them: what is asked for.
    kinds: frozenset[str]


async def receive(bot: Bot, webhook: Webhook, heard: Callable[[], None]) -> None:
    """Have updates sent, and see that they go on to be, until cancelled.

    Nothing is dropped that Telegram still holds. Of several processes one does this, whichever
    receives what is sent.

    Args:
        bot: Initialised.
        webhook: Where they are to go.
        heard: Called when Telegram answered.

    Raises:
        TokenRefused: Telegram does not know the token any more.
    """
    told: object = None
    await _set(bot, webhook)
    while True:
        info: WebhookInfo = await persist(bot.get_webhook_info)
        heard()
        if not _is_as_wanted(info, webhook):
            log.warning("another program changed the webhook, setting it again")
            await _set(bot, webhook)
        if info.last_error_date and info.last_error_date != told:
            told = info.last_error_date
            log.warning(
                "Telegram could not deliver updates",
                cause=info.last_error_message,
                pending=info.pending_update_count,
            )
        await asyncio.sleep(_LOOK_SECONDS)


async def _set(bot: Bot, webhook: Webhook) -> None:
    await persist(
        lambda: bot.set_webhook(
            webhook.url,
            allowed_updates=sorted(webhook.kinds),
            secret_token=webhook.secret,
        )
    )
    log.info("updates come by webhook", url=webhook.url)


def _is_as_wanted(info: WebhookInfo, webhook: Webhook) -> bool:
    return info.url == webhook.url and frozenset(info.allowed_updates or ()) == webhook.kinds
