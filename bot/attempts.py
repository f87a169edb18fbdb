"""Rows that fall due: each is tried a few times, and one that breaks holds up no other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from bot.errors import StorageAway
from bot.retry import MOST_ATTEMPTS, Claim, what_broke
from bot.storage.engine.claims import Claims

log = structlog.stdlib.get_logger(__name__)

#: What is said of a row whose attempts left no word.
ENDED = "the bot ended in the midst of it, each time"


async def attempt_all(
    claims: Claims, work: Callable[[int], Awaitable[None]], clock: Callable[[], datetime]
) -> None:
    """Do all rows that are due.

    Args:
        claims: Of one kind of rows.
        work: Does the one with an id, and keeps what came of it: that it got on, or is done.
        clock: The time, in UTC.

    Raises:
        StorageAway: Nobody can use the database for now; that counts as no attempt.
    """
    while claim := await claims.claim(clock()):
        if claim.attempts > MOST_ATTEMPTS:
            await _set_aside(claims, claim, claim.error or ENDED, clock())
            continue
        try:
            await work(claim.id)
        except StorageAway:
            await claims.release(claim, clock())
            raise
        except Exception as error:
            log.exception("a row broke", kind=claim.kind, id=claim.id, attempt=claim.attempts)
            if claim.attempts < MOST_ATTEMPTS:
                await claims.failed(claim, what_broke(error))
            else:
                await _set_aside(claims, claim, what_broke(error), clock())


async def _set_aside(claims: Claims, claim: Claim, why: str, now: datetime) -> None:
    log.error("a row is set aside", kind=claim.kind, id=claim.id, why=why)
    await claims.set_aside(claim, why, now)
