"""Groups: links are answered where that is wanted, and newcomers are told how."""

from __future__ import annotations

from bot.app.parts import Parts
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.handlers.articles.shared_links import SharedLinks
from bot.handlers.groups.answers import GroupAnswers
from bot.handlers.groups.auto import AutoCommand
from bot.handlers.groups.greeting import Greeting
from bot.interactions.feature import Feature
from bot.storage.chats.auto import AutoStore


def groups(parts: Parts) -> Feature:
    """Return the feature; it takes any message of a group, and so comes after what takes some."""
    shared = SharedLinks(parts.chats, parts.articles, parts.ingest, parts.gate)
    answers = ArticleAnswers(
        parts.pool.summarise,
        parts.chats.look,
        parts.outbox,
        parts.gate,
        parts.telegram,
        answered=shared.take,
        hint=parts.hints.is_due,
    )
    auto = AutoStore(parts.database)
    asked = GroupAnswers(
        parts.articles, answers, parts.outbox, parts.gate, auto=auto, share=shared.share
    )
    return Feature(
        commands=(asked.command(), AutoCommand(auto, parts.telegram).command()),
        handlers=(Greeting(parts.outbox).handler(), asked.handler()),
    )
