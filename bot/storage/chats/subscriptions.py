"""Who follows what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.newsroom.values import EVERYBODY, Audience
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert, values_of
from bot.storage.schema import chat, subscription
from bot.storage.stories.audiences import is_among
from bot.storage.stories.match_json import refusals_from_json, refusals_to_json
from bot.storage.stories.narrowing_json import narrowing_from_json, narrowing_to_json
from bot.storage.telling.withdrawals import withdraw
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.values import FollowOutcome, Subscription


class SubscriptionStore:
    """Rows of ``subscription``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def follow(self, wanted: Subscription, limit: int) -> FollowOutcome:
        """Keep a subscription.

        Args:
            wanted: What is followed, and how; takes the place of an earlier one of the topic.
            limit: How much one chat may follow.
        """
        chat_id = wanted.chat_id
        own = subscription.c.chat_id == chat_id
        async with self._database.write() as connection:
            # The chat's row is written first, so that two commands of a chat follow each other.
            await connection.execute(
                insert(connection, chat)
                .values(id=chat_id)
                .on_conflict_do_update(index_elements=[chat.c.id], set_={"id": chat_id})
            )
            there = select(subscription.c.id).where(own, subscription.c.topic == wanted.topic)
            known = (await connection.execute(there)).first() is not None
            count = select(func.count()).select_from(subscription).where(own)
            if not known and (await connection.execute(count)).scalar_one() >= limit:
                return FollowOutcome.TOO_MANY
            await connection.execute(
                insert(connection, subscription)
                .values(_row(wanted))
                .on_conflict_do_update(
                    index_elements=[subscription.c.chat_id, subscription.c.topic],
                    set_=_changed(wanted),
                )
            )
            if known:
                # It may be narrower now.
                await withdraw(connection, chat_id)
        return FollowOutcome.ALREADY if known else FollowOutcome.NEW

    async def unfollow(self, chat_id: int, topics: Collection[str]) -> int:
        """Forget subscriptions, and what is owed for them alone; returns how many there were."""
        async with self._database.write() as connection:
            done = await connection.execute(
                delete(subscription).where(
                    subscription.c.chat_id == chat_id, subscription.c.topic.in_(topics)
                )
            )
            await withdraw(connection, chat_id)
        return done.rowcount

    async def refuse(self, chat_id: int, topic: str, refused: Sequence[MatchRefusal]) -> bool:
        """Keep which matches of a topic a chat wants no more, and owe it none of these.

        Returns:
            False if the chat does not follow the topic.
        """
        async with self._database.write() as connection:
            done = await connection.execute(
                update(subscription)
                .where(subscription.c.chat_id == chat_id, subscription.c.topic == topic)
                .values(refused=refusals_to_json(refused))
            )
            await withdraw(connection, chat_id)
        return done.rowcount > 0

    async def widen(self, chat_id: int, topic: str) -> bool:
        """Have all of a topic come again; returns whether the chat follows it."""
        async with self._database.write() as connection:
            done = await connection.execute(
                update(subscription)
                .where(subscription.c.chat_id == chat_id, subscription.c.topic == topic)
                .values(narrowing=null())
            )
        return done.rowcount > 0

    async def end_digests(self, chat_id: int) -> None:
        """Have what a chat follows by digest told as the chat is told all else."""
        async with self._database.write() as connection:
            await connection.execute(
                update(subscription)
                .where(subscription.c.chat_id == chat_id, subscription.c.digest.is_(True))
                .values(digest=None)
            )

    async def of_chat(self, chat_id: int) -> tuple[Subscription, ...]:
        """Return what a chat follows, the oldest first."""
        statement = (
            select(subscription)
            .where(subscription.c.chat_id == chat_id)
            .order_by(subscription.c.id)
        )
        async with self._database.read() as connection:
            return tuple(map(_subscription, await connection.execute(statement)))


async def followed(
    connection: AsyncConnection, topics: Iterable[str], audience: Audience = EVERYBODY
) -> tuple[str, ...]:
    """Return those of many topics that somebody of an audience follows, sorted."""
    asked = values_of(connection, sorted(topics))
    # One look into the index for each topic, however many follow it.
    same = subscription.c.topic == asked.c.value
    one = select(subscription.c.id).where(same, is_among(audience, subscription.c.chat_id)).exists()
    rows = await connection.execute(select(asked.c.value).where(one))
    return tuple(sorted(rows.scalars()))


def _row(wanted: Subscription) -> dict[str, Any]:
    return {
        "chat_id": wanted.chat_id,
        "topic": wanted.topic,
        "label": wanted.label,
        "digest": wanted.digest,
        "thread_id": wanted.thread_id,
        "followed_at": wanted.followed_at,
        "refused": refusals_to_json(wanted.refused),
        "narrowing": narrowing_to_json(wanted.narrowing),
    }


def _changed(wanted: Subscription) -> dict[str, Any]:
    """Return what following again changes: how it is told only where the person said so."""
    how = {} if wanted.digest is None else {"digest": wanted.digest}
    narrowing = narrowing_to_json(wanted.narrowing)
    return how | {"thread_id": wanted.thread_id, "narrowing": narrowing}


def _subscription(row: Row[Any]) -> Subscription:
    return Subscription(
        chat_id=row.chat_id,
        topic=row.topic,
        label=row.label,
        digest=row.digest,
        thread_id=row.thread_id,
        followed_at=row.followed_at,
        refused=refusals_from_json(row.refused),
        narrowing=narrowing_from_json(row.narrowing),
    )
