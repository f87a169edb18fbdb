"""An article as a chat wants to see it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.subscriptions.looks import Condensed, Look, arrange
from summarizer.models import Article, Summary

#: An article and a number of points to its summary; may raise FetchError or ReadingError.
Summarise = Callable[[Article, int], Awaitable[Summary]]

#: A chat to how articles look there.
LookOf = Callable[[int], Awaitable[Look]]


async def condense(summarise: Summarise, article: Article, look: Look) -> Condensed:
    """Return what a message shows of an article.

    Args:
        summarise: Condenses it.
        article: Which.
        look: How it is to look.

    Raises:
        FetchError: There is no worker that is free.
        ReadingError: It cannot be condensed.
    """
    best = await summarise(article, look.points)
    if look.looked_at == look.points:
        return arrange(best, best, look)
    return arrange(best, await summarise(article, look.looked_at), look)
