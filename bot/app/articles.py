"""Articles: links, texts and files are answered, and what a chat shares becomes a story."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.articles.again import AgainButtons
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.handlers.articles.documents import DocumentAnswers
from bot.handlers.articles.links import LinkAnswers
from bot.handlers.articles.points import PointsButtons
from bot.handlers.articles.retry import RetryButtons
from bot.handlers.articles.shared_links import SharedLinks
from bot.handlers.articles.unread import UnreadAnswers
from bot.interactions.feature import Feature


def articles(parts: Parts) -> Feature:
    """Return the feature; it takes any message of a private chat, and so is the last."""
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
    return Feature(
        handlers=(
            AgainButtons(parts.presses, parts.ledger, parts.wake_sender, utc_now).handler(),
            RetryButtons(parts.presses, parts.articles, answers, parts.gate).handler(),
            PointsButtons(
                parts.presses, parts.pool.summarise, parts.chats.look, parts.stories
            ).handler(),
            DocumentAnswers(
                parts.articles, answers, parts.files, parts.outbox, parts.gate
            ).handler(),
            UnreadAnswers(parts.answering).handler(),
            LinkAnswers(parts.articles, answers, parts.outbox, parts.gate).handler(),
            shared.handler(),
        )
    )
