"""What is kept of chats: it is looked for, saved, handed out and forgotten."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.kept.acts import ArticleActs
from bot.handlers.kept.export import ExportCommand
from bot.handlers.kept.forget import ForgetCommand
from bot.handlers.kept.saving import Saving
from bot.handlers.kept.search import SearchCommand
from bot.handlers.kept.wrong import WrongReports
from bot.interactions.feature import Feature
from bot.storage.articles.search import SearchStore
from bot.storage.chats.complaints import ComplaintStore
from bot.storage.chats.exporting import Exporting
from bot.storage.chats.forgetting import Forgetting
from bot.storage.chats.saved import SavedStore
from bot.storage.messages.removals import Removals
from bot.storage.messages.shown import ShownStore


def kept(parts: Parts) -> Feature:
    """Return the feature."""
    search = SearchCommand(SearchStore(parts.database), parts.chats, parts.presses, utc_now)
    export = ExportCommand(Exporting(parts.database), parts.watching, utc_now)
    forget = ForgetCommand(Forgetting(parts.database), parts.presses, parts.wake_sender, utc_now)
    saving = Saving(
        SavedStore(parts.database),
        parts.chats,
        parts.articles,
        parts.presses,
        shown=ShownStore(parts.database),
        clock=utc_now,
    )
    acts = ArticleActs(
        parts.presses,
        parts.following,
        Removals(parts.database),
        parts.chats,
        stories=parts.stories,
        summarise=parts.pool.summarise,
        wake_sender=parts.wake_sender,
        clock=utc_now,
    )
    wrong = WrongReports(
        ComplaintStore(parts.database),
        parts.articles,
        ShownStore(parts.database),
        parts.presses,
        parts.outbox,
        chats=parts.chats,
        languages=parts.languages,
        operators=parts.settings.admins,
        clock=utc_now,
    )
    return Feature(
        commands=(
            search.command(),
            *saving.commands(),
            wrong.command(),
            export.command(),
            forget.command(),
        ),
        handlers=(
            search.handler(),
            *saving.handlers(),
            *acts.handlers(),
            *wrong.handlers(),
            forget.handler(),
        ),
    )
