"""Why there is no summary, in one line."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from bot.errors import FetchError
from bot.models import Reply
from bot.render import texts
from bot.render.hosts import shown_host
from bot.render.html import clean, shorten
from summarizer.errors import ReadingError


def failure_line(error: FetchError | ReadingError) -> str:
    """Return one plain sentence for a person."""
    if isinstance(error, ReadingError):
        return texts.UNREADABLE[error.reason]
    return texts.UNFETCHED[error.reason]


def render_failure(error: FetchError | ReadingError, link: str = "") -> Reply:
    """Return the sentence as a message.

    Args:
        error: What happened.
        link: The link that it is about, where the question had several.
    """
    return _line(failure_line(error), link)


def _line(sentence: str, link: str) -> Reply:
    return Reply(
        f"<code>{escape(_short(link))}</code>: {escape(sentence)}" if link else escape(sentence)
    )


def _short(link: str) -> str:
    try:
        parts = urlsplit(link)
    except ValueError:
        return shorten(clean(link), 60)
    return shorten(clean(shown_host(parts.hostname or "") + parts.path), 60)


def render_sorry(link: str = "") -> Reply:
    """Return what is said when the fault is ours."""
    return _line(texts.SORRY, link)
