"""Feeds that are watched: who added them, when to look, and what was seen of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.feeds.values import Feed, FeedId, FeedState, Fingerprint, LookRecord, Seen
from bot.storage.feed_json import entry_to_json, state_from_json, state_to_json
from bot.storage.schema import entry, feed, subscription
from bot.storage.statements import insert
from bot.subscriptions.values import FEED_PREFIX

#: An entry that a feed has not listed for so long is forgotten.
KEEP_ENTRIES = timedelta(days=60)

#: Rows of entries that are still listed are touched no more often than this.
_TOUCH = timedelta(days=1)

#: Between two entries of a look: a flood of one feed lets those of the others through.
_APART = timedelta(seconds=1)


class FeedStore:
    """Rows of ``feed``, and of ``entry`` as far as they tell what was seen."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def add(
        self,
        url: str,
        added_at: datetime,
        *,
        title: str = "",
        home: str | None = None,
        label: str | None = None,
        chat_id: int | None = None,
        listed: Iterable[Fingerprint] | None = None,
    ) -> tuple[Feed, bool]:
        """Watch a feed; returns it, and whether it was not watched before.

        One that is watched already stays as it is, but for one that had ended: it is tried again.

        Args:
            url: Where it is fetched.
            added_at: Now.
            title: Its own, if it is known.
            home: The page that it belongs to.
            label: What the operator says it is about.
            chat_id: Who added it; None: the operator.
            listed: Its entries of now: what it brings later is new. None: it was not read yet, and
                the first look tells its past.
        """
        looked_at = None if listed is None else added_at
        state = FeedState(first_seen_at=looked_at, seen_at=looked_at)
        values = {
            "url": url,
            "title": title or url,
            "home": home,
            "label": label,
            "chat_id": chat_id,
            "added_at": added_at,
            "look_at": added_at,
            "state": state_to_json(state),
        }
        again = update(feed).where(feed.c.url == url, feed.c.look_at.is_(None))
        async with self._engine.begin() as connection:
            statement = insert(connection, feed).values(values).on_conflict_do_nothing()
            new = (await connection.execute(statement.returning(feed.c.id))).first()
            if not new:
                await connection.execute(again.values(look_at=added_at))
            elif listed is not None:
                old = tuple(listed)
                look = LookRecord(feed_id=FeedId(new.id), look_at=added_at, state=state, old=old)
                await _keep_entries(connection, look, added_at)
            rows = await connection.execute(select(feed).where(feed.c.url == url))
            return feed_of(rows.one()), new is not None

    async def remove(self, feed_id: FeedId) -> bool:
        """Watch a feed no more; returns whether it was watched.

        Its entries and those who follow it go with it: SQLite may give its number to another.
        """
        topic = f"{FEED_PREFIX}{feed_id}"
        async with self._engine.begin() as connection:
            await connection.execute(delete(subscription).where(subscription.c.topic == topic))
            found = await connection.execute(delete(feed).where(feed.c.id == feed_id))
            return found.rowcount > 0

    async def disown(self, feed_id: FeedId) -> None:
        """Watch a feed on for others than the chat that added it."""
        async with self._engine.begin() as connection:
            await connection.execute(update(feed).where(feed.c.id == feed_id).values(chat_id=None))

    async def by_id(self, feed_id: FeedId) -> Feed | None:
        """Return a feed, if it is watched."""
        return await self._one(feed.c.id == feed_id)

    async def by_url(self, url: str) -> Feed | None:
        """Return the feed that is fetched at an address, if it is watched."""
        return await self._one(feed.c.url == url)

    async def all(self) -> tuple[Feed, ...]:
        """Return all feeds, by title."""
        return await self._several(select(feed).order_by(feed.c.title, feed.c.id))

    async def of_chat(self, chat_id: int) -> tuple[Feed, ...]:
        """Return the feeds that a chat added, by title."""
        mine = select(feed).where(feed.c.chat_id == chat_id)
        return await self._several(mine.order_by(feed.c.title, feed.c.id))

    async def due(self, now: datetime, limit: int, but: Iterable[FeedId] = ()) -> tuple[Feed, ...]:
        """Return feeds that are to be looked at: of each owner one, then of each the next ...

        Of each those that wait longest come first; however many one has, those of others are there.

        Args:
            now: When.
            limit: How many.
            but: Those that are being looked at.
        """
        waiting = select(feed).where(feed.c.look_at <= now, feed.c.id.not_in(tuple(but)))
        return await self._several(waiting.order_by(*by_turns(feed.c.look_at)).limit(limit))

    async def next_at(self) -> datetime | None:
        """Return when the next feed is due; None: none ever is."""
        async with self._engine.begin() as connection:
            return await connection.scalar(
                select(feed.c.look_at)
                .where(feed.c.look_at.is_not(None))
                .order_by(feed.c.look_at)
                .limit(1)
            )

    async def seen(self, of: Feed, prints: Iterable[Fingerprint]) -> Seen:
        """Return what of some entries was seen at their feed before."""
        prints = tuple(prints)
        same = or_(
            entry.c.guid.in_({one.guid for one in prints}),
            entry.c.link_hash.in_({one.link_hash for one in prints} - {0}),
            entry.c.text_hash.in_({one.text_hash for one in prints} - {0}),
        )
        known = select(entry.c.guid, entry.c.link_hash, entry.c.text_hash)
        waiting = select(func.count()).select_from(entry).where(entry.c.due_at.is_not(None))
        of_owner = waiting.join(feed, feed.c.id == entry.c.feed_id).where(_is_of(of.chat_id))
        async with self._engine.begin() as connection:
            rows = (await connection.execute(known.where(entry.c.feed_id == of.id, same))).all()
            queued = await connection.scalar(waiting.where(entry.c.feed_id == of.id))
            queued_of_owner = await connection.scalar(of_owner)
        return Seen(
            first_at=of.state.first_seen_at,
            last_at=of.state.seen_at,
            guids=frozenset(row.guid for row in rows),
            link_hashes=frozenset(row.link_hash for row in rows),
            text_hashes=frozenset(row.text_hash for row in rows),
            queued=queued or 0,
            queued_of_owner=queued_of_owner or 0,
        )

    async def record(self, record: LookRecord, now: datetime) -> bool:
        """Keep what came of a look, all or nothing; new entries are queued to be read.

        Returns:
            Whether the feed is still watched; if not, nothing was kept.
        """
        async with self._engine.begin() as connection:
            if not await _update_feed(connection, record):
                return False
            if record.old is not None:
                await _keep_entries(connection, record, now)
        return True

    async def _one(self, where: ColumnElement[bool]) -> Feed | None:
        return next(iter(await self._several(select(feed).where(where))), None)

    async def _several(self, statement: Select[Any]) -> tuple[Feed, ...]:
        async with self._engine.begin() as connection:
            return tuple(feed_of(row) for row in await connection.execute(statement))


