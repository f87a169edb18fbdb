"""Why there is no summary, in one line."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from bot.errors import FetchError
from bot.models import Reply
from bot.render import texts
from bot.render.hosts import shown_host
from bot.render.html import clean, shorten
from bot.render.language import Language
from summarizer.errors import ReadingError


def failure_line(error: FetchError | ReadingError, language: Language) -> str:
    """Return one plain sentence for a person."""
    if isinstance(error, ReadingError):
        return language.say(texts.UNREADABLE[error.reason])
    return language.say(texts.UNFETCHED[error.reason])


def render_failure(error: FetchError | ReadingError, language: Language, link: str = "") -> Reply:
    """Return the sentence as a message.

    Args:
        error: What happened.
        language: To say it in.
        link: The link that it is about, where the question had several.
    """
    return _line(failure_line(error, language), link)


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


def render_sorry(language: Language, link: str = "") -> Reply:
    """Return what is said when the fault is ours."""
    return _line(language.say(texts.SORRY), link)
