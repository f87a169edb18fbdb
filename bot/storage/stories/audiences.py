"""Who may see a story: everybody, or only those who asked for what brought it.

A source (a feed, or a chat that shares links) serves everybody once the operator approved it. Until
then its stories are those of the chats that have it: one chat's own, whichever of its sources
brought them, or, of a feed that several have, all of theirs. A story is never shown to others
than its audience, nor takes anything from a report that others brought; that two stories of
different audiences tell the same is kept beside them (``story_twin``), for those who see both.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    func,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.fetching.secret_links import looks_secret
from bot.newsroom.values import EVERYBODY, Audience, Source
from bot.storage.schema import chat, copy, feed, feed_chat, story

#: Reports of one source that are told within a day. The whole wire of an agency has some hundreds;
#: without a bound, a feed that makes entries up would bring a hundred every ten minutes.
MOST_A_DAY = 500

_DAY = timedelta(days=1)


async def audience_of(
    connection: AsyncConnection, source: Source, *, trusted: bool
) -> Audience | None:
    """Return who may see what a source brings now; None: nobody, it is banned or gone.

    Args:
        connection: In a transaction of the caller's, until whose end a feed stays.
        source: Which.
        trusted: Whether the operator trusts everybody whom the bot serves.
    """
    if source.feed_id is not None:
        return await _of_feed(connection, source.feed_id, trusted=trusted)
    if source.chat_id is None:
        return EVERYBODY
    row = (await connection.execute(select(chat).where(chat.c.id == source.chat_id))).first()
    if row is None or row.share_banned_at:
        return None
    return EVERYBODY if trusted or row.share_approved_at else Audience(chat_id=source.chat_id)


async def _of_feed(connection: AsyncConnection, feed_id: int, *, trusted: bool) -> Audience | None:
    found = select(feed).where(feed.c.id == feed_id).with_for_update(read=True)
    row = (await connection.execute(found)).first()
    if row is None or row.banned_at:
        return None
    # What stands behind a secret address is its readers' own, whomever the operator trusts.
    if row.approved_at or (trusted and not looks_secret(row.url)):
        return EVERYBODY
    have = select(feed_chat.c.chat_id).where(feed_chat.c.feed_id == feed_id).limit(2)
    chats = (await connection.execute(have)).scalars().all()
    return Audience(chat_id=chats[0]) if len(chats) == 1 else Audience(feed_id=feed_id)


async def brings_too_much(connection: AsyncConnection, source: Source, now: datetime) -> bool:
    """Whether a source brought a day's reports already; the operator is shown that it did."""
    if source == Source():
        return False
    by = copy.c.feed_id == source.feed_id
    if source.feed_id is None:
        by = copy.c.chat_id == source.chat_id
    today = select(func.count()).select_from(copy).where(by, copy.c.seen_at > now - _DAY)
    if (await connection.execute(today)).scalar_one() < MOST_A_DAY:
        return False
    flooded = (
        update(chat).where(chat.c.id == source.chat_id).values(share_flooded_at=now)
        if source.feed_id is None
        else update(feed).where(feed.c.id == source.feed_id).values(flooded_at=now)
    )
    await connection.execute(flooded)
    return True


def is_open(of: FromClause = story) -> ColumnElement[bool]:
    """Return what is true of stories that everybody may see."""
    return and_(of.c.chat_id.is_(None), of.c.feed_id.is_(None))


def is_seen_by(chat_id: int | None, of: FromClause = story) -> ColumnElement[bool]:
    """Return what is true of stories that a chat may see; None: nobody in particular."""
    if chat_id is None:
        return is_open(of)
    has = select(feed_chat.c.feed_id).where(feed_chat.c.chat_id == chat_id)
    return or_(is_open(of), of.c.chat_id == chat_id, of.c.feed_id.in_(has))


def is_for(audience: Audience) -> ColumnElement[bool]:
    """Return what is true of stories of just this audience."""
    return and_(
        story.c.chat_id.is_not_distinct_from(audience.chat_id),
        story.c.feed_id.is_not_distinct_from(audience.feed_id),
    )


def is_among(audience: Audience, chat_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return what is true of chats of an audience."""
    if audience.chat_id is not None:
        return chat_id == audience.chat_id
    if audience.feed_id is not None:
        return chat_id.in_(_chats_with(audience.feed_id))
    return true()


def _chats_with(feed_id: int) -> Select[tuple[int]]:
    return select(feed_chat.c.chat_id).where(feed_chat.c.feed_id == feed_id)
