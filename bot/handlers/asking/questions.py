"""A person asks back: the article that a message shows answers, or what the chat received lately."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.errors import FetchError
from bot.fairness.acting import acting
from bot.fairness.quota import RequestKind
from bot.handlers.articles.article_answer import time_budget
from bot.handlers.articles.links import MIN_TEXT_LENGTH
from bot.handlers.asking.decide import Whom, whom
from bot.handlers.asking.linked import Linked, linked
from bot.interactions.answering import Command
from bot.interactions.gate import Gate
from bot.interactions.interaction import Answered, ChatKind, Interaction
from bot.interactions.presses import Presses
from bot.interactions.reception import Handler
from bot.interactions.telegram import Telegram
from bot.models import ArticleId, Reply, Shown, StoredArticle
from bot.render import asking_texts, texts
from bot.render.answer import render_answer
from bot.render.asking import render_forgotten, render_found
from bot.render.failure import failure_line
from bot.render.language import Language
from bot.storage.stories.received import Received
from summarizer.answering.question_words import asks
from summarizer.errors import ReadingError
from summarizer.models import Article, KeyPoint

if TYPE_CHECKING:
    # It comes from a worker: what makes it is not loaded here.
    from summarizer.answering.many_articles import AnsweringArticle

#: How far back ``/ask`` looks.
RECENT = timedelta(days=14)

#: Sentences of one article.
_POINTS = 3

#: Keeps its key apart from those of the answers: the message may be edited to ask.
_NOT_ASKED_NUMBER = 97

#: An article, a question and a number of sentences, to the best of them.
Ask = Callable[[Article, str, int], Awaitable[tuple[KeyPoint, ...]]]

#: Articles as they are kept, and a question, to those that answer.
AskAmong = Callable[[Sequence[str], str], Awaitable["tuple[AnsweringArticle, ...]"]]

#: A chat and a time, to what it received since.
Latest = Callable[[int, datetime], Awaitable[tuple[Received, ...]]]

log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said to a question."""

    reply: Reply

    #: The article that it shows; None: none, or several.
    article_id: ArticleId | None = None

    #: Of the answer.
    number: int = 0


