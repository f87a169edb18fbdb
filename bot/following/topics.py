"""A chat follows a topic, or stops: what came of it, and what there is to show."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.models import ArticleId, StoredArticle
from bot.newsroom.values import FoundStory
from bot.render.names import spells_host_as_words
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.stories.tags import TagStore
from bot.storage.stories.topic_index import TopicIndex
from bot.subscriptions.grouping import group
from bot.subscriptions.listing import Event, ListedStory, arrange_events
from bot.subscriptions.narrowing import WIDE, Narrowing
from bot.subscriptions.reasons import Reason, reasons_of
from bot.subscriptions.refusals import MatchRefusal, refusal_of, with_refusal
from bot.subscriptions.unmatchable import Unmatchable, why_unmatchable
from bot.subscriptions.values import FollowOutcome, Subscription
from bot.subscriptions.wishes import Wish
from summarizer.topics.names.aliases import known_topics
from summarizer.topics.words.keys import topic_key
from summarizer.topics.words.spelling import suggest

#: What one chat can follow.
MAX_TOPICS = 100

#: How far back a topic's stories are counted.
RECENT = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What there was of a topic lately."""

    stories: int

    #: How many feeds brought these.
    feeds: int

    #: None: there was none.
    newest: FoundStory | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """What came of following a topic."""

    wish: Wish
    topic: str
    outcome: FollowOutcome
    activity: Activity

    #: What of it is wanted alone; and whether that was less before.
    narrowing: Narrowing
    widened: bool

    #: The topic that may have been meant, where nothing was about this one; else None.
    suggestion: str | None = None


