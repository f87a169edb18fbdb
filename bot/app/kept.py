"""What is kept of chats: it is looked for, saved, handed out and forgotten."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.kept.export import ExportCommand
from bot.handlers.kept.forget import ForgetCommand
from bot.handlers.kept.search import SearchCommand
from bot.interactions.feature import Feature
from bot.storage.articles.search import SearchStore
from bot.storage.chats.exporting import Exporting
from bot.storage.chats.forgetting import Forgetting


def kept(parts: Parts) -> Feature:
    """Return the feature."""
    search = SearchCommand(SearchStore(parts.database), parts.chats, parts.presses, utc_now)
    export = ExportCommand(Exporting(parts.database), parts.watching, utc_now)
    forget = ForgetCommand(Forgetting(parts.database), parts.presses, parts.wake_sender, utc_now)
    return Feature(
        commands=(search.command(), export.command(), forget.command()),
        handlers=(search.handler(), forget.handler()),
    )
