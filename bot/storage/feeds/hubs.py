"""Hubs that tell when feeds bring something, or are asked to."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.hubs import HubCall, ask_again_at, look_after_push, renew_at
from bot.feeds.values import FeedId
from bot.models import Hub
from bot.storage.engine.database import Database
from bot.storage.feeds.feed_json import state_from_json
from bot.storage.schema import feed, hub

#: What a look finds that no hub told of within so long was not told.
_TOLD_WITHIN = timedelta(minutes=15)

#: A hub that is to stop, and does not answer, is asked so often.
_MOST_GOODBYES = 3


class HubStore:
    """Rows of ``hub``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def move(self, callback: str, now: datetime) -> None:
        """Have all hubs asked again that call us at another address than this one."""
        elsewhere = hub.c.callback != callback
        async with self._database.write() as connection:
            named = select(hub.c.feed_id).where(elsewhere, hub.c.feed_id.is_not(None))
            await connection.execute(
                update(feed).where(feed.c.id.in_(named)).values(pushed_until=None)
            )
            await connection.execute(
                update(hub)
                .where(elsewhere)
                .values(callback=callback, live_until=None, due_at=now, attempts=0)
            )

    async def take(self, now: datetime) -> HubCall | None:
        """Return what is to be asked first, and put it off; None: nothing is due.

        What was never heard of, and is not wanted any more, is forgotten without a word.
        """
        async with self._database.write() as connection:
            await connection.execute(
                delete(hub).where(
                    hub.c.feed_id.is_(None),
                    or_(hub.c.live_until.is_(None), hub.c.attempts >= _MOST_GOODBYES),
                )
            )
            due = or_(hub.c.due_at <= now, and_(hub.c.feed_id.is_(None), hub.c.attempts == 0))
            first = _calls().where(due).order_by(hub.c.due_at, hub.c.id).limit(1)
            # Another process may be at it; it has it then. (SQLite ignores it.)
            locked = first.with_for_update(of=hub, skip_locked=True)
            row = (await connection.execute(locked)).first()
            if row is None:
                return None
            attempts = row.attempts + 1
            values = {"attempts": attempts, "due_at": ask_again_at(now, attempts)}
            await connection.execute(update(hub).where(hub.c.id == row.id).values(values))
            if not row.watched and row.feed_id is not None:
                # Banned, or ended: from now on it is nobody's.
                await connection.execute(update(hub).where(hub.c.id == row.id).values(feed_id=None))
        return _call_of(row, attempts)

    async def next_at(self) -> datetime | None:
        """Return when somebody is to be asked next; None: nobody ever is."""
        async with self._database.read() as connection:
            return await connection.scalar(select(hub.c.due_at).order_by(hub.c.due_at).limit(1))

    async def by_path(self, path: str) -> HubCall | None:
        """Return what a hub was asked that calls us by a path; None: none was told it."""
        async with self._database.read() as connection:
            row = (await connection.execute(_calls().where(hub.c.path == path))).first()
        return _call_of(row, row.attempts) if row else None

    async def tells(self, call: HubCall, lease: timedelta, now: datetime) -> None:
        """Keep that a hub tells for some time."""
        until = now + lease
        values = {"live_until": until, "due_at": renew_at(now, lease), "attempts": 0}
        async with self._database.write() as connection:
            row = await _locked(connection, call)
            if row is None:
                return
            await connection.execute(update(hub).where(hub.c.id == call.id).values(values))
            if row.pushed_at:
                # One that never told may never do: its feed is asked as often as before.
                await _set_pushed(connection, row.feed_id, until)

    async def tells_no_more(self, call: HubCall, again_at: datetime | None) -> None:
        """Keep that a hub does not tell any more, and when to ask it again; None: never."""
        mine = hub.c.id == call.id
        async with self._database.write() as connection:
            if row := await _locked(connection, call):
                await _set_pushed(connection, row.feed_id, None)
            if again_at is None:
                await connection.execute(delete(hub).where(mine))
            else:
                values = {"live_until": None, "due_at": again_at}
                await connection.execute(update(hub).where(mine).values(values))

    async def pushed(self, call: HubCall, now: datetime) -> bool:
        """Have a feed looked at that a hub tells of; returns whether it is looked at for that."""
        async with self._database.write() as connection:
            row = await _locked(connection, call)
            # What fails is asked as its server, or our back-off, would have it.
            if row is None or row.look_at is None or state_from_json(row.state).failures:
                return False
            if row.pushed_at and row.pushed_at > now:
                return False  # the look that is owed sees it, too
            look_at = look_after_push(now, row.pushed_at)
            await connection.execute(
                update(hub).where(hub.c.id == call.id).values(pushed_at=look_at)
            )
            await _set_pushed(
                connection, row.feed_id, row.live_until, look_at=min(look_at, row.look_at)
            )
        return True


