"""What the people who run the bot look at and decide, and whom it serves."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.operator.access import Access, Admission
from bot.handlers.operator.admin import AdminCommands
from bot.handlers.operator.sources import SourceButtons
from bot.interactions.feature import Feature
from bot.storage.chats.allowlist import Allowlist


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
    admission = Admission(
        Allowlist(parts.database), is_open=parts.settings.access == "open", clock=utc_now
    )
    admin = AdminCommands(
        operators,
        parts.presses,
        parts.ledger,
        sources,
        admission,
        wake=parts.wake_sender,
        clock=utc_now,
    )
    return Feature(commands=admin.commands(), handlers=admin.handlers())


def access(parts: Parts) -> Access:
    """Return what all that people do passes first."""
    return Access(
        Allowlist(parts.database),
        parts.outbox,
        parts.telegram,
        operators=parts.settings.admins,
        is_open=parts.settings.access == "open",
        clock=utc_now,
    )
