"""The values that pass between the bot's parts: link -> Page -> Article -> Summary -> Reply.

All are frozen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NewType

from summarizer.models import Article, Block

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
class Validators:
    """By which a server knows whether what we have is still all there is; RFC 9110 8.8."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Who tells when a feed brings something; https://www.w3.org/TR/websub/."""

    #: Where it is asked to.
    url: str

    #: By which address it knows the feed.
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisit:
    """What a server answered that was asked whether a page changed."""

    #: None: it did not.
    page: Page | None

    #: Of the page as it is now; empty where the server gives none.
    validators: Validators

    #: How long it need not be asked again; None: it does not say.
    max_age: timedelta | None

    #: Where the page is for good by now, after redirects that say so; None: where it was asked for.
    moved_to: str | None

    #: What its headers link, each link after its relations.
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article that was read and kept, so that it can be condensed again."""

    id: ArticleId
    article: Article

    #: When its page was read last.
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a feed, as the feed states it."""

    #: Atom's ``id`` or RSS's ``guid``; the link where the feed gives neither.
    id: str

    #: Absolute, of the web; empty where the feed gives none.
    url: str

    #: One line, without markup.
    title: str

    #: UTC; None where the feed states none that can be read.
    published: datetime | None = None
    updated: datetime | None = None

    categories: tuple[str, ...] = ()

    #: What the feed shows of its text, without markup; empty where it shows none.
    summary: str = ""

    #: The same as its reader sees it parted, as far as that is kept: the whole text where the feed
    #: carries it.
    blocks: tuple[Block, ...] = ()

    #: Whether these are the whole article, not cut.
    whole: bool = False

    #: Where the feed answered, by which it is known who speaks; None: not known.
    said_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a feed says of itself and of its entries."""

    title: str

    #: The site's page that it belongs to; where it was fetched if it names none.
    url: str

    #: In the feed's order; those whose link is none of the web are left out.
    entries: tuple[Entry, ...]

    #: How long it asks to be left alone between two looks (RSS's ``ttl``); None if it does not.
    ttl: timedelta | None = None

    #: Who tells when it brings something; None: it names nobody.
    hub: Hub | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    text: str

    #: What comes back when it is pressed: 1-64 bytes.
    data: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that somebody looks after."""

    id: int

    #: As it was when it was seen last.
    title: str


class SentKind(StrEnum):
    """A kind of message that holds no text to read."""

    ANIMATION = "animation"
    AUDIO = "audio"
    FILE = "file"
    PICTURE = "picture"
    POLL = "poll"
    STICKER = "sticker"
    STORY = "story"
    VIDEO = "video"
    VOICE = "voice"


class Menu(StrEnum):
    """A message whose buttons act on something else than an article."""

    #: What a chat follows, a button each.
    TOPICS = "topics"
    #: What a digest, or /latest, has no room for.
    DIGEST = "digest"
    LATEST = "latest"
    #: What was found of what a chat received; and what a person saved.
    SEARCH = "search"
    SAVED = "saved"
    #: Why a link was not answered, where that may pass.
    RETRY = "retry"
    #: Whether all that is kept of a chat is to be forgotten.
    FORGET = "forget"
    #: Topics to begin with.
    START = "start"
    #: What a misspelt topic may have meant.
    SUGGESTION = "suggestion"
    #: The ledger, for the operator.
    REPORT = "report"
    #: Feeds and chats that wait for his word.
    SOURCES = "sources"
    #: Links that let people in, and who is banned; a button each.
    INVITATIONS = "invites"
    BANS = "bans"
    #: A message that goes to all chats.
    BROADCAST = "broadcast"
    #: What a chat has set, a button each.
    SETTINGS = "settings"
    #: Channels that a person looks after.
    CHANNELS = "channels"


@dataclass(frozen=True, slots=True)
class Reply:
    """A message, rendered."""

    #: Telegram's HTML; at most 4,096 UTF-16 units and 100 entities once parsed.
    html: str

    #: Rows of buttons.
    buttons: tuple[tuple[Button, ...], ...] = ()

    #: What the buttons are; None: there are none, or they act on an article.
    menu: Menu | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptUpdate:
    """An update as it is kept."""

    update_id: int

    #: The Update object, JSON.
    body: str

    #: Where it happened.
    chat_id: int


@dataclass(frozen=True, slots=True)
class WaitingUpdate:
    """An update that is not handled."""

    update_id: int
    body: str

    #: How often it was begun.
    attempts: int

    #: When it was kept.
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A row of the ledger that is to be worked on."""

    #: Jobs of a key are run one after the other: a chat's id.
    key: str

    #: The row's.
    id: int

    #: Who asked for it; 0: nobody in particular.
    person: int = 0

    #: Whether it is likely done in a moment, and so goes before those that are not.
    quick: bool = False


class Priority(IntEnum):
    """Which messages go first; less is sooner."""

    #: Said at once: the answer to a command or a press. It stands behind no article: where many ask
    #: for those, the line is as long as Telegram's limits make it.
    REPLY = -1
    #: An article that somebody waits for.
    ANSWER = 0
    #: What a chat subscribed to.
    SUBSCRIPTION = 1
    #: What is added to a message that the chat has.
    AMENDMENT = 2
    #: What the operator has to say to all.
    BROADCAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a message of the bot's shows: all that its buttons can reach."""

    #: None: no article, but a menu.
    article_id: ArticleId | None

    #: None: an article.
    menu: Menu | None

    #: The person whom it answers; None: nobody asked.
    asked_by: int | None

    #: The channel that its buttons are for; None: the chat that it is in.
    about: int | None = None


class DeliveryState(StrEnum):
    """Where a message is on its way."""

    #: To be sent when it is due.
    QUEUED = "queued"
    #: Its request may have left.
    SENDING = "sending"
    #: Telegram has it.
    SENT = "sent"
    #: Its request left, and nobody knows what became of it; it is never sent again by itself.
    UNKNOWN = "unknown"
    #: Telegram refused it for good.
    FAILED = "failed"
