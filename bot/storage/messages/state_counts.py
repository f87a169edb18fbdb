"""How many messages are in each state, without looking at all that were ever sent."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.storage.messages.delivery_rows import is_queued, is_troubled
from bot.storage.schema import delivery


async def count_unsent(connection: AsyncConnection) -> dict[DeliveryState, int]:
    """Return how many messages are in each state but that of those that were sent."""
    # By their priorities, as the index has them.
    waits = (is_queued(), delivery.c.priority.in_(list(Priority)))
    queued = select(func.count()).select_from(delivery).where(*waits)
    troubled = (
        select(delivery.c.state, func.count()).where(is_troubled()).group_by(delivery.c.state)
    )
    found = {
        DeliveryState(state): int(count) for state, count in await connection.execute(troubled)
    }
    if waiting := await connection.scalar(queued):
        found[DeliveryState.QUEUED] = waiting
    return found


async def count_all(connection: AsyncConnection) -> dict[DeliveryState, int]:
    """Return how many messages are in each state; takes its time where millions were sent."""
    found = await count_unsent(connection)
    total = await connection.scalar(select(func.count()).select_from(delivery)) or 0
    if sent := total - sum(found.values()):
        found[DeliveryState.SENT] = sent
    return found
