"""An article that is being had, or could not be had: the answer to whoever asked for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.condensing import LookOf, Summarise, condense
from bot.deliveries.outbox import Outbox
from bot.errors import FetchError, Unfetched
from bot.fairness.quota import RequestKind
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction
from bot.interactions.telegram import Telegram
from bot.models import Priority, Reply, StoredArticle
from bot.outgoing import EditText
from bot.render.asking import with_hint
from bot.render.failure import render_failure, render_sorry
from bot.render.summary import render_summary
from summarizer.errors import ReadingError

#: To have one article, once it is its turn: a page that is slow at each step comes within it.
_BUDGET = timedelta(seconds=60)

#: A chat, and an article that was answered there.
Answered = Callable[[int, StoredArticle], Awaitable[None]]

log = structlog.stdlib.get_logger(__name__)


class ArticleAnswers:
    """Answers with an article's key points, or with one line that says why there are none."""

    def __init__(
        self,
        summarise: Summarise,
        look_of: LookOf,
        outbox: Outbox,
        gate: Gate,
        telegram: Telegram,
        *,
        answered: Answered,
        hint: Callable[[int], Awaitable[bool]],
    ) -> None:
        """Set up.

        Args:
            summarise: Condenses an article.
            look_of: Tells how chats want articles to look.
            outbox: Takes answers.
            gate: Knows what each person may ask for.
            telegram: Shows that the bot is typing.
            answered: Told of each article that was answered in a chat.
            hint: Whether a chat is to be told that it can ask back.
        """
        self._hint = hint
        self._answered = answered
        self._summarise = summarise
        self._look_of = look_of
        self._outbox = outbox
        self._gate = gate
        self._telegram = telegram

    async def put(
        self,
        asked: Interaction,
        article: Callable[[], Awaitable[StoredArticle]],
        number: int = 0,
        name: str = "",
        link: str = "",
    ) -> None:
        """Have an article and queue the answer, also where it is that there is none.

        After a restart some were answered; those are not answered again.

        Args:
            asked: What asked for it.
            article: Gets it; may raise FetchError or ReadingError.
            number: Of the answer, where an update gets several.
            name: The link, to be shown with a failure where the question had several.
            link: The same in any case, if it is one of the message's: a button tries it again.
        """
        if await asked.answered(number):
            return
        if not await self._gate.admits(asked, RequestKind.LINK, number):
            return
        if failed := await self.show(asked, article, number, name, link):
            await self._outbox.put(replace(asked.reply(failed, number), priority=Priority.ANSWER))

    async def show(
        self,
        asked: Interaction,
        article: Callable[[], Awaitable[StoredArticle]],
        number: int = 0,
        name: str = "",
        link: str = "",
    ) -> Reply | None:
        """Have an article and queue its points; what else its chat says is handled meanwhile.

        Args:
            asked: As of :meth:`put`, who may ask for it, and was not answered yet.
            article: As there.
            number: As there.
            name: As there.
            link: As there.

        Returns:
            What there is to say where there are no points.
        """
        try:
            stored, reply = await self.have(asked, article)
        except (FetchError, ReadingError) as error:
            log.info("no summary", reason=error.reason.value, cause=str(error))
            return render_failure(error, asked.language, name, link)
        except Exception:
            # Each link is a job of its own: a defect costs one answer, and is said.
            log.exception("answering broke")
            return render_sorry(asked.language, name)
        if await self._hint(asked.chat_id):
            reply = with_hint(reply, asked.language, in_group=not asked.is_private)
        said = asked.reply(reply, number, stored.id)
        await self._outbox.put(replace(said, priority=Priority.ANSWER))
        await self._answered(asked.chat_id, stored)
        return None

    async def have(
        self, asked: Interaction, article: Callable[[], Awaitable[StoredArticle]]
    ) -> tuple[StoredArticle, Reply]:
        """Have an article, once it is its turn, and its points.

        Raises:
            FetchError: It could not be had, or not in time.
            ReadingError: There is none.
        """
        async with self._gate.link(), self._telegram.typing(asked.chat_id), time_budget():
            stored = await article()
            look = await self._look_of(asked.chat_id)
            shown = await condense(self._summarise, stored.article, look)
        return stored, render_summary(shown.summary, asked.language, further=shown.further)

    async def again(
        self, pressed: Interaction, article: Callable[[], Awaitable[StoredArticle]]
    ) -> EditText:
        """Have an article that could not be had before; returns the message edited to its points.

        Raises:
            FetchError: As of :meth:`have`; so ReadingError.
        """
        stored, reply = await self.have(pressed, article)
        await self._answered(pressed.chat_id, stored)
        return replace(pressed.edit(reply), article_id=stored.id, priority=Priority.ANSWER)


@asynccontextmanager
async def time_budget() -> AsyncIterator[None]:
    """Give an article no more time than one has.

    Raises:
        FetchError: TOO_SLOW.
    """
    try:
        async with asyncio.timeout(_BUDGET.total_seconds()):
            yield
    except TimeoutError as error:
        raise FetchError(Unfetched.TOO_SLOW, "the time for an answer is over") from error
