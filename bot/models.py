"""The values that pass between the bot's parts: link -> Page -> Article -> Summary -> Reply.

All are frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from summarizer.models import Article

ArticleId = NewType("ArticleId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent for a link."""

    #: The URL that answered, after redirects.
    url: str

    #: HTTP status, 200-299.
    status: int

    #: The body, decoded (content-coding undone), whole.
    body: bytes

    #: The Content-Type header as sent, parameters included; None where there was none.
    content_type: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article that was read and kept, so that it can be condensed again."""

    id: ArticleId
    article: Article

    #: When its page was read last.
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str

    #: What comes back when it is pressed: 1-64 bytes.
    data: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A message, rendered."""

    #: Telegram's HTML; at most 4,096 UTF-16 units and 100 entities once parsed.
    html: str

    #: Rows of buttons.
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message that is owed to a chat: a new one, or a new face of one that was sent."""

    #: What it answers, ``update:7:0``; of two with the same key only the first is ever sent.
    key: str

    chat_id: int
    reply: Reply

    #: The message that it answers.
    reply_to: int | None = None

    #: The bot's message that it replaces; None for a new message.
    edits: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An outgoing message as the ledger knows it."""

    id: int
    message: Outgoing
    due_at: datetime

    #: Requests made for it so far.
    attempts: int
