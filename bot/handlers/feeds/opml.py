"""A chat's feeds as OPML: sent as a file, read from one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from telegram import Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.errors import FeedError, FetchError
from bot.fairness.acting import acting
from bot.fairness.quota import Kind
from bot.feeds.opml_writing import write_opml
from bot.feeds.values import Outline
from bot.handlers.articles.documents import Files
from bot.interactions.answer import Handler, answer, answer_key, asker_of
from bot.interactions.command import HEARD, Asked, Commands, is_operator, may_change
from bot.interactions.gate import Gate
from bot.models import Reply
from bot.outgoing import SendDocument
from bot.polling.watching import Watching
from bot.render import topic_texts as texts
from bot.render.failure import render_failure
from bot.render.feeds import render_imported
from bot.reports import Trust

_NAME = "precis.opml"


class _Opml(filters.MessageFilter):
    """Messages with a file of that kind."""

    def filter(self, message: Message) -> bool:
        name = (message.document.file_name or "") if message.document else ""
        return name.lower().endswith((".opml", ".opml.xml"))


class OpmlFiles:
    """Takes and gives lists of feeds."""

    def __init__(
        self,
        watching: Watching,
        read: Callable[[bytes], Awaitable[tuple[Outline, ...]]],
        commands: Commands,
        gate: Gate,
        files: Files,
        *,
        trust: Trust,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            watching: Keeps feeds.
            read: Reads OPML, where hostile bytes can do no harm; raises FeedError.
            commands: For ``/export``.
            gate: Knows what each person may ask for.
            files: Has files.
            trust: Whose feeds serve everybody.
            clock: The time.
        """
        self._watching = watching
        self._read = read
        self._commands = commands
        self._gate = gate
        self._files = files
        self._trust = trust
        self._clock = clock

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of a file and of the command."""
        return (
            MessageHandler(HEARD & _Opml(), self._import),
            self._commands.looks("export", self._export),
        )

    async def _import(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is None or message.document is None:
            return
        if await self._commands.outbox.has(answer_key(update, 0)):
            return
        if not await self._gate.admits(update, Kind.OPML):
            return
        acting().give_place_back()
        if not await may_change(context.bot, update):
            reply = Reply(texts.ADMINS_ONLY)
        else:
            try:
                async with self._files.of(context.bot, message.document) as body:
                    outlines = await self._read(body)
                approved = is_operator(update, self._trust.operators)
                reply = await self._taken(message.chat_id, outlines, approved=approved)
            except FetchError as error:
                reply = render_failure(error)
            except FeedError:
                reply = Reply(texts.IMPORT_BROKEN)
        await self._commands.outbox.put(answer(update, reply))

    async def _taken(self, chat_id: int, outlines: tuple[Outline, ...], *, approved: bool) -> Reply:
        added, left = await self._watching.import_all(chat_id, outlines, approved=approved)
        return render_imported(added, left, self._trust, by_operator=approved)

    async def _export(self, asked: Asked) -> Reply:
        if asked.text.casefold() not in ("", "opml"):
            return Reply(texts.EXPORT_HOW)
        feeds = await self._watching.of_chat(asked.chat_id)
        if not feeds:
            return Reply(texts.FEEDS_NONE)
        outlines = [Outline(url=f.url, title=f.title, home=f.home) for f in feeds]
        await self._commands.outbox.put(
            SendDocument(
                key=answer_key(asked.update, 1),
                chat_id=asked.chat_id,
                name=_NAME,
                body=write_opml("Precis", outlines, self._clock()),
                thread=asked.thread_id,
                asked_by=asker_of(asked.update),
            )
        )
        return Reply(texts.EXPORTED)
