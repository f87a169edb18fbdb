"""/export: all that is kept about a chat as a file, or its feeds for another reader."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.fairness.quota import RequestKind
from bot.feeds.opml_writing import write_opml
from bot.feeds.values import Outline
from bot.interactions.answering import Answer, Command
from bot.interactions.interaction import Interaction
from bot.models import Reply
from bot.outgoing import LARGEST_DOCUMENT_BYTES
from bot.polling.watching import Watching
from bot.render import kept_texts as texts
from bot.render import topic_texts
from bot.render.language import text
from bot.storage.chats.exporting import Exporting

_NAME, _OPML = "precis.json", "precis.opml"

#: What of each table is handed out where all of it is too large, one after the other.
_FEWER_ROWS = (5000, 1000, 100)

_FORMAT = "Precis, all that is kept about a chat, by table; times are UTC"


class ExportCommand:
    """Hands out what is kept."""

    def __init__(
        self,
        exporting: Exporting,
        watching: Watching,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            exporting: Reads it.
            watching: Knows the chat's feeds.
            clock: The time.
        """
        self._exporting = exporting
        self._watching = watching
        self._clock = clock

    def command(self) -> Command:
        """Return the command."""
        return Command(
            name="export",
            line=text("All that I keep about this chat, or its feeds, as a file"),
            example="opml",
            act=self._export,
            kind=RequestKind.OPML,
            for_channel=True,
        )

    async def _export(self, asked: Interaction) -> Answer:
        match asked.arguments.casefold():
            case "opml":
                return await self._feeds(asked)
            case "":
                return await self._all(asked)
            case _:
                return Reply(asked.language.say(texts.EXPORT_HOW))

    async def _feeds(self, asked: Interaction) -> Answer:
        feeds = await self._watching.of_chat(asked.chat_id)
        if not feeds:
            return Reply(asked.language.say(topic_texts.FEEDS_NONE))
        outlines = [Outline(url=f.url, title=f.title, home=f.home) for f in feeds]
        body = write_opml("Precis", outlines, self._clock())
        return asked.document(_OPML, body), Reply(asked.language.say(topic_texts.EXPORTED))

    async def _all(self, asked: Interaction) -> Answer:
        # What a group set and whom it answers is its admins' to hand out.
        if not await asked.may_change():
            return Reply(asked.language.say(topic_texts.ADMINS_ONLY))
        tables = await self._exporting.of(asked.chat_id)
        if not tables:
            return Reply(asked.language.say(texts.EXPORTED_NOTHING))
        head = {
            "format": _FORMAT,
            "chat_id": asked.chat_id,
            "exported_at": self._clock().isoformat(),
        }
        # In a thread: a chat's rows are many.
        name, body, whole = await asyncio.to_thread(packed, head, tables)
        said = texts.EXPORTED_ALL if whole else texts.EXPORT_TOO_LARGE
        return asked.document(name, body), Reply(asked.language.say(said))


def packed(head: dict[str, Any], tables: dict[str, Any]) -> tuple[str, bytes, bool]:
    """Return a file that the ledger takes: its name, what is in it, and whether that is all.

    Args:
        head: What stands before the tables.
        tables: By name, each with its rows, the newest first.
    """
    body = _json(head | tables)
    if len(body) <= LARGEST_DOCUMENT_BYTES:
        return _NAME, body, True
    zipped = _zipped(body)
    if len(zipped) <= LARGEST_DOCUMENT_BYTES:
        return f"{_NAME}.zip", zipped, True
    for most in _FEWER_ROWS:
        fewer = {name: table | {"rows": table["rows"][:most]} for name, table in tables.items()}
        zipped = _zipped(_json(head | fewer))
        if len(zipped) <= LARGEST_DOCUMENT_BYTES:
            break
    return f"{_NAME}.zip", zipped, False


def _json(document: dict[str, Any]) -> bytes:
    # What a page wrote may be half of a pair of surrogates.
    return json.dumps(document, ensure_ascii=False, indent=1).encode(errors="replace")


def _zipped(body: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_NAME, body)
    return made.getvalue()
