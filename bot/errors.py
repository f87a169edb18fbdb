"""What can go wrong in the bot.

* BotError
  - SettingsError           a setting is wrong; the message is for the operator
  - StorageError            the database cannot be used; the message is for the operator
    - StorageAway           for now: it comes back, and everybody waits
    - StatementRefused      for one statement: tried again, it is refused again
    - SchemaOutgrown        by this version of the program any more
  - TokenRefused            Telegram does not know the bot's token
  - RoleLost                another process may have become the sender
  - SourceNotFound          what is to be summarised is neither a link nor a file
  - FetchError              a page could not be had (.reason, .transient, .status, .retry_at)
  - FeedError               the bytes are no feed that is read (.reason)
  - FeedUnknown             no such feed is watched
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum


class BotError(Exception):
    """Base of all errors that this package raises on purpose."""


class SettingsError(BotError):
    """A setting is wrong; the message is one line for the operator."""


class StorageError(BotError):
    """The database cannot be used; the message is one line for the operator."""


class StorageAway(StorageError):
    """Nobody can use the database for now: it is locked, full, restarting or out of reach."""


class StatementRefused(StorageError):
    """The database does not take a statement or one of its values: a defect, and refused again."""


class SchemaOutgrown(StorageError):
    """A newer version of the program brought the database to what this one cannot use."""


class TokenRefused(BotError):
    """Telegram does not know the bot's token; the message is one line for the operator."""


class RoleLost(BotError):
    """The connection that held a role broke, so another process may hold it now."""


class SourceNotFound(BotError):
    """What is to be summarised is neither a link nor a file that can be read."""


class FeedUnknown(BotError):
    """No feed is watched at an address; the message is one line for the operator."""


class Unfetched(StrEnum):
    """Why a page could not be had; each is told to a person in words of its own."""

    #: Not an http(s) link that we follow: scheme, port, userinfo, host form.
    BAD_LINK = "bad-link"
    #: The host is private, local or reserved. Says nothing of what the name resolved to.
    ADDRESS_NOT_ALLOWED = "address-not-allowed"
    #: More large pages than there is memory for are being read.
    BUSY = "busy"
    #: More hops than are followed, or a loop.
    TOO_MANY_REDIRECTS = "too-many-redirects"
    #: No such host, connection refused, TLS failed, connection broken.
    UNREACHABLE = "unreachable"
    #: The deadline passed.
    TOO_SLOW = "too-slow"
    #: More bytes than are read, as sent or decoded.
    TOO_LARGE = "too-large"
    #: 401, 402: the site wants an account or money.
    PAYWALLED = "paywalled"
    #: 403, 451: the site lets no bot in.
    BLOCKED = "blocked"
    #: 404, 410.
    GONE = "gone"
    #: 429, or a 503 with Retry-After.
    RATE_LIMITED = "rate-limited"
    #: 5xx and what is left of 4xx.
    SERVER_ERROR = "server-error"
    #: The answer breaks HTTP or its content-coding.
    BROKEN_ANSWER = "broken-answer"
    #: The media type is neither HTML nor text (image, video, archive).
    UNSUPPORTED_TYPE = "unsupported-type"


class FetchError(BotError):
    """A page could not be had."""

    #: A short slug, stable across releases.
    reason: Unfetched

    #: HTTP status, where a server gave one.
    status: int | None

    #: When the server wants to be asked again, where it said so.
    retry_at: datetime | None

    def __init__(
        self,
        reason: Unfetched,
        message: str = "",
        *,
        status: int | None = None,
        retry_at: datetime | None = None,
    ) -> None:
        super().__init__(message or reason.value)
        self.reason = reason
        self.status = status
        self.retry_at = retry_at

    @property
    def transient(self) -> bool:
        """Whether the same request may succeed later."""
        return self.reason in _TRANSIENT

    @property
    def closed_to_bots(self) -> bool:
        """Whether robots.txt forbids it, or could not be asked for: nobody asked for the page."""
        return self.reason is Unfetched.BLOCKED and self.status is None


_TRANSIENT = frozenset(
    {
        Unfetched.BUSY,
        Unfetched.UNREACHABLE,
        Unfetched.TOO_SLOW,
        Unfetched.RATE_LIMITED,
        Unfetched.SERVER_ERROR,
        # A connection that was cut is one kind of it.
        Unfetched.BROKEN_ANSWER,
    }
)


class Unparsed(StrEnum):
    """Why a feed was not read."""

    NOT_A_FEED = "not-a-feed"
    #: It defines entities: an attack, or a mistake that costs as much.
    REFUSED = "refused"
    TOO_LARGE = "too-large"
    #: To read it takes more time than a feed is worth.
    TOO_COSTLY = "too-costly"


class FeedError(BotError):
    """The bytes are no feed that is read."""

    #: A short slug, stable across releases.
    reason: Unparsed

    def __init__(self, reason: Unparsed, message: str = "") -> None:
        super().__init__(message or reason.value)
        self.reason = reason

    def __reduce__(self) -> tuple[type[FeedError], tuple[Unparsed, str]]:
        # Errors cross process borders.
        return type(self), (self.reason, str(self))
