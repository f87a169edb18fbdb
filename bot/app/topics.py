"""Topics and what tells them, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.app.clock import utc_now
from bot.deliveries.digests import Digests
from bot.deliveries.outbox import Outbox
from bot.deliveries.telling import Telling
from bot.fetching import Fetcher
from bot.handlers.answer import Handler
from bot.handlers.chat_limits import ChatLimits
from bot.handlers.chat_times import ChatTimes
from bot.handlers.command import Commands
from bot.handlers.follow import FollowCommands
from bot.handlers.topics import TopicCommands
from bot.rounds import Rounds
from bot.storage.amendments import AmendmentStore
from bot.storage.articles import ArticleStore
from bot.storage.chats import ChatStore
from bot.storage.digests import DigestStore
from bot.storage.fan_outs import FanOutStore
from bot.storage.stories import StoryStore
from bot.storage.subscriptions import SubscriptionStore
from bot.storage.tags import TagStore
from bot.storage.topic_index import TopicIndex
from bot.stories.following import Following
from bot.stories.ingest import Ingest
from bot.stories.samples import Samples
from bot.work.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Topics:
    """The second half of the bot."""

    handlers: tuple[Handler, ...]
    rounds: tuple[Rounds, ...]
    ingest: Ingest


def build_topics(
    engine: AsyncEngine,
    fetcher: Fetcher,
    pool: WorkerPool,
    outbox: Outbox,
    wake_sender: Callable[[], None],
) -> Topics:
    """Build it."""
    chats, subscriptions, stories = ChatStore(engine), SubscriptionStore(engine), StoryStore(engine)
    fan_outs, amendments = FanOutStore(engine), AmendmentStore(engine)
    telling = Rounds(Telling(fan_outs, amendments, pool.summarise, wake_sender, utc_now), utc_now)
    digests = Rounds(Digests(DigestStore(engine), wake_sender, utc_now), utc_now)
    following = Following(
        subscriptions,
        chats,
        TopicIndex(engine),
        tags=TagStore(engine),
        wake_digests=digests.wake,
        clock=utc_now,
    )
    samples = Samples(ArticleStore(engine), stories, pool.summarise, wake_sender, utc_now)
    commands = Commands(outbox)
    return Topics(
        handlers=(
            *FollowCommands(following, samples, commands).handlers(),
            *TopicCommands(following, commands).handlers(),
            *ChatTimes(chats, following, commands, pool.zone_at, utc_now).handlers(),
            *ChatLimits(chats, commands, utc_now).handlers(),
        ),
        rounds=(telling, digests),
        ingest=Ingest(
            fetcher.crawl,
            pool.read,
            pool.appraise,
            store=stories,
            told=telling.wake,
            clock=utc_now,
        ),
    )
