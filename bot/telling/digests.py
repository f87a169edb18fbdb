"""Digests: at each chat's time, what waited for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.attempts import attempt_all
from bot.locales.languages import Languages
from bot.models import Priority
from bot.outgoing import SendText
from bot.render.digest import render_digest
from bot.render.language import Language
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.digest import DueDigest, arrange
from bot.subscriptions.grouping import group

log = structlog.stdlib.get_logger(__name__)


class Digests:
    """Puts digests together; one that was missed while the bot was down comes once, late."""

    def __init__(
        self,
        store: DigestStore,
        languages: Languages,
        wake_sender: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._languages = languages
        self._wake_sender = wake_sender
        self._clock = clock

    async def work_off(self) -> None:
        """Put together all that are due."""
        await attempt_all(self._store.claims, self._put_together, self._clock)

    async def next_due_at(self) -> datetime | None:
        """Return when the next is due."""
        return await self._store.next_due_at()

    async def _put_together(self, chat_id: int) -> None:
        digest = await self._store.load(chat_id, self._clock())
        if digest is None:
            return
        # To the second: by this, which its buttons have, a digest is found again.
        now = self._clock().replace(microsecond=0)
        next_at = digest.settings.next_digest_at(now) if digest.goes_on else None
        language = self._languages.of(digest.settings.language)
        # In a thread: thousands of stories take a second, in which others want answers.
        messages = await asyncio.to_thread(_messages, digest, language, now)
        if await self._store.settle(digest, messages, next_at, now) and messages:
            stories, made = len(digest.items), len(messages)
            log.info("digest", chat_id=chat_id, stories=stories, messages=made)
            self._wake_sender()


def _messages(digest: DueDigest, language: Language, now: datetime) -> list[SendText]:
    """Return what a chat's digest says; nothing where nothing waits, or none is wanted now."""
    if digest.settings.on_hold:
        return []
    arranged = arrange(digest.items, group, digest.settings, digest.due_at, now)
    return [
        SendText(
            key=f"digest:{digest.chat_id}:{digest.due_at:%Y%m%d%H%M%S}:{part}:0",
            chat_id=digest.chat_id,
            reply=render_digest(of_thread, language),
            thread=of_thread.thread_id,
            priority=Priority.SUBSCRIPTION,
        )
        for part, of_thread in enumerate(arranged)
    ]