class Questions:
    """Answers questions with sentences of articles."""

    def __init__(
        self,
        presses: Presses,
        articles: Articles,
        ask: Ask,
        ask_among: AskAmong,
        *,
        latest: Latest,
        outbox: Outbox,
        gate: Gate,
        telegram: Telegram,
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            presses: Knows what messages show.
            articles: Has what was read.
            ask: Asks one article, in a worker.
            ask_among: Asks many, in a worker.
            latest: Knows what a chat received.
            outbox: Takes answers.
            gate: Knows what each person may ask for.
            telegram: Shows that the bot is typing, and knows its name.
            clock: The time.
        """
        self._presses = presses
        self._articles = articles
        self._ask = ask
        self._ask_among = ask_among
        self._latest = latest
        self._outbox = outbox
        self._gate = gate
        self._telegram = telegram
        self._clock = clock

    def command(self) -> Command:
        """Return the command that asks, whatever it says."""
        return Command(
            name="ask",
            line=asking_texts.ASK_LINE,
            example="who said that",
            act=self._command,
            kind=None,
            for_channel=True,
        )

    def handler(self) -> Handler:
        """Return the handler of replies that ask; it comes before that of what else is said."""
        return Handler(fits=self._may_ask, act=self._reply, slow=True)

    async def _command(self, asked: Interaction) -> None:
        # A worker is waited for; the order in the chat is kept.
        acting().give_place_back()
        link = linked(asked)
        if link or _under(asked):
            # Whatever channel is looked after: it is an article that is asked.
            asked = asked.here
        await self._answer(asked, asked.arguments, is_command=True, link=link)

    async def _reply(self, asked: Interaction) -> None:
        await self._answer(asked, self._without_our_name(asked.text), is_command=False)

    async def _answer(
        self, asked: Interaction, question: str, *, is_command: bool, link: Linked | None = None
    ) -> None:
        # After a restart some were answered.
        kind = RequestKind.LINK if link else RequestKind.LOOK
        if await asked.answered() or not await self._gate.admits(asked, kind):
            return
        said: _Said | None
        try:
            if link:
                said = await self._linked(asked, link)
            else:
                async with self._telegram.typing(asked.answered_in):
                    said = await self._said(asked, question, is_command=is_command)
        except FetchError as error:
            log.info("no answer", reason=error.reason.value, cause=str(error))
            said = _Said(Reply(failure_line(error, asked.language)))
        except ReadingError as error:
            log.info("no answer", reason=error.reason.value, cause=str(error))
            said = _Said(Reply(asked.language.say(texts.TOO_LONG)))
        if said:
            await self._outbox.put(asked.reply(said.reply, said.number, said.article_id))

    async def _said(self, asked: Interaction, question: str, *, is_command: bool) -> _Said | None:
        """Return what is said; None: nothing."""
        if is_command and not any(map(str.isalnum, question)):
            return _how(asked.language)
        under = _under(asked)
        shown = await self._shown(asked, under)
        stored = await self._kept(shown)
        match whom(
            question,
            under,
            shown,
            stored.article if stored else None,
            is_command=is_command,
            language=asked.language.tag.partition("-")[0],
        ):
            case Whom.ARTICLE if stored:
                return await self._one(stored, question, asked.language)
            case Whom.FORGOTTEN if under:
                return _Said(render_forgotten(under.links[0], asked.language))
            case Whom.CHAT:
                return await self._received(asked, question)
            case _:
                return _not_asked(asked)

    async def _linked(self, asked: Interaction, link: Linked) -> _Said:
        """Return what the article behind a link says."""
        if not any(map(str.isalnum, link.question)):
            return _how(asked.language)
        chat_id, person = asked.chat_id, asked.asker
        try:
            async with self._gate.link(), self._telegram.typing(chat_id), time_budget():
                stored = await self._articles.by_link(link.link, person, chat_id)
        except ReadingError as error:
            log.info("no answer", reason=error.reason.value, cause=str(error))
            return _Said(Reply(failure_line(error, asked.language)))
        return await self._one(stored, link.question, asked.language)

    async def _shown(self, asked: Interaction, under: Answered | None) -> Shown | None:
        """Return what the message shows that is answered."""
        if under is None or under.message_id is None:
            return None
        return await self._presses.shown_by(asked.chat_id, under.message_id)

    async def _kept(self, shown: Shown | None) -> StoredArticle | None:
        if shown is None or shown.article_id is None:
            return None
        return await self._articles.by_id(shown.article_id)

    async def _one(self, stored: StoredArticle, question: str, language: Language) -> _Said:
        points = await self._ask(stored.article, question, _POINTS)
        return _Said(render_answer(stored.article, points, language), stored.id)

    async def _received(self, asked: Interaction, question: str) -> _Said:
        """Return what the articles say that the chat received lately."""
        latest = await self._latest(asked.chat_id, self._clock() - RECENT)
        if not latest:
            return _Said(Reply(asked.language.say(asking_texts.NOTHING_RECEIVED)))
        found = await self._ask_among([one.content for one in latest], question)
        # Who asks on, asks the one that answered.
        only = latest[found[0].place].id if len(found) == 1 else None
        return _Said(render_found(found, asked.language), only)

    def _may_ask(self, asked: Interaction) -> bool:
        """Whether it is a reply to us that could be a question, in whichever language."""
        is_said = asked.press is None and not (asked.is_command or asked.is_notice)
        bare = asked.kind is None and asked.file is None and not asked.links
        to_us = asked.replies_to is not None and asked.replies_to.is_ours
        called = asked.is_private or (asked.chat_kind is ChatKind.GROUP and asked.addressed)
        short = len(asked.text) < MIN_TEXT_LENGTH
        return (
            is_said
            and bare
            and to_us
            and called
            and short
            and asks(self._without_our_name(asked.text))
        )

    def _without_our_name(self, text: str) -> str:
        name = re.escape(self._telegram.name())
        return re.sub(rf"(?<!\w){name}(?!\w)", " ", text, flags=re.IGNORECASE).strip()


def _under(asked: Interaction) -> Answered | None:
    """Return the message of ours that is answered; None: none."""
    return asked.replies_to if asked.replies_to and asked.replies_to.is_ours else None


def _how(language: Language) -> _Said:
    said = asking_texts.ASK_HOW, asking_texts.ASK_LINK_HOW
    return _Said(Reply("\n\n".join(map(language.say, said))))


def _not_asked(asked: Interaction) -> _Said | None:
    """Return what is said of what is no question: in a group nothing."""
    if not asked.is_private or asked.is_edit:
        return None
    return _Said(Reply(asked.language.say(texts.NO_LINK)), number=_NOT_ASKED_NUMBER)
