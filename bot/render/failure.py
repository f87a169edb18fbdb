"""Why there is no summary, in one line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from bot.errors import FetchError
from bot.models import Button, Menu, Reply
from bot.render import texts
from bot.render.hosts import shown_host
from bot.render.html import clean, shorten
from bot.render.language import Language
from summarizer.errors import ReadingError

_RETRY = "retry:"
_MARK_DIGITS = 16
_BUTTON = re.compile(f"{_RETRY}([0-9a-f]{{{_MARK_DIGITS}}})")


def failure_line(error: FetchError | ReadingError, language: Language) -> str:
    """Return one plain sentence for a person."""
    if isinstance(error, ReadingError):
        return language.say(texts.UNREADABLE[error.reason])
    return language.say(texts.UNFETCHED[error.reason])


def render_failure(
    error: FetchError | ReadingError, language: Language, link: str = "", again: str = ""
) -> Reply:
    """Return the sentence as a message.

    Args:
        error: What happened.
        language: To say it in.
        link: The link that it is about, where the question had several.
        again: The link that a button tries again, where what happened may pass; empty: none can be.
    """
    line = _line(failure_line(error, language), link)
    if not again or isinstance(error, ReadingError) or not error.transient:
        return line
    button = Button(language.say(texts.AGAIN), f"{_RETRY}{_mark_of(again)}")
    return Reply(line.html, ((button,),), Menu.RETRY)


def parse_retry_button(data: str) -> str | None:
    """Return the mark of the link that a button tries again; None if it is no such button."""
    found = _BUTTON.fullmatch(data)
    return found[1] if found else None


def marked_link(mark: str, links: Iterable[str]) -> str | None:
    """Return which of some links has a mark; None if none has."""
    return next((link for link in links if _mark_of(link) == mark), None)


def _mark_of(link: str) -> str:
    """Return what tells a link from others of its message: links are longer than buttons' data."""
    return hashlib.sha256(link.encode(errors="replace")).hexdigest()[:_MARK_DIGITS]


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
