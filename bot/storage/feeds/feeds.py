"""Feeds that are watched: for whom, when to look, and what was seen of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import ColumnElement, Row, Select, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feeds.entries import EntryFingerprint, Headline, LookRecord, ReadEntry, Seen, ToldFrom
from bot.feeds.identity import Sifted
from bot.feeds.values import Feed, FeedId, FeedState, Left
from bot.locales.languages import Notice
from bot.reports import Health, RowKind
from bot.retry import Claim
from bot.storage.engine.claims import note
from bot.storage.engine.database import Database
from bot.storage.engine.statements import insert
from bot.storage.feeds.feed_json import state_from_json, state_to_json
from bot.storage.feeds.hubs import doubt_hub, keep_hub
from bot.storage.feeds.looks import keep_entries, update_feed
from bot.storage.feeds.outcomes import health_of
from bot.storage.feeds.owners import end, leave, own, owners_of, queued_of, vouch
from bot.storage.feeds.turns import by_turns
from bot.storage.schema import copy, entry, feed, feed_chat, story
from bot.storage.stories.audiences import is_seen_by

log = structlog.stdlib.get_logger(__name__)


class FeedStore:
    """Rows of ``feed`` and ``feed_chat``, and of ``entry`` as far as they tell what was seen."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        url: str,
        added_at: datetime,
        *,
        title: str = "",
        home: str | None = None,
        label: str | None = None,
        chat_id: int | None = None,
        approved: bool = False,
        first_look: Sifted | None = None,
    ) -> tuple[Feed, bool]:
        """Watch a feed, for a chat or for the operator.

        One that is watched already stays as it is, but for one that had ended: it is tried again.
        One that is banned stays banned, unless it is the operator who adds it.

        Args:
            url: Where it is fetched.
            added_at: Now.
            title: Its own, if it is known.
            home: The page that it belongs to.
            label: What the operator says it is about.
            chat_id: Who adds it; None: the operator, for all.
            approved: Whether the operator vouches for it, as he does for what he adds himself.
            first_look: Its entries of now: what it brings later is new. None: it was not read yet.

        Returns:
            The feed, and whether it is news to who added it.
        """
        looked_at = None if first_look is None else added_at
        state = FeedState(first_seen_at=looked_at, seen_at=looked_at)
        values = {
            "url": url,
            "title": title or url,
            "home": home,
            "label": label,
            "added_at": added_at,
            "look_at": added_at,
            "state": state_to_json(state),
        }
        mine = feed.c.url == url
        async with self._database.write() as connection:
            known = (await connection.execute(select(feed).where(mine).with_for_update())).first()
            # The last to have it may be leaving it just now.
            row = insert(connection, feed).values(values)
            row = row.on_conflict_do_update(index_elements=[feed.c.url], set_={"url": url})
            feed_id = FeedId((await connection.execute(row.returning(feed.c.id))).scalar_one())
            if known is None and first_look is not None:
                look = LookRecord(
                    feed_id=feed_id,
                    look_at=added_at,
                    state=state,
                    old=first_look.old,
                    past=first_look.past,
                )
                await keep_entries(connection, look, added_at)
            new = known is None or known.approved_at is None
            if chat_id is None or approved:
                await vouch(connection, feed_id, added_at)
            elif known and known.banned_at:
                chat_id, new = None, False
            ended = mine & feed.c.look_at.is_(None) & feed.c.banned_at.is_(None)
            await connection.execute(update(feed).where(ended).values(look_at=added_at))
            if chat_id is not None:
                new = await own(connection, feed_id, chat_id, added_at)
            (added,) = await feeds_of(connection, select(feed).where(mine))
        return added, new

    async def leave(self, feed_id: FeedId, chat_id: int, *, end: bool = False) -> Left:
        """Watch a feed for a chat no more, and not at all where nobody else has it.

        Args:
            feed_id: Which.
            chat_id: Whose.
            end: Whether that ends one that the operator vouched for, too.
        """
        async with self._database.write() as connection:
            return await leave(connection, feed_id, chat_id, end=end)

    async def remove(
        self, feed_id: FeedId, now: datetime, notice: Notice | None = None
    ) -> int | None:
        """Watch a feed for nobody any more.

        Args:
            feed_id: Which.
            now: The time.
            notice: What those who had it are told; None: nothing.

        Returns:
            How many chats had it; None: it was not watched.
        """
        async with self._database.write() as connection:
            return await end(connection, feed_id, now, notice)

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
        mine = select(feed).join(feed_chat).where(feed_chat.c.chat_id == chat_id)
        return await self._several(mine.order_by(feed.c.title, feed.c.id))

    async def health(
        self, feed_ids: Collection[FeedId] | None, since: datetime
    ) -> dict[FeedId, Health]:
        """Return what came of entries since a time, by feed; a feed without any has no row.

        Args:
            feed_ids: Which; None: all.
            since: The time.
        """
        async with self._database.read() as connection:
            return await health_of(connection, feed_ids, since)

    async def newest(self, feed_id: FeedId, chat_id: int, limit: int) -> tuple[Headline, ...]:
        """Return the headlines of what a feed brought last that a chat may see, the newest first."""
        brought = (
            select(story.c.title, story.c.url)
            .join(copy, copy.c.story_id == story.c.id)
            .where(copy.c.feed_id == feed_id, is_seen_by(chat_id))
            .group_by(story.c.id, story.c.title, story.c.url)
            .order_by(func.max(copy.c.seen_at).desc(), story.c.id.desc())
            .limit(limit)
        )
        async with self._database.read() as connection:
            rows = (await connection.execute(brought)).all()
        return tuple(Headline(row.title, row.url) for row in rows)

    async def due(self, now: datetime, limit: int, but: Iterable[FeedId] = ()) -> tuple[Feed, ...]:
        """Return feeds that are to be looked at: of each owner one, then of each the next ...

        Of each those that wait longest come first; however many one has, those of others are there.

        Args:
            now: When.
            limit: How many.
            but: Those that are being looked at.
        """
        waiting = (
            select(feed.c.id.label("feed_id"), feed.c.look_at.label("since"))
            .where(feed.c.look_at <= now, feed.c.id.not_in(tuple(but)))
            .cte("waiting")
        )
        turns = by_turns(waiting)
        due = select(feed).join(turns, turns.c.feed_id == feed.c.id)
        order = (turns.c.place, turns.c.since, feed.c.id)
        return await self._several(due.order_by(*order).limit(limit))

    async def next_at(self) -> datetime | None:
        """Return when the next feed is due; None: none ever is."""
        async with self._database.read() as connection:
            return await connection.scalar(
                select(feed.c.look_at)
                .where(feed.c.look_at.is_not(None))
                .order_by(feed.c.look_at)
                .limit(1)
            )

    async def seen(self, of: Feed, prints: Iterable[EntryFingerprint]) -> Seen:
        """Return what of some entries was seen at their feed before."""
        prints = tuple(prints)
        same = or_(
            entry.c.guid.in_({one.guid for one in prints}),
            entry.c.link_hash.in_({one.link_hash for one in prints} - {0}),
            entry.c.text_hash.in_({one.text_hash for one in prints} - {0}),
        )
        known = select(
            entry.c.guid, entry.c.link_hash, entry.c.text_hash, entry.c.told, entry.c.settled_at
        )
        waiting = select(func.count()).select_from(entry).where(entry.c.due_at.is_not(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(known.where(entry.c.feed_id == of.id, same))).all()
            queued = await connection.scalar(waiting.where(entry.c.feed_id == of.id))
            # The operator's may bring what they like.
            of_owner = 0 if of.approved else await queued_of(connection, of.owners)
        return Seen(
            first_at=of.state.first_seen_at,
            last_at=of.state.seen_at,
            guids=frozenset(row.guid for row in rows),
            link_hashes=frozenset(row.link_hash for row in rows),
            text_hashes=frozenset(row.text_hash for row in rows),
            read=tuple(
                ReadEntry(EntryFingerprint(row.guid, row.link_hash, row.text_hash), row.settled_at)
                for row in rows
                if row.told == ToldFrom.READ and row.settled_at
            ),
            queued=queued or 0,
            queued_of_owner=of_owner,
        )

    async def begin(self, of: Feed, now: datetime, lease: timedelta) -> Claim | None:
        """Take a feed for one look, which is counted; None if it is not due as it was any more.

        Args:
            of: The feed, as it was due.
            now: When.
            lease: After this long it is due again, unless what came of the look is kept by then.
        """
        async with self._database.write() as connection:
            taken = await connection.execute(
                update(feed)
                .where(feed.c.id == of.id, feed.c.look_at == of.look_at)
                .values(look_at=now + lease, attempts=feed.c.attempts + 1)
                .returning(feed.c.attempts, feed.c.error)
            )
            row = taken.first()
        if row is None:
            return None
        return Claim(kind=RowKind.FEED, id=of.id, attempts=row.attempts, error=row.error)

    async def release(self, claim: Claim, now: datetime) -> None:
        """Take a look back that the feed is not to blame for."""
        async with self._database.write() as connection:
            await connection.execute(
                update(feed)
                .where(feed.c.id == claim.id)
                .values(attempts=claim.attempts - 1, look_at=now)
            )

    async def failed(self, claim: Claim, why: str, look_at: datetime) -> None:
        """Put a feed off whose look broke by a fault of ours."""
        async with self._database.write() as connection:
            await connection.execute(
                update(feed).where(feed.c.id == claim.id).values(error=why, look_at=look_at)
            )

    async def set_aside(self, claim: Claim, why: str, now: datetime, look_at: datetime) -> None:
        """Leave a feed alone for long, and tell the operator."""
        async with self._database.write() as connection:
            await connection.execute(
                update(feed)
                .where(feed.c.id == claim.id)
                .values(error=None, attempts=0, look_at=look_at)
            )
            await note(connection, RowKind.FEED, claim.id, why, now)

    async def record(self, record: LookRecord, now: datetime) -> bool:
        """Keep what came of a look, all or nothing; new entries are queued to be read.

        Returns:
            Whether the feed is still watched; if not, nothing was kept.
        """
        async with self._database.write() as connection:
            if not await update_feed(connection, record):
                return False
            if record.old is not None:
                await keep_entries(connection, record, now)
            if record.new:
                await doubt_hub(connection, record.feed_id, now)
            if record.hub is not None:
                callback, named = record.hub
                await keep_hub(connection, record.feed_id, named, callback, now)
        return True

    async def _one(self, where: ColumnElement[bool]) -> Feed | None:
        return next(iter(await self._several(select(feed).where(where))), None)

    async def _several(self, statement: Select[Any]) -> tuple[Feed, ...]:
        async with self._database.read() as connection:
            return await feeds_of(connection, statement)


async def feeds_of(connection: AsyncConnection, statement: Select[Any]) -> tuple[Feed, ...]:
    """Return the feeds of a SELECT that has their columns, in its order."""
    rows = (await connection.execute(statement)).all()
    owners = await owners_of(connection, [row.id for row in rows])
    return tuple(feed_of(row, owners.get(row.id, frozenset())) for row in rows)


def feed_of(row: Row[Any], owners: frozenset[int]) -> Feed:
    """Return the feed of a row that has its columns, and of those who have it."""
    return Feed(
        id=FeedId(row.id),
        url=row.url,
        title=row.title,
        home=row.home,
        label=row.label,
        owners=owners,
        approved=row.approved_at is not None,
        banned=row.banned_at is not None,
        added_at=row.added_at,
        look_at=row.look_at,
        state=_state_of(row),
        pushed_until=row.pushed_until,
    )


def _state_of(row: Row[Any]) -> FeedState:
    try:
        return state_from_json(row.state)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Not ours. What was seen is kept beside it, so nothing comes twice.
        log.error("what is remembered of a feed cannot be read", feed_id=row.id, cause=repr(error))  # noqa: TRY400
        return FeedState()
