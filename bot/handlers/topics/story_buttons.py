"""A person presses a button under a story: why it came, and what of its like comes no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.following.topics import Following
from bot.handlers.topics.chat_limits import ChatLimits
from bot.interactions.interaction import Interaction
from bot.interactions.presses import ActOnArticle, Done, Presses
from bot.interactions.reception import Handler
from bot.models import StoredArticle
from bot.render import topic_texts as texts
from bot.render.language import Text
from bot.render.story_buttons import (
    StoryAct,
    StoryButton,
    parse_story_button,
    plain_line,
    plain_name,
    refused_line,
    render_which,
    why_line,
)
from bot.render.summary import shown_tags
from bot.subscriptions.reasons import Reason
from bot.subscriptions.refusals import MAX_REFUSALS
from bot.subscriptions.values import FEED_PREFIX
from summarizer.topics.words.keys import topic_key


class StoryButtons:
    """Says why a story came, and ends what it came by."""

    def __init__(self, presses: Presses, following: Following, limits: ChatLimits) -> None:
        self._presses = presses
        self._following = following
        self._limits = limits

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of these buttons."""
        return (
            self._presses.of_article(_parse(StoryAct.WHY), self._why, anybody=True),
            self._changes(StoryAct.NOT_ABOUT, self._refuse),
            self._changes(StoryAct.UNFOLLOW, self._unfollow),
            self._changes(StoryAct.MUTE, self._mute),
        )

    def _changes(self, act: StoryAct, do: ActOnArticle[StoryButton]) -> Handler:
        return self._presses.of_article(_parse(act), do, admins_only=True)

    async def _why(self, pressed: Interaction, stored: StoredArticle, _: StoryButton) -> Done:
        return why_line(await self._following.reasons(pressed.chat_id, stored.id), pressed.language)

    async def _refuse(
        self, pressed: Interaction, stored: StoredArticle, button: StoryButton
    ) -> Done:
        reasons = await self._reasons(pressed, stored, button)
        if not reasons:
            return pressed.language.say(texts.NOTHING_FOLLOWED)
        open_still = [reason for reason in reasons if reason.match and not reason.refused]
        if not open_still:
            return pressed.language.say(_not_refusable(reasons))
        if len(open_still) > 1 and not button.topic:
            return _ask(pressed, stored, button.act, _topics(open_still))
        reason = open_still[0]
        if len(reason.subscription.refused) >= MAX_REFUSALS:
            return pressed.language.say(texts.TOO_MANY_REFUSALS, count=MAX_REFUSALS)
        refusal = await self._following.refuse(pressed.chat_id, reason)
        if refusal is None:
            return pressed.language.say(texts.NOTHING_FOLLOWED)
        return refused_line(reason.subscription.label, refusal, pressed.language)

    async def _unfollow(
        self, pressed: Interaction, stored: StoredArticle, button: StoryButton
    ) -> Done:
        reasons = await self._reasons(pressed, stored, button)
        if len(reasons) > 1 and not button.topic:
            return _ask(pressed, stored, button.act, _topics(reasons))
        for reason in reasons[:1]:
            ended = reason.subscription
            if await self._following.unfollow(pressed.chat_id, ended.topic):
                return plain_line(texts.UNFOLLOWED, ended.label, pressed.language)
        return pressed.language.say(texts.NOTHING_FOLLOWED)

    async def _mute(self, pressed: Interaction, stored: StoredArticle, button: StoryButton) -> Done:
        tags = {topic_key(tag): tag for tag in shown_tags(stored.article)}
        followed = {s.topic for s in await self._following.followed(pressed.chat_id)}
        # Who wants nothing of a topic that he follows unfollows it.
        open_still = [(k, tag) for k, tag in tags.items() if k and k not in followed]
        if not button.topic and open_still:
            return _ask(pressed, stored, button.act, open_still)
        for key, tag in open_still:
            if button.means(key):
                return await self._limits.mute(pressed, tag, plain_name(tag))
        return pressed.language.say(texts.NOTHING_TO_MUTE)

    async def _reasons(
        self, pressed: Interaction, stored: StoredArticle, button: StoryButton
    ) -> list[Reason]:
        reasons = await self._following.reasons(pressed.chat_id, stored.id)
        return [reason for reason in reasons if button.means(reason.subscription.topic)]


def _ask(
    pressed: Interaction, stored: StoredArticle, act: StoryAct, topics: Sequence[tuple[str, str]]
) -> Done:
    return pressed.beside(render_which(act, topics, pressed.language), stored.id)


def _parse(act: StoryAct) -> Callable[[str], StoryButton | None]:
    def parse(data: str) -> StoryButton | None:
        button = parse_story_button(data)
        return button if button and button.act is act else None

    return parse


def _not_refusable(reasons: Sequence[Reason]) -> Text:
    if any(reason.refused for reason in reasons):
        return texts.REFUSED_ALREADY
    whole = any(reason.subscription.topic.startswith(FEED_PREFIX) for reason in reasons)
    return texts.WHOLE_FEED if whole else texts.NOT_REFUSABLE


def _topics(reasons: Sequence[Reason]) -> list[tuple[str, str]]:
    return [(reason.subscription.topic, reason.subscription.label) for reason in reasons]
