"""What leaves: new messages, edits, files, and answers to queries.

All of it is a row of the ledger before its request leaves. What is no message is not: the end of a
button's spinner (``answerCallbackQuery``), "typing" and the menu of commands are shown at once or
never, and nobody misses one that is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.models import ArticleId, Priority, Reply

#: Whose messages leave one after the other: a chat, by its id; or, where the bot knows of no chat,
#: an inline message or a query, by a word of its own.
Recipient = int | str

#: Telegram's id of a message: a number within its chat; a text where it is an inline one.
MessageId = int | str

#: A file waits in the ledger, so it is no larger than this: the longest list of a chat's feeds is not.
LARGEST_DOCUMENT_BYTES = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SendText:
    """A new message of a chat."""

    #: What it answers, ``update:7:0``; of two with the same key only the first is ever sent.
    key: str

    chat_id: int
    reply: Reply

    #: The message that it answers.
    reply_to: int | None = None

    #: The forum topic that it belongs to; None: the chat has none.
    thread: int | None = None

    #: The article that it shows, on which its buttons act; None: it shows none.
    article_id: ArticleId | None = None

    #: The person whom it answers; None: nobody asked, as for a story.
    asked_by: int | None = None

    #: The channel that its buttons are for; None: the chat.
    about: int | None = None

    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class EditText:
    """Another face of a message that a chat has; fields as of :class:`SendText`."""

    key: str
    chat_id: int

    #: The bot's message that it replaces.
    message_id: int

    reply: Reply
    article_id: ArticleId | None = None
    asked_by: int | None = None
    about: int | None = None
    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class EditInline:
    """Another face of a message that the bot wrote in a chat which it is not in."""

    key: str

    #: As :class:`AnswerGuest` brought it, or the choice of an :class:`InlineResult`.
    inline_message_id: str

    reply: Reply
    asked_by: int | None = None
    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteMessage:
    """The end of a message that a chat has."""

    key: str
    chat_id: int

    #: The bot's message.
    message_id: int

    #: What stands in its place where Telegram lets nobody delete it any more: after two days.
    instead: Reply

    asked_by: int | None = None
    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDocument:
    """A file; fields as of :class:`SendText`."""

    key: str
    chat_id: int

    #: Of the file.
    name: str

    #: At most :data:`LARGEST_DOCUMENT_BYTES`; kept until it is sent.
    body: bytes

    reply_to: int | None = None
    thread: int | None = None
    asked_by: int | None = None
    priority: Priority = Priority.REPLY

    def __post_init__(self) -> None:
        _check_size(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class SendPhoto:
    """A picture with a text; fields as of :class:`SendText`."""

    key: str
    chat_id: int

    #: Of the picture, PNG; at most :data:`LARGEST_DOCUMENT_BYTES`, kept until it is sent.
    body: bytes

    #: What stands below it, of 1,024 characters once parsed; it has no buttons.
    caption: Reply

    reply_to: int | None = None
    thread: int | None = None
    asked_by: int | None = None
    priority: Priority = Priority.REPLY

    def __post_init__(self) -> None:
        _check_size(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineResult:
    """What a person may choose to send; Telegram tells of the choice where it has buttons."""

    #: 1-64 bytes; the choice names it.
    id: str
    title: str

    #: Below the title; empty: nothing.
    description: str = ""

    #: The message.
    reply: Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGuest:
    """The one message that the bot may write where a guest asked it."""

    key: str

    #: Of the ``guest_message``; Telegram knows it for some seconds.
    query_id: str

    result: InlineResult

    #: What it is about, to go on with where nobody knows whether it arrived; empty: nothing.
    link: str = ""

    asked_by: int | None = None
    priority: Priority = Priority.REPLY


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerInline:
    """What is offered to a person who types the bot's name."""

    key: str

    #: Of the ``inline_query``; Telegram knows it for some seconds.
    query_id: str

    #: At most 50.
    results: tuple[InlineResult, ...]

    #: Whether nobody else may be offered the same.
    personal: bool = True

    #: How long Telegram may offer it without asking.
    cache: timedelta = timedelta(0)

    #: What a button above the results says that leads to the private chat; empty: there is none.
    start: str = ""

    asked_by: int | None = None
    priority: Priority = Priority.REPLY


Outgoing = (
    SendText
    | EditText
    | EditInline
    | DeleteMessage
    | SendDocument
    | SendPhoto
    | AnswerGuest
    | AnswerInline
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a chat wants messages to come."""

    #: Whether it makes no sound.
    silent: bool = False

    #: Whether the page is shown below what is told of it.
    preview: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Something that leaves, as the ledger knows it."""

    id: int
    message: Outgoing
    due_at: datetime

    #: Requests made for it so far.
    attempts: int

    manner: Manner = Manner()


_UPDATE = re.compile(r"(?:^|:)update:([0-9]{1,18})(?::|$)")


def update_of(message: Outgoing) -> int | None:
    """Return the update that a message answers; None: it answers none."""
    found = _UPDATE.search(message.key)
    return int(found[1]) if found else None


def recipient_of(message: Outgoing) -> Recipient:
    """Return whose turn it takes."""
    match message:
        case SendText() | EditText() | DeleteMessage() | SendDocument() | SendPhoto():
            return message.chat_id
        case EditInline():
            return f"inline:{message.inline_message_id}"
        case AnswerGuest():
            return f"guest:{message.query_id}"
        case AnswerInline():
            return f"query:{message.query_id}"
        case _:
            assert_never(message)


def is_repeatable(message: Outgoing) -> bool:
    """Whether to send it twice changes nothing: it makes no message of its own."""
    match message:
        case EditText() | EditInline() | DeleteMessage() | AnswerInline():
            return True
        case SendText() | SendDocument() | SendPhoto() | AnswerGuest():
            return False
        case _:
            assert_never(message)


def again(lost: Outgoing, key: str, instead_of: int | None) -> Outgoing:
    """Return what is sent in place of something whose fate is not known.

    Args:
        lost: That.
        key: Of the new one.
        instead_of: The message that a text is to replace, which says that it may be lost; None:
            there is none.
    """
    if isinstance(lost, SendText) and instead_of is not None:
        return EditText(
            key=key,
            chat_id=lost.chat_id,
            message_id=instead_of,
            reply=lost.reply,
            article_id=lost.article_id,
            asked_by=lost.asked_by,
            about=lost.about,
            priority=lost.priority,
        )
    return replace(lost, key=key)


def _check_size(body: bytes) -> None:
    if len(body) > LARGEST_DOCUMENT_BYTES:
        raise ValueError(f"{len(body)} bytes are too many for the ledger")
