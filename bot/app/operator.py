"""What the people who run the bot look at and decide, and whom it serves."""

from __future__ import annotations

import asyncio

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.operator.access import Access, Admission, Entrance
from bot.handlers.operator.admin import AdminCommands
from bot.handlers.operator.bans import Bans, BanSection
from bot.handlers.operator.broadcasts import BroadcastSection
from bot.handlers.operator.chart import Chart
from bot.handlers.operator.invitations import InvitationSection, Openings
from bot.handlers.operator.quotas import Allowances, QuotaSection
from bot.handlers.operator.sources import SourceButtons
from bot.interactions.feature import Feature
from bot.observing.days import DayCounting
from bot.storage.chats.allowances import AllowanceStore
from bot.storage.chats.allowlist import Allowlist
from bot.storage.chats.bans import BanStore
from bot.storage.chats.invitations import InvitationStore
from bot.storage.operating.days import DayStore
from bot.storage.telling.broadcast_rows import Served
from bot.storage.telling.broadcasts import BroadcastStore
from bot.sweeping import NamedSweep
from bot.telling.broadcasts import Broadcasting


def operator(parts: Parts) -> Feature:
    """Return the feature."""
    operators = parts.settings.admins
    sources = SourceButtons(
        parts.presses,
        parts.sources,
        parts.feeds,
        operators=operators,
        languages=parts.languages,
        clock=utc_now,
    )
    invitations = InvitationSection(
        InvitationStore(parts.database),
        parts.presses,
        operators=operators,
        is_open=_is_open(parts),
        username=parts.telegram.username,
        clock=utc_now,
    )
    allowances, changed = AllowanceStore(parts.database), asyncio.Event()
    broadcasts, begun = broadcast_store(parts), asyncio.Event()
    admin = AdminCommands(
        operators,
        parts.presses,
        parts.ledger,
        sources,
        (
            Admission(Allowlist(parts.database), is_open=_is_open(parts), clock=utc_now),
            invitations,
            BanSection(BanStore(parts.database), parts.presses, operators=operators, clock=utc_now),
            QuotaSection(allowances, changed.set),
            BroadcastSection(
                broadcasts, parts.presses, operators=operators, wake=begun.set, clock=utc_now
            ),
        ),
        wake=parts.wake_sender,
        chart=Chart(DayStore(parts.database), utc_now).of,
        clock=utc_now,
    )
    quotas = Allowances(allowances, parts.quota, utc_now)
    counting = DayCounting(parts.days, DayStore(parts.database), utc_now)
    broadcasting = Broadcasting(
        broadcasts,
        parts.outbox,
        parts.chats,
        parts.languages,
        wake_sender=parts.wake_sender,
        clock=utc_now,
    )
    return Feature(
        commands=admin.commands(),
        handlers=admin.handlers(),
        sweeps=(
            NamedSweep("days", counting, everywhere=True),
            NamedSweep("quotas", quotas, changed, everywhere=True),
            NamedSweep("broadcasts", broadcasting, begun),
        ),
    )


def broadcast_store(parts: Parts) -> BroadcastStore:
    """Return what keeps messages to all whom the bot serves."""
    operators = frozenset(parts.settings.admins)
    return BroadcastStore(
        parts.database, Served(listed_only=not _is_open(parts), operators=operators)
    )


def entrance(parts: Parts) -> Entrance:
    """Return what all that people do passes first."""
    operators = parts.settings.admins
    bans = Bans(
        BanStore(parts.database),
        parts.outbox,
        parts.telegram,
        operators=operators,
        clock=utc_now,
    )
    openings = Openings(
        InvitationStore(parts.database),
        parts.outbox,
        parts.gate,
        parts.chats,
        languages=parts.languages,
        operators=operators,
        is_open=_is_open(parts),
        wake=parts.wake_sender,
        clock=utc_now,
    )
    access = Access(
        Allowlist(parts.database),
        parts.outbox,
        parts.telegram,
        operators=operators,
        is_open=_is_open(parts),
        clock=utc_now,
    )
    return Entrance(bans, openings, access, parts.days.seen)


def _is_open(parts: Parts) -> bool:
    return parts.settings.access == "open"
