"""What can go wrong between a page and its key points.

* SummarizerError
  - ReadingError            the bytes hold no article that can be read (.reason)
  - ModelError              a file of what was learned does not fit the code: the installation is broken
"""

from __future__ import annotations

from enum import StrEnum


class SummarizerError(Exception):
    """Base of all errors that this package raises on purpose."""


class Unreadable(StrEnum):
    """Why no article was read; each is told to a person in words of its own."""

    #: No bytes, or nothing but blanks and markup.
    EMPTY = "empty"
    #: Text, but none that is an article (a cookie wall, a form, a single line).
    NOT_AN_ARTICLE = "not-an-article"
    #: A site's front page.
    HOME_PAGE = "home-page"
    #: Links to articles: a section, a tag, a search.
    LIST_PAGE = "list-page"
    #: The page is there for a video or a sound; it has no text of its own.
    VIDEO = "video"
    #: Only a form to log in or to accept terms.
    LOGIN_WALL = "login-wall"
    #: The text is made by a script in the browser.
    SCRIPT_ONLY = "script-only"
    #: Neither HTML nor text (an image, an archive, a font).
    UNSUPPORTED_TYPE = "unsupported-type"
    #: Larger, or nested deeper, than what is read.
    TOO_LARGE = "too-large"
    #: Broken so that a part of the text would be lost.
    BROKEN = "broken"


class ReadingError(SummarizerError):
    """The bytes hold no article that can be read."""

    #: A short slug, stable across releases.
    reason: Unreadable

    def __init__(self, reason: Unreadable, message: str = "") -> None:
        super().__init__(message or reason.value)
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadingError], tuple[Unreadable, str]]:
        # Errors cross process borders; the default would pass the message as the reason.
        return type(self), (self.reason, str(self))


class ModelError(SummarizerError):
    """A file of what was learned does not fit the code that reads it."""