class Following:
    """Keeps what chats follow."""

    def __init__(
        self,
        subscriptions: SubscriptionStore,
        chats: ChatStore,
        index: TopicIndex,
        *,
        tags: TagStore,
        wake_digests: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._subscriptions = subscriptions
        self._chats = chats
        self._index = index
        self._tags = tags
        self._wake_digests = wake_digests
        self._clock = clock

    async def follow(
        self, chat_id: int, thread_id: int | None, wish: Wish, topic: str | None = None
    ) -> Follow | Unmatchable:
        """Follow a topic.

        Args:
            chat_id: Who.
            thread_id: The forum topic where its stories are to be told.
            wish: What, and how.
            topic: ``feed:7`` for a feed; None: the key of what is wished for.

        Returns:
            Why no article can match what is wished for, which is not followed then.
        """
        if topic is None and (why := why_unmatchable(wish.label)):
            return why
        key = topic or topic_key(wish.label)
        earlier = await self.narrowing(chat_id, key)
        narrowing = earlier if wish.narrowing is None else wish.narrowing
        wanted = Subscription(
            chat_id=chat_id,
            topic=key,
            label=wish.label,
            digest=wish.digest,
            thread_id=thread_id,
            followed_at=self._clock(),
            narrowing=narrowing,
        )
        outcome = await self._subscriptions.follow(wanted, MAX_TOPICS)
        await self.reschedule(chat_id)
        activity = await self.activity(key, chat_id, narrowing)
        return Follow(
            wish=wish,
            topic=key,
            outcome=outcome,
            activity=activity,
            narrowing=narrowing,
            widened=bool(earlier) and not narrowing,
            suggestion=None if activity.stories or topic else await self._suggest(wish.label),
        )

    async def unfollow(self, chat_id: int, topic: str) -> bool:
        """Stop following; returns whether it was followed."""
        done = await self._subscriptions.unfollow(chat_id, [topic])
        if done:
            await self.reschedule(chat_id)
        return bool(done)

    async def unfollow_all(self, chat_id: int) -> int:
        """Stop following whatever there is; returns how much that was."""
        done = await self._subscriptions.unfollow(
            chat_id, [followed.topic for followed in await self.followed(chat_id)]
        )
        await self.reschedule(chat_id)
        return done

    async def end_digests(self, chat_id: int) -> None:
        """Have nothing told by digest for its own sake; ``reschedule`` is due after it."""
        await self._subscriptions.end_digests(chat_id)

    async def refuse(self, chat_id: int, reason: Reason) -> MatchRefusal | None:
        """Have no more stories come that match a topic in such a way; returns which.

        None if the topic is not followed, or nothing is known of the match.
        """
        if reason.match is None:
            return None
        followed = reason.subscription
        refusal = refusal_of(reason.match, (followed.topic, followed.label))
        refused = with_refusal(followed.refused, refusal)
        done = await self._subscriptions.refuse(chat_id, followed.topic, refused)
        return refusal if done else None

    async def lift(self, chat_id: int, topic: str) -> bool:
        """Have all matches of a topic come again; returns whether it is followed."""
        return await self._subscriptions.refuse(chat_id, topic, ())

    async def reasons(self, chat_id: int, article_id: ArticleId) -> tuple[Reason, ...]:
        """Return which topics that a chat follows an article is about, the surest first."""
        matching = await self._index.matching(article_id, chat_id)
        return reasons_of(
            await self.followed(chat_id), matching.has, matching.matches, matching.origin
        )

    async def widen(self, chat_id: int, topic: str) -> bool:
        """Have all of a topic come again; returns whether it is followed."""
        return await self._subscriptions.widen(chat_id, topic)

    async def narrowing(self, chat_id: int, topic: str) -> Narrowing:
        """Return what of a topic a chat wants alone; of one that it does not follow, all."""
        followed = await self.followed(chat_id)
        return next((s.narrowing for s in followed if s.topic == topic), WIDE)

    async def followed(self, chat_id: int) -> tuple[Subscription, ...]:
        """Return what a chat follows."""
        return await self._subscriptions.of_chat(chat_id)

    async def recent(
        self, topic: str, chat_id: int, narrowing: Narrowing
    ) -> tuple[FoundStory, ...]:
        """Return the stories of the last seven days that a chat may see, the newest first."""
        return await self._index.find(topic, self._clock() - RECENT, chat_id, narrowing)

    async def latest(self, topic: str, chat_id: int, narrowing: Narrowing) -> tuple[Event, ...]:
        """Return what a topic had in the last seven days, the surest and largest event first."""
        stories = await self._index.listed(topic, self._clock() - RECENT, chat_id, narrowing)
        # In a thread: hundreds of stories take a moment, in which others want answers.
        return await asyncio.to_thread(arrange_events, stories, group)

    async def newest(self, chat_id: int, most: int) -> tuple[ListedStory, ...] | None:
        """Return the newest stories of the last seven days of what a chat follows.

        What it mutes is left out. None if it follows nothing.

        Args:
            chat_id: Who; it sees its own feeds' stories, and everybody's.
            most: So many at most.
        """
        topics = {each.topic: each.narrowing for each in await self.followed(chat_id)}
        if not topics:
            return None
        muted = (await self._chats.settings(chat_id)).mutes
        since = self._clock() - RECENT
        return await self._index.newest(topics, muted, since, chat_id, most)

    async def outlet(self, stored: StoredArticle) -> str:
        """Return who printed an article, as stories know it; empty where nobody does."""
        return await self._index.outlet(stored.id) or stored.article.publisher or ""

    async def of_outlet(self, outlet: str, chat_id: int) -> tuple[ListedStory, ...]:
        """Return what an outlet printed in the last seven days and a chat may see, the newest first."""
        return await self._index.of_outlet(outlet, self._clock() - RECENT, chat_id)

    async def activity(self, topic: str, chat_id: int, narrowing: Narrowing) -> Activity:
        """Count what there was of a topic lately, for a chat."""
        found = await self.recent(topic, chat_id, narrowing)
        return Activity(
            stories=len(found),
            feeds=await self._index.feeds(found) if found else 0,
            newest=next((story for story in found if story.article_id is not None), None),
        )

    async def reschedule(self, chat_id: int) -> None:
        """Set when the chat's digest is due, after what it follows or its times changed."""
        settings = await self._chats.settings(chat_id)
        if settings.wants_digest(await self.followed(chat_id)):
            await self._chats.schedule_digest(chat_id, settings.next_digest_at(self._clock()))
        else:
            # What waits still is told now, for the last time.
            await self._chats.last_digest(chat_id, self._clock())
        self._wake_digests()

    async def _suggest(self, label: str) -> str | None:
        # The tables' topics too: on a bot's first day no story has carried a tag.
        meant = suggest(label, (*await self._tags.known(), *known_topics()))
        # Tags are anybody's: nobody is sent to a host by a slip of his own.
        return None if meant and spells_host_as_words(meant) else meant
