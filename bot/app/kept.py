"""What is kept of chats: it is looked for, saved, handed out and forgotten."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.kept.search import SearchCommand
from bot.interactions.feature import Feature
from bot.storage.articles.search import SearchStore


def kept(parts: Parts) -> Feature:
    """Return the feature."""
    search = SearchCommand(SearchStore(parts.database), parts.chats, parts.presses, utc_now)
    return Feature(commands=(search.command(),), handlers=(search.handler(),))