def by_turns(since: ColumnElement[datetime]) -> tuple[ColumnElement[Any], ...]:
    """Return an order of feeds: of each owner what waits longest, then of each the next.

    Args:
        since: From when on a row waits.
    """
    place = func.row_number().over(partition_by=feed.c.chat_id, order_by=(since, feed.c.id))
    return place, since, feed.c.id


def _is_of(chat_id: int | None) -> ColumnElement[bool]:
    """Select the feeds that a chat added; none of the operator's, which may bring what they like."""
    return false() if chat_id is None else feed.c.chat_id == chat_id


async def _update_feed(connection: AsyncConnection, record: LookRecord) -> bool:
    values = {
        "title": record.title,
        "home": record.home,
        "state": state_to_json(record.state),
    }
    known = {name: value for name, value in values.items() if value}
    mine = feed.c.id == record.feed_id
    found = await connection.execute(
        update(feed).where(mine).values(**known, look_at=record.look_at)
    )
    if record.url and found.rowcount:
        # Where another feed is there already, this one stays: its followers are its own.
        taken = select(feed.c.id).where(feed.c.url == record.url).exists()
        await connection.execute(update(feed).where(mine, ~taken).values(url=record.url))
    return found.rowcount > 0


async def _keep_entries(connection: AsyncConnection, record: LookRecord, now: datetime) -> None:
    old = record.old or ()
    rows = [
        *(_row(record.feed_id, one, now) for one in old),
        *(
            _row(record.feed_id, new.fingerprint, now)
            | {
                "content": entry_to_json(new.entry, new.dated_at),
                "due_at": now + place * _APART,
            }
            for place, new in enumerate(record.new)
        ),
    ]
    if not rows:
        return
    await connection.execute(insert(connection, entry).values(rows).on_conflict_do_nothing())
    ours = entry.c.feed_id == record.feed_id
    listed = entry.c.guid.in_([one.guid for one in old])
    await connection.execute(
        update(entry).where(ours, listed, entry.c.seen_at < now - _TOUCH).values(seen_at=now)
    )
    # Only now, as only a feed that was read tells what it still lists.
    forgotten = entry.c.seen_at < now - KEEP_ENTRIES
    await connection.execute(delete(entry).where(ours, forgotten, entry.c.due_at.is_(None)))


def _row(feed_id: FeedId, one: Fingerprint, now: datetime) -> dict[str, object]:
    return {
        "feed_id": feed_id,
        "guid": one.guid,
        "link_hash": one.link_hash,
        "text_hash": one.text_hash,
        "seen_at": now,
        "content": None,
        "due_at": None,
    }


def feed_of(row: Row[Any]) -> Feed:
    """Return the feed of a row that has its columns."""
    return Feed(
        id=FeedId(row.id),
        url=row.url,
        title=row.title,
        home=row.home,
        label=row.label,
        chat_id=row.chat_id,
        added_at=row.added_at,
        look_at=row.look_at,
        state=state_from_json(row.state),
    )
