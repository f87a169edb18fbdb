"""What keeps the tables right: groups that get another id, what is not needed any more, backups."""

from __future__ import annotations

from datetime import timedelta

from bot.app.clock import utc_now
from bot.app.operator import broadcast_store
from bot.app.parts import Parts
from bot.handlers.migrations import GroupMigrations
from bot.interactions.feature import Feature
from bot.storage.articles.search import SearchStore
from bot.storage.chats.complaints import ComplaintStore
from bot.storage.chats.invitations import InvitationStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.operating.days import DayStore
from bot.sweeping import NamedSweep
from bot.work.backups import DailyBackups
from bot.work.housekeeping import Housekeeping, Keep


def upkeep(parts: Parts) -> Feature:
    """Return the feature."""
    housekeeping = Housekeeping(
        InboxStore(parts.database),
        parts.article_store,
        parts.deliveries,
        parts.stories,
        search=SearchStore(parts.database),
        complaints=ComplaintStore(parts.database),
        invitations=InvitationStore(parts.database),
        broadcasts=broadcast_store(parts),
        days=DayStore(parts.database),
        keep=Keep(
            articles=timedelta(days=parts.settings.keep_days),
            articles_bytes=parts.settings.keep_megabytes * 10**6,
        ),
        clock=utc_now,
    )
    return Feature(
        handlers=(GroupMigrations(parts.deliveries, utc_now).handler(),),
        sweeps=(NamedSweep("housekeeping", housekeeping), *_backups(parts)),
    )


def _backups(parts: Parts) -> tuple[NamedSweep, ...]:
    settings = parts.settings
    if not settings.backups or parts.database.is_postgres:
        return ()
    return (NamedSweep("backups", DailyBackups(settings.data_dir, settings.backups, utc_now)),)