async def keep_hub(
    connection: AsyncConnection, feed_id: FeedId, named: Hub | None, callback: str, now: datetime
) -> None:
    """Keep which hub a feed names; one that it named before is told to stop.

    In a transaction of the caller's.
    """
    mine = hub.c.feed_id == feed_id
    row = (await connection.execute(select(hub.c.url, hub.c.topic).where(mine))).first()
    if (row and Hub(url=row.url, topic=row.topic)) == named:
        return
    if row:
        await connection.execute(
            update(hub).where(mine).values(feed_id=None, attempts=0, due_at=now)
        )
        await _set_pushed(connection, feed_id, None)
    if named:
        await connection.execute(
            hub.insert().values(
                feed_id=feed_id,
                url=named.url,
                topic=named.topic,
                callback=callback,
                path=secrets.token_urlsafe(32),
                secret=secrets.token_urlsafe(32),
                due_at=now,
            )
        )


async def doubt_hub(connection: AsyncConnection, feed_id: FeedId, now: datetime) -> None:
    """Ask a feed as often as others again that brought something of which its hub did not tell.

    Until it tells the next time. In a transaction of the caller's.
    """
    told = (
        select(hub.c.id)
        .where(hub.c.feed_id == feed_id, hub.c.pushed_at >= now - _TOLD_WITHIN)
        .exists()
    )
    mine = (feed.c.id == feed_id) & feed.c.pushed_until.is_not(None)
    await connection.execute(update(feed).where(mine, ~told).values(pushed_until=None))


async def _locked(connection: AsyncConnection, call: HubCall) -> Row[Any] | None:
    """Return what is kept of a hub and its feed; None: it has none. The feed is locked before.

    As where a look is kept: who takes both in another order would wait for who waits for him.
    """
    of_call = select(hub.c.feed_id).where(hub.c.id == call.id).scalar_subquery()
    await connection.execute(select(feed.c.id).where(feed.c.id == of_call).with_for_update())
    there: Select[Any] = (
        select(hub.c.feed_id, hub.c.pushed_at, hub.c.live_until, feed.c.look_at, feed.c.state)
        .join(feed, feed.c.id == hub.c.feed_id)
        .where(hub.c.id == call.id)
    )
    row: Row[Any] | None = (await connection.execute(there)).first()
    return row


async def _set_pushed(
    connection: AsyncConnection, feed_id: int, until: datetime | None, **more: datetime
) -> None:
    mine = feed.c.id == feed_id
    await connection.execute(update(feed).where(mine).values(pushed_until=until, **more))


_WATCHED: ColumnElement[bool] = and_(hub.c.feed_id.is_not(None), feed.c.look_at.is_not(None))


def _calls() -> Select[Any]:
    return select(hub, _WATCHED.label("watched")).outerjoin(feed, feed.c.id == hub.c.feed_id)


def _call_of(row: Row[Any], attempts: int) -> HubCall:
    return HubCall(
        id=row.id,
        hub=Hub(url=row.url, topic=row.topic),
        wanted=bool(row.watched),
        path=row.path,
        secret=row.secret,
        due_at=row.due_at,
        attempts=attempts,
        live_until=row.live_until,
    )
