"""What of a look at a feed is kept, in a transaction of the caller's."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.entries import ChangedEntry, EntryFingerprint, LookRecord
from bot.feeds.values import FeedId
from bot.storage.engine.statements import insert
from bot.storage.feeds.feed_json import entry_to_json, state_to_json
from bot.storage.schema import entry, feed

#: An entry that a feed has not listed for so long is forgotten.
KEEP_ENTRIES = timedelta(days=60)

#: Rows of entries that are still listed are touched no more often than this.
_TOUCH = timedelta(days=1)

#: Between two entries of a look: a flood of one feed lets those of the others through. The past of a
#: feed is asked of its site all at once, and is in no hurry.
_APART = timedelta(seconds=1)
_PAST_APART = timedelta(seconds=2)


async def update_feed(connection: AsyncConnection, record: LookRecord) -> bool:
    """Keep what a look changed of the feed itself; returns whether it is still watched."""
    values = {
        "title": record.title,
        "home": record.home,
        "state": state_to_json(record.state),
    }
    known = {name: value for name, value in values.items() if value}
    mine = (feed.c.id == record.feed_id) & feed.c.banned_at.is_(None)
    found = await connection.execute(
        update(feed).where(mine).values(**known, look_at=record.look_at, attempts=0, error=None)
    )
    if record.url and found.rowcount:
        # Where another feed is there already, this one stays: its followers are its own.
        taken = select(feed.c.id).where(feed.c.url == record.url).exists()
        await connection.execute(update(feed).where(mine, ~taken).values(url=record.url))
    return found.rowcount > 0


async def keep_entries(connection: AsyncConnection, record: LookRecord, now: datetime) -> None:
    """Keep what a look listed: what is new is queued, what is not listed any more forgotten."""
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
        *(
            _row(record.feed_id, one.fingerprint, now)
            | {
                "content": entry_to_json(one.entry, one.dated_at, past=True),
                "due_at": now + place * _PAST_APART,
            }
            for place, one in enumerate(record.past)
        ),
    ]
    for place, changed in enumerate(record.changed):
        await _read_again(connection, record.feed_id, changed, now + place * _APART)
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


async def _read_again(
    connection: AsyncConnection, feed_id: FeedId, changed: ChangedEntry, due_at: datetime
) -> None:
    """Queue an entry that was read; what came of it counts on until it is read again."""
    one = changed.now
    await connection.execute(
        update(entry)
        .where(entry.c.feed_id == feed_id, entry.c.guid == changed.guid, entry.c.due_at.is_(None))
        .values(
            content=entry_to_json(one.entry, one.dated_at, changed=True),
            text_hash=one.fingerprint.text_hash,
            due_at=due_at,
            attempts=0,
            error=None,
        )
    )


def _row(feed_id: FeedId, one: EntryFingerprint, now: datetime) -> dict[str, object]:
    return {
        "feed_id": feed_id,
        "guid": one.guid,
        "link_hash": one.link_hash,
        "text_hash": one.text_hash,
        "seen_at": now,
        "content": None,
        "due_at": None,
    }
