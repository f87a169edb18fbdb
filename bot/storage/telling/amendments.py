"""Messages of stories that another outlet prints, too, or of which more is told: edited, silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority, Reply
from bot.newsroom.values import StoryMessage
from bot.reports import RowKind
from bot.storage.chats.bans import is_banned
from bot.storage.engine.claims import Claims, Columns
from bot.storage.engine.database import Database
from bot.storage.messages.delivery_writes import queue_rows
from bot.storage.messages.outgoing_json import reply_json
from bot.storage.schema import amendment, body, delivery, story
from bot.storage.stories.bodies import bodies_of, load_message
from bot.storage.stories.copies import outlets_beside
from bot.storage.stories.keeping import AMEND_AFTER

#: Messages that are looked at in one transaction.
_BATCH = 2000

_LOCKED = select(amendment.c.after_chat_id).with_for_update()

_COLUMNS = Columns(
    kind=RowKind.EDIT,
    id=amendment.c.story_id,
    attempts=amendment.c.attempts,
    error=amendment.c.error,
    again_at=amendment.c.due_at,
    order=(amendment.c.due_at, amendment.c.story_id),
    due=lambda now: amendment.c.due_at <= now,
)


class AmendmentStore:
    """Rows of ``amendment``, worked off."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.claims = Claims(database, _COLUMNS, _drop)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due; None while there is none."""
        async with self._database.read() as connection:
            due_at: datetime | None = await connection.scalar(select(func.min(amendment.c.due_at)))
        return due_at

    async def load(self, story_id: int) -> StoryMessage | None:
        """Return what tells a story to amend; None where nothing (any more) could be said anew."""
        due = select(amendment.c.story_id).where(amendment.c.story_id == story_id)
        async with self._database.read() as connection:
            if await connection.scalar(due) is None:
                return None
            return await load_message(connection, story_id)

    async def give_up(self, story_id: int) -> None:
        """Leave a story's messages as they are."""
        async with self._database.write() as connection:
            await _drop(connection, story_id)

    async def amend(self, told: StoryMessage, replies: Mapping[str, Reply], now: datetime) -> bool:
        """Put new texts in place of the old, and owe the edit to the next chats that have them.

        What is still queued is sent with the new text.

        Args:
            told: As it was loaded.
            replies: Of each of its editions.
            now: The time.

        Returns:
            Whether there is more to do with these texts. If the story was printed by one more outlet
            meanwhile, told in one more edition, or its page told more, there is not: it is due again,
            with others.
        """
        mine = amendment.c.story_id == told.story_id
        async with self._database.write() as connection:
            # Another process may be at it still, if it is slow. (SQLite ignores it.)
            row = (await connection.execute(_LOCKED.where(mine))).first()
            if row is None:
                return False
            shown = select(story.c.updated_at).where(story.c.id == told.story_id)
            updated_at = await connection.scalar(shown)
            outlets = await outlets_beside(connection, told.story_id, told.article.id)
            bodies = await bodies_of(connection, told.body_id)
            got_on = update(amendment).where(mine).values(due_at=now, attempts=0, error=None)
            if (outlets, updated_at) != (
                told.outlets,
                told.updated_at,
            ) or bodies.keys() != replies.keys():
                await connection.execute(got_on)
                return False
            for edition, reply in replies.items():
                await connection.execute(
                    update(body)
                    .where(body.c.id == bodies[edition])
                    .values(content=reply_json(reply))
                )
            rows = await _sent(connection, bodies.values(), row.after_chat_id)
            edits = [_edit(told, row, now) for row in rows if _is_to_be_edited(row)]
            await queue_rows(connection, edits)
            if len(rows) == _BATCH:
                step = got_on.values(after_chat_id=rows[-1].chat_id)
            elif await connection.scalar(_on_its_way(bodies.values())):
                # What was being sent without the new outlet is edited when it is there.
                step = got_on.values(after_chat_id=None, due_at=now + AMEND_AFTER)
            else:
                await _drop(connection, told.story_id)
                return False
            await connection.execute(step)
        return len(rows) == _BATCH


async def _drop(connection: AsyncConnection, story_id: int, _: datetime | None = None) -> None:
    await connection.execute(delete(amendment).where(amendment.c.story_id == story_id))


async def _sent(
    connection: AsyncConnection, bodies: Iterable[int], after: int | None
) -> list[Row[Any]]:
    """Return the next messages of a story that chats have, by chat."""
    found: list[Row[Any]] = []
    # Each of them in the order of an index; of all at once the database would sort what is left.
    for body_id in bodies:
        found += (await connection.execute(_sent_with(body_id, after))).all()
    return sorted(found, key=lambda row: row.chat_id)[:_BATCH]


def _sent_with(body_id: int, after: int | None) -> Select[Any]:
    edits = delivery.alias()
    queued = (
        select(edits.c.id)
        .where(
            edits.c.body_id == delivery.c.body_id,
            edits.c.chat_id == delivery.c.chat_id,
            edits.c.priority == Priority.AMENDMENT,
            edits.c.state == DeliveryState.QUEUED,
        )
        .exists()
    )
    statement = (
        select(
            delivery.c.id,
            delivery.c.chat_id,
            delivery.c.message_id,
            delivery.c.body_id,
            queued.label("queued"),
        )
        .where(
            delivery.c.body_id == body_id,
            delivery.c.priority != Priority.AMENDMENT,
            delivery.c.state == DeliveryState.SENT,
            # Who is banned since keeps what he has as it is.
            ~is_banned(delivery.c.chat_id),
        )
        .order_by(delivery.c.chat_id)
        .limit(_BATCH)
    )
    return statement if after is None else statement.where(delivery.c.chat_id > after)


def _is_to_be_edited(row: Row[Any]) -> bool:
    # An edit that is queued already is sent with the newest text.
    return row.message_id is not None and not row.queued


def _edit(told: StoryMessage, row: Row[Any], now: datetime) -> dict[str, Any]:
    updated = f":{told.updated_at:%Y%m%d%H%M%S}" if told.updated_at else ""
    return {
        "dedup_key": f"also:{row.id}:{len(told.outlets)}{updated}",
        "chat_id": row.chat_id,
        "body_id": row.body_id,
        "content": {"edits": row.message_id},
        "state": DeliveryState.QUEUED,
        "due_at": now,
        "priority": Priority.AMENDMENT,
        "attempts": 0,
    }


def _on_its_way(bodies: Iterable[int]) -> Select[Any]:
    return (
        select(delivery.c.id)
        .where(delivery.c.body_id.in_(list(bodies)), delivery.c.state == DeliveryState.SENDING)
        .limit(1)
    )
