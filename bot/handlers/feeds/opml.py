"""A chat's feeds as OPML: sent as a file, read from one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.errors import FeedError, FetchError
from bot.fairness.quota import Kind
from bot.feeds.opml_writing import write_opml
from bot.feeds.values import Outline
from bot.handlers.articles.documents import Files
from bot.interactions.answering import Answer, Answering, Command
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.polling.watching import Watching
from bot.render import topic_texts as texts
from bot.render.failure import render_failure
from bot.render.feeds import render_imported
from bot.render.language import text
from bot.reports import Trust

_NAME = "precis.opml"


class OpmlFiles:
    """Takes and gives lists of feeds."""

    def __init__(
        self,
        watching: Watching,
        read: Callable[[bytes], Awaitable[tuple[Outline, ...]]],
        answering: Answering,
        files: Files,
        *,
        trust: Trust,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            watching: Keeps feeds.
            read: Reads OPML, where hostile bytes can do no harm; raises FeedError.
            answering: Makes handlers.
            files: Has files.
            trust: Whose feeds serve everybody.
            clock: The time.
        """
        self._watching = watching
        self._read = read
        self._answering = answering
        self._files = files
        self._trust = trust
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the command."""
        return (
            Command(
                name="export",
                line=text("Your feeds as a file"),
                example="opml",
                act=self._export,
                kind=Kind.OPML,
            ),
        )

    def handler(self) -> Handler:
        """Return the handler of a file."""
        return self._answering.message(
            _is_opml, self._import, kind=Kind.OPML, changes=True, slow=True
        )

    async def _import(self, asked: Interaction) -> Reply | None:
        if asked.file is None:
            return None
        try:
            async with self._files.of(asked.file) as body:
                outlines = await self._read(body)
            return await self._taken(asked, outlines)
        except FetchError as error:
            return render_failure(error, asked.language)
        except FeedError:
            return Reply(asked.language.say(texts.IMPORT_BROKEN))

    async def _taken(self, asked: Interaction, outlines: tuple[Outline, ...]) -> Reply:
        approved = asked.person in self._trust.operators
        added, left = await self._watching.import_all(asked.chat_id, outlines, approved=approved)
        return render_imported(added, left, self._trust, asked.language, by_operator=approved)

    async def _export(self, asked: Interaction) -> Answer:
        if asked.arguments.casefold() not in ("", "opml"):
            return Reply(asked.language.say(texts.EXPORT_HOW))
        feeds = await self._watching.of_chat(asked.chat_id)
        if not feeds:
            return Reply(asked.language.say(texts.FEEDS_NONE))
        outlines = [Outline(url=f.url, title=f.title, home=f.home) for f in feeds]
        body = write_opml("Precis", outlines, self._clock())
        return asked.document(_NAME, body), Reply(asked.language.say(texts.EXPORTED))


def _is_opml(asked: Interaction) -> bool:
    return asked.file is not None and asked.file.name.lower().endswith((".opml", ".opml.xml"))
