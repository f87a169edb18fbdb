"""What a person did: one value, whatever kind of update brought it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.interactions.elsewhere import Elsewhere
from bot.models import ArticleId, Reply, SentKind, Shown
from bot.outgoing import EditText, SendDocument, SendPhoto, SendText
from bot.render.channels import named
from bot.render.language import Language

#: Characters of what follows a command that are read.
MAX_ARGUMENTS = 500

#: What parts several of them: half a topic is another topic.
_PARTS = ",;،؛、，；#\n"

#: Whether a message with a key is owed or sent already.
Known = Callable[[str], Awaitable[bool]]


class ChatKind(StrEnum):
    """A kind of chat, as it matters for who may do what."""

    PRIVATE = "private"
    #: Supergroups and forums, too.
    GROUP = "group"
    CHANNEL = "channel"
    #: One that the bot is not in.
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button."""

    #: Telegram's id of it, by which the client's waiting is ended.
    query_id: str

    #: The button's; empty: it had none.
    data: str

    #: What the message under it looks like, as Telegram tells it; None: that is out of reach.
    face: Reply | None = None

    #: Telegram's id of the message, where it is one in a chat that the bot is not in; else None.
    inline_message_id: str | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent, as Telegram states it; nothing of it is had yet."""

    #: By which Telegram gives it.
    id: str

    #: Empty: it has none.
    name: str

    #: None: Telegram does not know.
    media_type: str | None

    #: 0: Telegram does not know.
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The message that somebody answers with his own."""

    #: As those of an interaction.
    links: tuple[str, ...] = ()
    text: str = ""

    #: Whether this bot wrote it.
    is_ours: bool = False

    #: Telegram's id of it in its chat; None: it is not known.
    message_id: int | None = None

    #: What it says as HTML, where a command answers it; else empty.
    html: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Where something was said that is meant for a channel."""

    #: The person's own chat, where it is answered.
    chat_id: int

    #: The channel's title, which each answer names.
    title: str


class Rights:
    """Whether somebody may change what a chat gets: Telegram is asked once, when it matters."""

    def __init__(
        self, ask: Callable[[], Awaitable[bool]] | None = None, *, known: bool | None = None
    ) -> None:
        """Set up.

        Args:
            ask: Asks Telegram; False where it does not answer. None: there is nobody to ask about.
            known: What is known without asking; None: nothing.
        """
        self._ask = ask
        self._known = known

    async def may_change(self) -> bool:
        """Whether they may."""
        if self._known is None:
            self._known = self._ask is not None and await self._ask()
        return self._known


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """Something that a person did in a chat, and how it is answered."""

    #: By which its answers are known: ``message:7:12``, the same after a restart and after an edit,
    #: or ``update:7``.
    key: str

    #: Where it was done; the person's own chat where it was in none that the bot can name.
    chat_id: int
    chat_kind: ChatKind

    #: The message that was sent, or that carries the button; None: there is none that can be named.
    message_id: int | None

    #: The forum topic of that message; None: the chat has none.
    thread_id: int | None = None

    #: Who is behind it: a person, or the chat that speaks for itself (a channel, an anonymous admin).
    asker: int

    #: The person; of who speaks for a chat what Telegram puts in its place; None: nobody is named.
    person: int | None

    #: In which it is answered.
    language: Language

    #: The IETF tag of the person's client, ``pt-br``; None: it is not known.
    client_language: str | None = None

    #: When it was done, by Telegram's clock; None: Telegram does not say, as of presses.
    sent_at: datetime | None = None

    #: What was said, or stands under what was sent; empty: nothing.
    text: str = ""

    #: The same as HTML, where it begins with a command; else empty.
    html: str = ""

    #: The command of ours that it begins with, in lower case; None: none.
    command: str | None = None

    #: Whether it begins with a command, of ours or of another bot.
    is_command: bool = False

    #: The web links of the message, each once; and those of its text as they are written there.
    links: tuple[str, ...] = ()
    written_links: tuple[str, ...] = ()

    file: SentFile | None = None

    #: What it is besides its text; None: nothing, or something of which there is nothing to say.
    kind: SentKind | None = None

    #: Whether it calls this bot by its name: by a mention, or behind a command.
    addressed: bool = False

    #: Of a press, what the message with the button answers; None: no message that the bot sees.
    replies_to: Answered | None = None

    #: Whether it was sent before, and says something else now: no command is given by that.
    is_edit: bool = False

    #: Whether it brought the bot into the chat.
    brings_us: bool = False

    #: Latitude and longitude in degrees; None: no place was shared.
    place: tuple[float, float] | None = None

    #: Whether it tells that the bot can do nothing in the chat any more.
    ends_us: bool = False

    #: What the chat calls itself, where that is of interest; else empty.
    chat_title: str = ""

    #: The chat that this one became; None: it goes on.
    moved_to: int | None = None

    #: Whether it tells what happened to the chat, and nobody said it.
    is_notice: bool = False

    #: What was done in a chat that the bot is not in; None: nothing there.
    elsewhere: Elsewhere | None = None

    #: Where it was done, if that is not where it is meant for; None: it is.
    aside: Aside | None = None

    #: None: no button was pressed.
    press: Press | None = None

    #: What the message with the button shows; None: no button was pressed, or it is not known yet.
    shown: Shown | None = None

    rights: Rights = field(repr=False, compare=False)
    known: Known = field(repr=False, compare=False)

    @property
    def is_private(self) -> bool:
        return self.chat_kind is ChatKind.PRIVATE

    @property
    def lines(self) -> str:
        """What followed the command, with its line breaks."""
        return _read(([*self.text.split(maxsplit=1), "", ""])[1].strip())

    @property
    def arguments(self) -> str:
        """What followed the command, as one line."""
        return " ".join(self.lines.split())

    @property
    def answered_in(self) -> int:
        """The chat where it is answered."""
        return self.chat_id if self.aside is None else self.aside.chat_id

    @property
    def here(self) -> Interaction:
        """The same for the chat where it was said, whatever channel that is looked after from there."""
        if self.aside is None:
            return self
        return replace(
            self,
            chat_id=self.aside.chat_id,
            chat_kind=ChatKind.PRIVATE,
            aside=None,
            rights=Rights(known=True),
        )

    async def may_change(self) -> bool:
        """Whether who did it may change what the chat gets; False where that cannot be told."""
        return await self.rights.may_change()

    async def answered(self, number: int = 0) -> bool:
        """Whether the ``number``-th answer is owed or sent: after a restart some are."""
        return await self.known(self.answer_key(number))

    def answer_key(self, number: int = 0) -> str:
        """Return the key of the ``number``-th answer."""
        return f"{self.key}:{number}"

    def reply(self, reply: Reply, number: int = 0, article_id: ArticleId | None = None) -> SendText:
        """Return an answer to what was sent.

        Args:
            reply: What it says.
            number: Of the answer, where there are several.
            article_id: The article that it shows; None: it shows none.
        """
        if self.message_id is None:
            raise ValueError("there is no message to answer")
        return SendText(
            key=self.answer_key(number),
            chat_id=self.answered_in,
            reply=self._named(reply),
            reply_to=self.message_id,
            thread=self.thread_id,
            article_id=article_id,
            asked_by=self.asker,
            about=self._about,
        )

    def document(self, name: str, body: bytes, number: int = 0) -> SendDocument:
        """Return a file for who asked for it.

        Args:
            name: Of the file.
            body: What is in it.
            number: As of a reply.
        """
        return SendDocument(
            key=self.answer_key(number),
            chat_id=self.answered_in,
            name=name,
            body=body,
            thread=self.thread_id,
            asked_by=self.asker,
        )

    def photo(self, body: bytes, caption: Reply, number: int = 0) -> SendPhoto:
        """Return a picture for who asked for it.

        Args:
            body: It, PNG.
            caption: What stands below it.
            number: As of a reply.
        """
        return SendPhoto(
            key=self.answer_key(number),
            chat_id=self.answered_in,
            body=body,
            caption=caption,
            thread=self.thread_id,
            asked_by=self.asker,
        )

    def edit(self, reply: Reply, number: int = 0) -> EditText:
        """Return the message whose button was pressed with another face; it shows what it showed.

        Args:
            reply: The face.
            number: As of a reply.
        """
        if self.shown is None or self.message_id is None:
            raise ValueError("there is no message to edit")
        return EditText(
            key=self.answer_key(number),
            chat_id=self.answered_in,
            message_id=self.message_id,
            reply=self._named(reply),
            article_id=self.shown.article_id,
            asked_by=self.shown.asked_by,
            about=self._about,
        )

    def beside(self, reply: Reply, article_id: ArticleId | None = None) -> SendText:
        """Return a new message for who pressed a button."""
        return SendText(
            key=self.answer_key(),
            chat_id=self.answered_in,
            reply=self._named(reply),
            thread=self.thread_id,
            article_id=article_id,
            asked_by=self.asker,
            about=self._about,
        )

    @property
    def _about(self) -> int | None:
        return None if self.aside is None else self.chat_id

    def _named(self, reply: Reply) -> Reply:
        return reply if self.aside is None else named(reply, self.aside.title)


def _read(typed: str) -> str:
    """Return what is read of what follows a command: of several topics those that are whole."""
    if len(typed) <= MAX_ARGUMENTS:
        return typed
    # What stands right behind is looked at, too: the last one may end just there.
    whole = max(typed.rfind(mark, 0, MAX_ARGUMENTS + 1) for mark in _PARTS)
    return typed[:whole].rstrip() if whole > 0 else typed[:MAX_ARGUMENTS]
