"""What leaves as JSON, and back."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, assert_never

from bot.models import ArticleId, Button, Menu, Priority, Reply
from bot.outgoing import (
    AnswerGuest,
    AnswerInline,
    DeleteMessage,
    EditInline,
    EditText,
    InlineResult,
    Outgoing,
    SendDocument,
    SendPhoto,
    SendText,
)

#: Of what is written. The first had no number and no kind: it knew texts, and edits by ``edits``.
#: Stories are still written so, as thousands share one statement and one text.
_VERSION = 2


def outgoing_json(message: Outgoing) -> dict[str, Any]:
    """Return what of a message is in no column of its own."""
    return {"v": _VERSION, "asked_by": message.asked_by} | _own(message)


def _own(message: Outgoing) -> dict[str, Any]:  # noqa: PLR0911  # a table
    match message:
        case SendText():
            return _with_menu(message.reply) | {
                "kind": "text",
                "reply_to": message.reply_to,
                "thread": message.thread,
                "about": message.about,
            }
        case EditText():
            return _with_menu(message.reply) | {
                "kind": "edit",
                "edits": message.message_id,
                "about": message.about,
            }
        case EditInline():
            return reply_json(message.reply) | {
                "kind": "inline edit",
                "inline_message_id": message.inline_message_id,
            }
        case DeleteMessage():
            return reply_json(message.instead) | {"kind": "delete", "deletes": message.message_id}
        case SendDocument():
            return {
                "kind": "document",
                "name": message.name,
                "body": b64encode(message.body).decode(),
                "reply_to": message.reply_to,
                "thread": message.thread,
            }
        case SendPhoto():
            return reply_json(message.caption) | {
                "kind": "photo",
                "body": b64encode(message.body).decode(),
                "reply_to": message.reply_to,
                "thread": message.thread,
            }
        case AnswerGuest():
            result = _result_json(message.result)
            return {
                "kind": "guest",
                "query_id": message.query_id,
                "result": result,
                "link": message.link,
            }
        case AnswerInline():
            return {
                "kind": "inline",
                "query_id": message.query_id,
                "results": [_result_json(result) for result in message.results],
                "personal": message.personal,
                "cache_seconds": message.cache.total_seconds(),
                "start": message.start,
            }
        case _:
            assert_never(message)


def read_outgoing(  # noqa: PLR0911  # a table
    content: Mapping[str, Any],
    *,
    key: str,
    chat_id: int,
    article_id: ArticleId | None,
    priority: Priority,
) -> Outgoing:
    """Return what leaves.

    Args:
        content: As :func:`outgoing_json` gave it, or an earlier version of the program; with what
            many share.
        key: A column of its own, as are all below.
        chat_id: Where to; of no meaning where it is to no chat.
        article_id: What it shows.
        priority: How soon it goes.

    Raises:
        ValueError: Nobody knows what it is; so KeyError, TypeError and AttributeError.
    """
    if content.get("v", 1) > _VERSION:
        raise ValueError(f"written by a later version: {content['v']}")
    asked_by = content.get("asked_by")
    match content.get("kind", "text" if content.get("edits") is None else "edit"):
        case "text":
            return SendText(
                key=key,
                chat_id=chat_id,
                reply=_reply(content),
                reply_to=content.get("reply_to"),
                thread=content.get("thread"),
                article_id=article_id,
                asked_by=asked_by,
                about=content.get("about"),
                priority=priority,
            )
        case "edit":
            return EditText(
                key=key,
                chat_id=chat_id,
                message_id=content["edits"],
                reply=_reply(content),
                article_id=article_id,
                asked_by=asked_by,
                about=content.get("about"),
                priority=priority,
            )
        case "inline edit":
            return EditInline(
                key=key,
                inline_message_id=content["inline_message_id"],
                reply=_reply(content),
                asked_by=asked_by,
                priority=priority,
            )
        case "delete":
            return DeleteMessage(
                key=key,
                chat_id=chat_id,
                message_id=content["deletes"],
                instead=_reply(content),
                asked_by=asked_by,
                priority=priority,
            )
        case "document":
            return SendDocument(
                key=key,
                chat_id=chat_id,
                name=content["name"],
                body=b64decode(content["body"], validate=True),
                reply_to=content["reply_to"],
                thread=content["thread"],
                asked_by=asked_by,
                priority=priority,
            )
        case "photo":
            return SendPhoto(
                key=key,
                chat_id=chat_id,
                body=b64decode(content["body"], validate=True),
                caption=_reply(content),
                reply_to=content["reply_to"],
                thread=content["thread"],
                asked_by=asked_by,
                priority=priority,
            )
        case "guest":
            return AnswerGuest(
                key=key,
                query_id=content["query_id"],
                result=_result(content["result"]),
                link=content.get("link", ""),
                asked_by=asked_by,
                priority=priority,
            )
        case "inline":
            return AnswerInline(
                key=key,
                query_id=content["query_id"],
                results=tuple(map(_result, content["results"])),
                personal=content["personal"],
                cache=timedelta(seconds=content["cache_seconds"]),
                start=content.get("start", ""),
                asked_by=asked_by,
                priority=priority,
            )
        case kind:
            raise ValueError(f"of no kind that is known: {kind!r}")


def reply_json(reply: Reply) -> dict[str, Any]:
    """Return a rendered message: what many chats can share of it."""
    buttons = [[[b.text, b.data] for b in row] for row in reply.buttons]
    return {"html": reply.html, "buttons": buttons}


def _with_menu(reply: Reply) -> dict[str, Any]:
    return reply_json(reply) | {"menu": reply.menu}


def _reply(content: Mapping[str, Any]) -> Reply:
    buttons = tuple(tuple(Button(text, data) for text, data in r) for r in content["buttons"])
    menu = content.get("menu")
    return Reply(content["html"], buttons, Menu(menu) if menu else None)


def _result_json(result: InlineResult) -> dict[str, Any]:
    own = {"id": result.id, "title": result.title, "description": result.description}
    return own | reply_json(result.reply)


def _result(content: Mapping[str, Any]) -> InlineResult:
    return InlineResult(
        id=content["id"],
        title=content["title"],
        description=content["description"],
        reply=_reply(content),
    )
