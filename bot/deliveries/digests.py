"""Digests: at each chat's time, what waited for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from bot.models import Outgoing, Priority
from bot.render.digest import render_digest
from bot.storage.digests import DigestStore, DueDigest
from bot.subscriptions.digest import DigestStory, arrange

log = structlog.stdlib.get_logger(__name__)

#: A digest that breaks is tried again so much later.
_AGAIN = timedelta(hours=1)

#: Stories among which events are looked for: the time grows with the cube of their number.
_GROUPED = 200


class Digests:
    """Puts digests together; one that was missed while the bot was down comes once, late."""

    def __init__(
        self, store: DigestStore, wake_sender: Callable[[], None], clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._wake_sender = wake_sender
        self._clock = clock

    async def work_off(self) -> None:
        """Put together all that are due."""
        while digest := await self._store.due(self._clock()):
            await self._put_together(digest)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due."""
        return await self._store.next_due_at()

    async def _put_together(self, digest: DueDigest) -> None:
        now = self._clock()
        next_at = digest.settings.next_digest_at(now) if digest.goes_on else None
        told = log.bind(chat_id=digest.chat_id)
        try:
            # In a thread: thousands of stories take a second, in which others want answers.
            messages = await asyncio.to_thread(_messages, digest, now)
        except Exception:  # noqa: BLE001  # one chat's digest must not hold up the others'
            told.exception("digest broke")
            await self._store.postpone(digest, now + _AGAIN)
            return
        if await self._store.settle(digest, messages, next_at, now) and messages:
            told.info("digest", stories=len(digest.stories), messages=len(messages))
            self._wake_sender()


def _messages(digest: DueDigest, now: datetime) -> list[Outgoing]:
    """Return what a chat's digest says; nothing where nothing waits, or none is wanted now."""
    if digest.settings.on_hold:
        return []
    arranged = arrange(digest.stories, _group, digest.settings, digest.due_at, now)
    return [
        Outgoing(
            key=f"digest:{digest.chat_id}:{digest.due_at:%Y%m%d%H%M}:{part}:{number}",
            chat_id=digest.chat_id,
            reply=reply,
            thread=of_thread.thread_id,
            priority=Priority.SUBSCRIPTION,
        )
        for part, of_thread in enumerate(arranged)
        for number, reply in enumerate(render_digest(of_thread))
    ]


def _group(stories: Sequence[DigestStory]) -> Sequence[Sequence[int]]:
    if len(stories) < 2:
        return [[place] for place in range(len(stories))]
    # numpy comes with it, which a process without digests can do without.
    from summarizer.stories.events import EventKey  # noqa: PLC0415
    from summarizer.stories.grouping import group_events  # noqa: PLC0415

    reports = [(EventKey.from_bytes(s.event_key), s.seen_at) for s in stories]
    return [
        [start + place for place in group]
        for start in range(0, len(reports), _GROUPED)
        for group in group_events(reports[start : start + _GROUPED])
    ]
