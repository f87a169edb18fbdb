"""What people do, without Telegram: and what it would be asked, told and sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from typing import Any

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import Allowance, Quota, RequestKind
from bot.interactions.answering import Answering, Command
from bot.interactions.gate import Gate
from bot.interactions.interaction import ChatKind, Interaction, Press, Rights
from bot.interactions.presses import Presses
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.models import ArticleId, Menu, Shown, StoredArticle
from bot.outgoing import EditText, Outgoing, SendDocument, SendPhoto, SendText
from bot.render.language import ENGLISH
from bot.storage.messages.shown import ShownStore
from summarizer import summarize
from summarizer.models import Article, Summary
from tests.bot.conftest import NOW
from tests.bot.in_chats import text_of

#: A person, in a private chat of the same number.
ADA = 7

GROUP = -100

_numbers = count(1)


class Owed(Outbox):
    """Remembers what is owed."""

    def __init__(self) -> None:
        self.messages: list[SendText | EditText] = []
        self.files: list[SendDocument] = []
        self.pictures: list[SendPhoto] = []

    async def put(self, *messages: Outgoing) -> None:
        for message in messages:
            if await self.has(message.key):
                continue
            if isinstance(message, SendDocument):
                self.files.append(message)
            elif isinstance(message, SendPhoto):
                self.pictures.append(message)
            else:
                self.messages.append(text_of(message))

    async def has(self, key: str) -> bool:
        return key in {message.key for message in (*self.messages, *self.files, *self.pictures)}

    @property
    def sent(self) -> list[SendText]:
        """New messages."""
        return [message for message in self.messages if isinstance(message, SendText)]

    @property
    def edits(self) -> list[EditText]:
        """New faces of messages."""
        return [message for message in self.messages if isinstance(message, EditText)]

    @property
    def said(self) -> list[str]:
        """What chats are told, in order."""
        return [message.reply.html for message in self.messages]


class Client(Telegram):
    """What people see besides messages, and the files that they sent."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = dict(files or {})

        #: What was said of presses, in order; None: nothing.
        self.ended: list[str | None] = []

        #: Chats that saw the bot typing.
        self.typed_in: list[int] = []

    def name(self) -> str:
        return "@precis_bot"

    async def end_press(self, query_id: str, said: str | None) -> None:
        self.ended.append(said)

    @asynccontextmanager
    async def typing(self, chat_id: int) -> AsyncIterator[None]:
        self.typed_in.append(chat_id)
        yield

    async def file(self, file_id: str) -> bytes:
        return self.files[file_id]


def gate(outbox: Outbox, client: Client, each: int = 1000) -> Gate:
    """Return a gate that lets in so much of each kind a minute."""
    allowances = dict.fromkeys(RequestKind, Allowance(each=each, everybody=1000))
    return Gate(Quota(allowances), outbox, client, lambda: 0.0, lambda: NOW)


async def _never(_: str) -> bool:
    return False


def did(chat: int = ADA, *, admin: bool = True, **more: Any) -> Interaction:
    """Return something that a person did."""
    number = next(_numbers)
    facts: dict[str, Any] = {
        "key": f"update:{number}",
        "chat_id": chat,
        "chat_kind": ChatKind.PRIVATE if chat > 0 else ChatKind.GROUP,
        "message_id": number,
        "asker": ADA,
        "person": ADA,
        "language": ENGLISH,
        "rights": Rights(known=admin),
        "known": _never,
    }
    return Interaction(**(facts | more))


def typed(text: str, chat: int = ADA, **more: Any) -> Interaction:
    """Return a command, as somebody types it; words with a scheme are links."""
    first, *_ = text.split()
    links = tuple(word for word in text.split() if "://" in word)
    facts: dict[str, Any] = {
        "command": first[1:],
        "is_command": True,
        "links": links,
        "written_links": links,
    }
    return did(chat, text=text, **(facts | more))


def pressed(
    data: str,
    chat: int = ADA,
    *,
    article: int | None = None,
    menu: Menu | None = None,
    asked_by: int | None = ADA,
    **more: Any,
) -> Interaction:
    """Return a press of a button, of a message that shows something."""
    shown = Shown(
        article_id=None if article is None else ArticleId(article), menu=menu, asked_by=asked_by
    )
    return did(chat, press=Press("query", data), shown=shown, **more)


async def answers(
    commands: Iterable[Command], asked: Interaction, operators: Collection[int] = ()
) -> list[str]:
    """Give a command; returns what is said, nothing where there is no such command for the person."""
    owed = Owed()
    answering = Answering(owed, operators)
    await given([answering.command(command) for command in commands], asked)
    return owed.said


async def given(handlers: Iterable[Handler], asked: Interaction) -> bool:
    """Give what a person did to the first handler that it fits; returns whether there is one."""
    handler = next((each for each in handlers if each.fits(asked)), None)
    if handler:
        await handler.act(asked)
    return handler is not None


class Messages(ShownStore):
    """What the messages with buttons show."""

    def __init__(self) -> None:
        self.shown: dict[tuple[int, int], Shown] = {}

    async def of(self, chat_id: int, message_id: int) -> Shown | None:
        return self.shown.get((chat_id, message_id))

    async def is_unsettled(self, chat_id: int) -> bool:
        return False


class Shelf(Articles):
    """Articles that were read."""

    def __init__(self, *articles: Article) -> None:
        self.stored = [
            StoredArticle(id=ArticleId(number), article=one, read_at=NOW)
            for number, one in enumerate(articles, 1)
        ]

    async def by_id(self, article_id: ArticleId) -> StoredArticle | None:
        return next((each for each in self.stored if each.id == article_id), None)


class Buttons:
    """Messages with buttons, and what comes of presses."""

    def __init__(self, *articles: Article) -> None:
        self.owed, self.client, self.messages = Owed(), Client(), Messages()
        self.presses = Presses(self.messages, Shelf(*articles), self.owed, self.client)

    async def press(self, handler: Handler, press: Interaction) -> str | None:
        """Press a button of a message that shows what the press says; returns what is said."""
        assert handler.fits(press)
        assert press.shown is not None
        assert press.message_id is not None
        self.messages.shown[press.chat_id, press.message_id] = press.shown
        await handler.act(replace(press, shown=None))
        return self.client.ended[-1]


async def summarise(article: Article, points: int) -> Summary:
    """Condense an article, in this process."""
    return summarize(article, points)
