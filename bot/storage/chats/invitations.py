"""Links that let people in, and who came by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fairness.invitations import Invitation, Opening, Terms, opening
from bot.outgoing import Outgoing
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.messages.delivery_writes import Owed, queue_all
from bot.storage.schema import allowed, invitation, invited

#: Of those who came by one link, so many are listed.
_MOST_LISTED = 10

#: What came of an opening, and the link that it was of, to what is said of it and to whom.
Say = Callable[[Opening, Invitation | None], Sequence[Outgoing]]


class InvitationStore:
    """Rows of ``invitation`` and ``invited``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, token_hash: str, made_by: int, terms: Terms, now: datetime) -> Invitation:
        """Keep a link; made twice with the same hash it is one."""
        values = {
            "token_hash": token_hash,
            "made_by": made_by,
            "made_at": now,
            "expires_at": now + terms.lasts,
            "uses": terms.uses,
            "uses_left": terms.uses,
        }
        async with self._database.write() as connection:
            made = await connection.execute(
                insert(connection, invitation).values(**values).returning(*invitation.c)
            )
            return _invitation(made.one(), ())

    async def open(self, token_hash: str, person: int, now: datetime, say: Say) -> Opening:
        """Let a person in by a link, if it does; that, its use, and what is said, or nothing.

        Args:
            token_hash: Of what the link has.
            person: Who opened it.
            now: The time.
            say: Returns what is said of it.
        """
        # Of two who open it at once the second waits. (SQLite, with one writer, ignores it.)
        mine = select(invitation).where(invitation.c.token_hash == token_hash).with_for_update()
        is_in = select(allowed.c.id).where(allowed.c.id == person)
        async with self._database.write() as connection:
            row = (await connection.execute(mine)).first()
            found = _invitation(row, ()) if row else None
            came = found is not None and await _came(connection, found.id, person)
            served = await connection.scalar(is_in) is not None
            done = opening(found, now, served=served, came=came)
            if found and done is Opening.LET_IN:
                await _let_in(connection, found.id, person, now)
            await queue_all(connection, [Owed(tuple(say(done, found)), now)])
        return done

    async def listed(self, now: datetime, limit: int) -> tuple[Invitation, ...]:
        """Return links that let somebody in still, or did, the newest first; each with who came."""
        shown = (
            select(invitation)
            .where(or_(_is_open(now), invitation.c.uses_left < invitation.c.uses))
            .order_by(invitation.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(shown)).all()
            came = await _came_by(connection, [row.id for row in rows])
        return tuple(_invitation(row, came[row.id]) for row in rows)

    async def revoke(self, invitation_id: int, now: datetime) -> bool:
        """Let nobody in any more by a link; returns whether it was good until now."""
        mine = update(invitation).where(invitation.c.id == invitation_id, _is_open(now))
        async with self._database.write() as connection:
            return (await connection.execute(mine.values(revoked_at=now))).rowcount == 1

    async def prune(self, before: datetime) -> None:
        """Drop links that were over before a time, with who came by them: they stay let in."""
        async with self._database.write() as connection:
            await connection.execute(delete(invitation).where(invitation.c.expires_at < before))


def _is_open(now: datetime) -> ColumnElement[bool]:
    mine = invitation.c
    return mine.revoked_at.is_(None) & (mine.expires_at > now) & (mine.uses_left > 0)


async def _came(connection: AsyncConnection, invitation_id: int, person: int) -> bool:
    mine = (invited.c.invitation_id == invitation_id, invited.c.person == person)
    return await connection.scalar(select(invited.c.person).where(*mine)) is not None


async def _let_in(
    connection: AsyncConnection, invitation_id: int, person: int, now: datetime
) -> None:
    await connection.execute(
        update(invitation)
        .where(invitation.c.id == invitation_id)
        .values(uses_left=invitation.c.uses_left - 1)
    )
    await connection.execute(
        invited.insert().values(invitation_id=invitation_id, person=person, came_at=now)
    )
    await connection.execute(
        insert(connection, allowed).values(id=person, allowed_at=now).on_conflict_do_nothing()
    )


async def _came_by(
    connection: AsyncConnection, invitation_ids: Collection[int]
) -> defaultdict[int, tuple[int, ...]]:
    place = func.row_number().over(
        partition_by=invited.c.invitation_id, order_by=(invited.c.came_at, invited.c.person)
    )
    of_these = invited.c.invitation_id.in_(invitation_ids)
    ranked = select(invited, place.label("place")).where(of_these).subquery()
    listed = select(ranked).where(ranked.c.place <= _MOST_LISTED).order_by(ranked.c.place)
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    for row in await connection.execute(listed):
        found[row.invitation_id] += (row.person,)
    return found


def _invitation(row: Row[Any], came: tuple[int, ...]) -> Invitation:
    return Invitation(
        id=row.id,
        made_by=row.made_by,
        uses=row.uses,
        uses_left=row.uses_left,
        expires_at=row.expires_at,
        is_revoked=row.revoked_at is not None,
        came=came,
    )
