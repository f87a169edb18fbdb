"""What keeps the tables right: groups that get another id, and what is not needed any more."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.migrations import GroupMigrations
from bot.interactions.feature import Feature
from bot.storage.messages.inbox import InboxStore
from bot.sweeping import NamedSweep
from bot.work.housekeeping import Housekeeping


def upkeep(parts: Parts) -> Feature:
    """Return the feature."""
    housekeeping = Housekeeping(
        InboxStore(parts.database), parts.article_store, parts.deliveries, parts.stories, utc_now
    )
    return Feature(
        handlers=(GroupMigrations(parts.deliveries, utc_now).handler(),),
        sweeps=(NamedSweep("housekeeping", housekeeping),),
    )
