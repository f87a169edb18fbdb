"""Feeds: chats add them, they are looked at, and what they bring is taken in."""

from __future__ import annotations

import random
from datetime import timedelta

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.feeds.feeds import FeedCommands
from bot.handlers.feeds.opml import OpmlFiles
from bot.interactions.feature import Feature
from bot.polling.hubs import Hubs
from bot.polling.intake import Intake
from bot.polling.poll import Poller
from bot.settings import Settings
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.hubs import HubStore
from bot.sweeping import NamedSweep
from bot.telling.feed_notices import FeedNotices


def feeds(parts: Parts) -> Feature:
    """Return the feature."""
    commands = FeedCommands(parts.watching, parts.gate, parts.trust)
    files = OpmlFiles(
        parts.watching,
        parts.pool.read_opml,
        parts.answering,
        parts.files,
        trust=parts.trust,
    )
    callback = hub_callback(parts.settings)
    poller = Poller(
        parts.feeds,
        parts.fetcher.revisit,
        parts.pool.read_feed,
        notify=FeedNotices(parts.outbox, parts.chats, parts.languages, parts.settings.admins).send,
        wake_intake=parts.bells.intake.set,
        clock=utc_now,
        chance=random.random,
        shortest=timedelta(seconds=parts.settings.feed_interval),
        callback=callback,
    )
    hubs = () if callback is None else (_hubs(parts, callback),)
    intake = Intake(EntryQueue(parts.database), parts.ingest.entry, parts.ingest.from_feed, utc_now)
    return Feature(
        commands=commands.commands(),
        handlers=(files.handler(),),
        sweeps=(
            NamedSweep("feeds", poller, parts.bells.polling),
            NamedSweep("entries", intake, parts.bells.intake),
            *hubs,
        ),
    )


def hub_callback(settings: Settings) -> str | None:
    """Return where hubs of feeds call us, each with a path of its own; None: they cannot."""
    return f"{settings.webhook_url.rstrip('/')}/websub" if settings.webhook_url else None


def _hubs(parts: Parts, callback: str) -> NamedSweep:
    return NamedSweep("hubs", Hubs(HubStore(parts.database), parts.fetcher.post, callback, utc_now))
