"""Links in groups: answered where the bot is called, where /sum asks for it, and where auto is on.

In channels, where auto is on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.handlers.articles.links import MIN_TEXT_LENGTH, too_many_line
from bot.interactions.answering import CHANNELS, GROUPS, PRIVATE, Command
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction
from bot.interactions.message_links import MAX_LINKS
from bot.interactions.reception import Handler
from bot.models import Reply, StoredArticle
from bot.render import texts
from bot.render.language import text
from bot.storage.chats.auto import AutoStore

#: Keep their keys apart from those of the answers.
_FAILED_NUMBER, _LEFT_OUT_NUMBER, _HOW_NUMBER = 95, 96, 97

#: Links to sentences have it: https://wicg.github.io/scroll-to-text-fragment/
_FRAGMENT = ":~:text="

#: Gets an article; its link, to be named where there are several.
_Wanted = tuple[Callable[[], Awaitable[StoredArticle]], str]


class GroupAnswers:
    """Answers with key points; of what failed it speaks once, and only to who asked."""

    def __init__(
        self,
        articles: Articles,
        answers: ArticleAnswers,
        outbox: Outbox,
        gate: Gate,
        *,
        auto: AutoStore,
        share: Callable[[Interaction], Awaitable[None]],
    ) -> None:
        """Set up.

        Args:
            articles: Has articles.
            answers: Answers with them.
            outbox: Takes what else is said.
            gate: Knows what each person may ask for.
            auto: Knows where every link is answered.
            share: Takes a message that is not answered.
        """
        self._articles = articles
        self._answers = answers
        self._outbox = outbox
        self._gate = gate
        self._auto = auto
        self._share = share

    def command(self) -> Command:
        """Return the command that asks for an answer."""
        return Command(
            name="sum",
            line=text("Key points of a link, or of the message you reply to"),
            example="https://example.com",
            act=self._sum,
            kind=None,
            chats=GROUPS | PRIVATE,
        )

    def handler(self) -> Handler:
        """Return the handler of what is said in groups and channels."""
        return Handler(fits=_is_said, act=self._hear)

    async def _sum(self, asked: Interaction) -> None:
        if wanted := self._wanted(asked):
            await self._answer(asked, wanted)
        elif await self._gate.admits(asked, RequestKind.WORD, _HOW_NUMBER):
            line = asked.language.say(texts.SUM_HOW)
            await self._outbox.put(asked.reply(Reply(line), _HOW_NUMBER))

    async def _hear(self, said: Interaction) -> None:
        if said.addressed and said.chat_kind in GROUPS:
            # Who thanks for an answer does not ask for it again.
            ours = not said.links and said.replies_to is not None and said.replies_to.is_ours
            await self._answer(said, () if ours else self._wanted(said))
        elif _may_be_answered(said) and await self._auto.is_on(said.chat_id, said.thread_id):
            await self._answer(said, self._linked(said, said.links), is_asked=False)
        else:
            await self._share(said)

    def _wanted(self, asked: Interaction) -> tuple[_Wanted, ...]:
        """Return what somebody wants of his own message, else of the one that he answers."""
        if asked.links:
            return self._linked(asked, asked.links)
        answered = asked.replies_to
        if answered is None:
            return ()
        if answered.links:
            return self._linked(asked, answered.links)
        if len(answered.text) < MIN_TEXT_LENGTH:
            return ()
        return ((partial(self._articles.from_text, answered.text, asked.asker), ""),)

    def _linked(self, asked: Interaction, links: tuple[str, ...]) -> tuple[_Wanted, ...]:
        several = len(links) > 1
        return tuple(
            (
                partial(self._articles.by_link, link, asked.asker, asked.chat_id),
                link if several else "",
            )
            for link in links
        )

    async def _answer(
        self, asked: Interaction, wanted: tuple[_Wanted, ...], *, is_asked: bool = True
    ) -> None:
        shown = (
            self._show(asked, number, *one, is_asked=is_asked)
            for number, one in enumerate(wanted[:MAX_LINKS])
        )
        failed = [reply for reply in await asyncio.gather(*shown) if reply]
        if not is_asked:
            return
        if failed:
            # A button edits its message, in which others must not stand.
            lines = Reply("\n".join(reply.html for reply in failed))
            said = failed[0] if len(failed) == 1 else lines
            await self._outbox.put(asked.reply(said, _FAILED_NUMBER))
        if (left := len(wanted) - MAX_LINKS) > 0:
            line = too_many_line(left, asked.language)
            await self._outbox.put(asked.reply(Reply(line), _LEFT_OUT_NUMBER))

    async def _show(
        self,
        asked: Interaction,
        number: int,
        article: Callable[[], Awaitable[StoredArticle]],
        name: str,
        *,
        is_asked: bool,
    ) -> Reply | None:
        if await asked.answered(number):
            return None
        if is_asked:
            admitted = await self._gate.admits(asked, RequestKind.LINK, number)
        else:
            # Nobody asked, so nobody is told.
            admitted = self._gate.refusal(asked, RequestKind.LINK, asked.chat_id) is None
        if not admitted:
            return None
        # Of what stands in another message the button would not know.
        link = asked.links[number] if number < len(asked.links) else ""
        return await self._answers.show(asked, article, number, name, link)


def _is_said(asked: Interaction) -> bool:
    said = asked.press is None and not (asked.is_notice or asked.is_command)
    return said and asked.chat_kind in GROUPS | CHANNELS


def _may_be_answered(said: Interaction) -> bool:
    """Whether a message has links, and is no answer of a bot like this one.

    In a channel each bot sees the posts of the others: two would answer one another without end.
    """
    return bool(said.links) and not any(_FRAGMENT in link for link in said.links)
