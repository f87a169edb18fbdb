"""Questions: an article that is shown answers, or what the chat received lately."""

from __future__ import annotations

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.handlers.asking.questions import Questions
from bot.interactions.feature import Feature
from bot.storage.stories.received import ReceivedStore


def asking(parts: Parts) -> Feature:
    """Return the feature; it takes some replies, and so comes before what takes any message."""
    questions = Questions(
        parts.presses,
        parts.articles,
        parts.pool.ask,
        parts.pool.ask_among,
        latest=ReceivedStore(parts.database).latest,
        outbox=parts.outbox,
        gate=parts.gate,
        telegram=parts.telegram,
        clock=utc_now,
    )
    return Feature(commands=(questions.command(),), handlers=(questions.handler(),))
