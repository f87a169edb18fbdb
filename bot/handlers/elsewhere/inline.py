"""Somebody types the bot's name in any chat: with a link it offers its summary, else what he follows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram import Update

from bot.articles import Articles
from bot.deliveries.outbox import Outbox
from bot.fairness.quota import RequestKind
from bot.handlers.elsewhere.filling import Filling
from bot.interactions.elsewhere import InlineChoice, InlineQuery
from bot.interactions.gate import Gate, refusal_line
from bot.interactions.interaction import Interaction
from bot.interactions.reception import PRESSED, Handler
from bot.interactions.telegram import Telegram
from bot.models import Priority, Reply
from bot.outgoing import AnswerInline, EditInline
from bot.render import elsewhere as said
from bot.render import elsewhere_texts
from bot.subscriptions.listing import ListedStory

#: Stories that are offered.
MAX_STORIES = 20

#: Telegram cuts what is typed here: https://core.telegram.org/bots/api#inlinequery
_CUT_AT = 256

#: A person's private chat to the newest of what it follows, so many at most; None: it follows nothing.
Newest = Callable[[int, int], Awaitable[tuple[ListedStory, ...] | None]]


class InlineOffers:
    """Offers results, and fills the one that was chosen."""

    def __init__(
        self,
        articles: Articles,
        filling: Filling,
        outbox: Outbox,
        gate: Gate,
        telegram: Telegram,
        *,
        newest: Newest,
    ) -> None:
        """Set up.

        Args:
            articles: Knows what was read before.
            filling: Has articles.
            outbox: Takes answers.
            gate: Knows what each person may ask for.
            telegram: Ends presses.
            newest: Finds stories.
        """
        self._articles = articles
        self._filling = filling
        self._outbox = outbox
        self._gate = gate
        self._telegram = telegram
        self._newest = newest

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of queries, of choices, and of a result's button."""
        return (
            Handler(
                fits=lambda asked: isinstance(asked.elsewhere, InlineQuery),
                act=self._offer,
                hears=frozenset({Update.INLINE_QUERY}),
            ),
            Handler(
                fits=lambda asked: isinstance(asked.elsewhere, InlineChoice),
                act=self._fill,
                slow=True,
                hears=frozenset({Update.CHOSEN_INLINE_RESULT}),
            ),
            Handler(
                fits=lambda asked: asked.press is not None and asked.press.data == said.CARD,
                act=self._wait,
                kind=RequestKind.PRESS,
                hears=PRESSED,
            ),
        )

    async def _offer(self, asked: Interaction) -> None:
        if not isinstance(asked.elsewhere, InlineQuery) or await asked.answered():
            return
        # Nobody is told of letters that bring nothing.
        if self._gate.refusal(asked, RequestKind.OFFER):
            return
        offer = AnswerInline(
            key=asked.answer_key(), query_id=asked.elsewhere.id, results=(), asked_by=asked.asker
        )
        await self._outbox.put(await self._filled(offer, asked))

    async def _filled(self, offer: AnswerInline, asked: Interaction) -> AnswerInline:
        language = asked.language
        if len(asked.text) >= _CUT_AT and asked.links:
            return replace(offer, start=language.say(elsewhere_texts.TOO_LONG_HERE))
        if asked.links:
            url = asked.links[0]
            known = await self._articles.known(url)
            return replace(offer, results=(said.card_result(url, known, language),))
        stories = await self._newest(asked.asker, MAX_STORIES)
        if stories is None:
            return replace(offer, start=language.say(elsewhere_texts.FOLLOW_HERE))
        if results := said.story_results(stories):
            return replace(offer, results=results)
        return replace(offer, start=language.say(elsewhere_texts.NOTHING_NEW))

    async def _fill(self, asked: Interaction) -> None:
        choice = asked.elsewhere
        # A story is whole as it is.
        if not isinstance(choice, InlineChoice) or choice.result_id != said.CARD or not asked.links:
            return
        if await asked.answered():
            return
        if refusal := self._gate.refusal(asked, RequestKind.LINK):
            reply = Reply(refusal_line(RequestKind.LINK, refusal, asked.language))
        else:
            reply = await self._filling.of(asked.links[0], asked.asker, asked.language)
        await self._outbox.put(
            EditInline(
                key=asked.answer_key(),
                inline_message_id=choice.message_id,
                reply=reply,
                asked_by=asked.asker,
                priority=Priority.ANSWER,
            )
        )

    async def _wait(self, pressed: Interaction) -> None:
        if pressed.press:
            line = pressed.language.say(elsewhere_texts.CHOSEN)
            await self._telegram.end_press(pressed.press.query_id, line)
