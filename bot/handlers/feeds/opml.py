"""A chat adds the feeds of an OPML file; /export gives one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.errors import FeedError, FetchError
from bot.fairness.quota import RequestKind
from bot.feeds.values import Outline
from bot.handlers.articles.documents import Files
from bot.interactions.answering import Answering
from bot.interactions.interaction import Interaction
from bot.interactions.reception import Handler
from bot.models import Reply
from bot.polling.watching import Watching
from bot.render import topic_texts as texts
from bot.render.failure import render_failure
from bot.render.feeds import render_imported
from bot.reports import Trust


class OpmlFiles:
    """Takes lists of feeds."""

    def __init__(
        self,
        watching: Watching,
        read: Callable[[bytes], Awaitable[tuple[Outline, ...]]],
        answering: Answering,
        files: Files,
        *,
        trust: Trust,
    ) -> None:
        """Set up.

        Args:
            watching: Keeps feeds.
            read: Reads OPML, where hostile bytes can do no harm; raises FeedError.
            answering: Makes handlers.
            files: Has files.
            trust: Whose feeds serve everybody.
        """
        self._watching = watching
        self._read = read
        self._answering = answering
        self._files = files
        self._trust = trust

    def handler(self) -> Handler:
        """Return the handler of a file."""
        return self._answering.message(
            _is_opml, self._import, kind=RequestKind.OPML, changes=True, slow=True, for_channel=True
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


def _is_opml(asked: Interaction) -> bool:
    return asked.file is not None and asked.file.name.lower().endswith((".opml", ".opml.xml"))
