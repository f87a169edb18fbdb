"""Whom a story reaches, as statements: those who set nothing are served without being looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, String, and_, case, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import DeliveryState, Priority
from bot.newsroom.values import EVERYBODY, Audience
from bot.storage.chats.bans import is_banned
from bot.storage.engine.statements import Insert, insert
from bot.storage.messages.delivery_rows import story_key
from bot.storage.schema import chat, delivery, digest_item, subscription
from bot.storage.stories.audiences import is_among
from bot.storage.stories.twins import is_told
from bot.subscriptions.narrowing import NOWHERE, Origin
from summarizer.topics.relevance.evidence import Match


@dataclass(frozen=True, slots=True)
class Work:
    """What is left to do for a story."""

    id: int
    story_id: int

    #: Its message in English.
    body_id: int

    #: Those that somebody follows.
    topics: tuple[str, ...]

    #: All that the story matches, for what is muted.
    about: frozenset[str]

    #: Chats up to this one were served; None: none was.
    after: int | None

    #: Who may see the story.
    audience: Audience = EVERYBODY

    #: Stories that tell the same to others: whoever has one of them is not told this one.
    twins: tuple[int, ...] = ()

    #: How surely it matches its topics, and by what; those alone of which it is known.
    matches: Mapping[str, Match] = field(default_factory=dict)

    #: Where it was printed.
    origin: Origin = NOWHERE

    #: Its messages for chats that have set a language or how articles look; see :func:`asked_for`.
    editions: Mapping[str, int] = field(default_factory=dict)

    def body_for(self, language: str | None, look: str | None) -> int:
        """Return the message that is for a chat, by what it has set."""
        return self.editions.get(asked_for(language, look), self.body_id)


@dataclass(frozen=True, slots=True)
class Chats:
    """Chats by their ids: behind ``after``, up to ``last``; None is without end."""

    after: int | None
    last: int | None


def matching(work: Work, chats: Chats) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of subscriptions that a story matches, of chats that are to have it."""
    wanted: list[ColumnElement[bool]] = [
        subscription.c.topic.in_(work.topics),
        # What one was at while he was banned may have been kept after.
        ~is_banned(subscription.c.chat_id),
    ]
    if work.audience != EVERYBODY:
        wanted.append(is_among(work.audience, subscription.c.chat_id))
    if work.twins:
        wanted.append(~is_told(work.twins, subscription.c.chat_id))
    if chats.after is not None:
        wanted.append(subscription.c.chat_id > chats.after)
    if chats.last is not None:
        wanted.append(subscription.c.chat_id <= chats.last)
    return tuple(wanted)


def is_plain(work: Work) -> ColumnElement[bool]:
    """Return what is true where nothing was set that ``route`` would have to know."""
    waits = select(digest_item.c.story_id).where(
        digest_item.c.story_id == work.story_id, digest_item.c.chat_id == subscription.c.chat_id
    )
    unset = (
        chat.c.on_hold_at,
        chat.c.quiet,
        chat.c.digest,
        chat.c.muted,
        subscription.c.digest,
        subscription.c.thread_id,
        subscription.c.refused,
        subscription.c.narrowing,
    )
    return and_(*(column.is_(None) for column in unset), ~waits.exists())


def asked_for(language: str | None, look: str | None) -> str:
    """Return what a chat has set as one key: ``pt-br 5 brief``, ``pt-br `` or `` 5 brief``."""
    return f"{language or ''} {look or ''}"


def _body(work: Work) -> ColumnElement[int]:
    if not work.editions:
        return literal(work.body_id)
    asked = func.coalesce(chat.c.language, "") + " " + func.coalesce(chat.c.look, "")
    return case(work.editions, value=asked, else_=work.body_id)


def insert_plain(connection: AsyncConnection, work: Work, chats: Chats, now: datetime) -> Insert:
    """Return the statement that owes a story, now, to all of some chats for whom it is plain."""
    key = literal(story_key(work.story_id, "")) + cast(subscription.c.chat_id, String)
    values = {
        "dedup_key": key,
        "chat_id": subscription.c.chat_id,
        "body_id": _body(work),
        "content": literal({}, delivery.c.content.type),
        "state": literal(DeliveryState.QUEUED.value),
        "due_at": literal(now, delivery.c.due_at.type),
        "priority": literal(Priority.SUBSCRIPTION.value),
        "attempts": literal(0),
    }
    chosen = (
        select(*(value.label(name) for name, value in values.items()))
        .join_from(subscription, chat, chat.c.id == subscription.c.chat_id)
        .where(*matching(work, chats), chat.c.paused_at.is_(None), is_plain(work))
    )
    return insert(connection, delivery).from_select(list(values), chosen).on_conflict_do_nothing()
