"""Who is asked: the article that a message shows, all that a chat received, or nobody."""

from __future__ import annotations

from enum import Enum, auto

from bot.interactions.interaction import Answered
from bot.models import Shown
from summarizer.answering.question_words import asks
from summarizer.models import Article


class Whom(Enum):
    """Who is asked."""

    #: The one that the message under the question shows.
    ARTICLE = auto()
    #: One that the message under the question showed, and that is not kept any more.
    FORGOTTEN = auto()
    #: What the chat received lately.
    CHAT = auto()
    #: It is no question.
    NOBODY = auto()


def whom(
    question: str,
    under: Answered | None,
    shown: Shown | None,
    article: Article | None,
    *,
    is_command: bool,
    language: str,
) -> Whom:
    """Decide who is asked.

    Args:
        question: What was said.
        under: The message of ours that it answers; None: it answers none of ours.
        shown: What is kept of what that message shows.
        article: The article of that, if it is kept.
        is_command: Whether it was said to be a question.
        language: ISO 639-1 code of the language of who says it.
    """
    if not (is_command or asks(question, [article.language if article else None, language])):
        return Whom.NOBODY
    if article:
        return Whom.ARTICLE
    # All links of an article's message lead to it; a digest has many, and a menu is kept otherwise.
    if under and shown is None and len(under.links) == 1:
        return Whom.FORGOTTEN
    return Whom.CHAT if is_command or (under and under.links) else Whom.NOBODY
