"""Topics, feeds and what tells them, put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.app.clock import utc_now
from bot.app.feeds import build_feeds
from bot.deliveries.outbox import Outbox
from bot.fetching import Fetcher
from bot.following.samples import Samples
from bot.following.topics import Following
from bot.handlers.articles.documents import Files
from bot.handlers.feeds.feeds import FeedCommands
from bot.handlers.feeds.opml import OpmlFiles
from bot.handlers.topics.chat_limits import ChatLimits
from bot.handlers.topics.chat_times import ChatTimes
from bot.handlers.topics.digest_pages import DigestPages
from bot.handlers.topics.follow import FollowCommands
from bot.handlers.topics.follow_buttons import FollowButtons
from bot.handlers.topics.latest import LatestCommand
from bot.handlers.topics.story_buttons import StoryButtons
from bot.handlers.topics.topics import TopicCommands
from bot.interactions.answer import Handler
from bot.interactions.command import Commands
from bot.interactions.gate import Gate
from bot.interactions.presses import Presses
from bot.reports import Trust
from bot.rounds import Rounds
from bot.settings import Settings
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.tags import TagStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.stories.ingest import Ingest
from bot.telling.digests import Digests
from bot.telling.stories import Telling
from bot.work.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Topics:
    """The second half of the bot."""

    handlers: tuple[Handler, ...]

    rounds: tuple[Rounds, ...]
    ingest: Ingest
    chats: ChatStore
    stories: StoryStore
    feeds: FeedStore


def build_topics(
    database: Database,
    fetcher: Fetcher,
    pool: WorkerPool,
    outbox: Outbox,
    settings: Settings,
    *,
    presses: Presses,
    gate: Gate,
    files: Files,
    wake_sender: Callable[[], None],
) -> Topics:
    """Build it.

    Args:
        database: The database.
        fetcher: Gets feeds and pages.
        pool: Reads them.
        outbox: Takes answers.
        settings: What the operator set.
        presses: Makes the handlers of buttons.
        gate: Knows what each person may ask for.
        files: Has what people send.
        wake_sender: Called when something is owed.
    """
    trust = Trust(settings.admins, everybody=settings.access == "allowlist")
    chats, subscriptions = ChatStore(database), SubscriptionStore(database)
    stories = StoryStore(database, trusted=trust.everybody)
    fan_outs, amendments = FanOutStore(database), AmendmentStore(database)
    telling = Rounds(Telling(fan_outs, amendments, pool.summarise, wake_sender, utc_now), utc_now)
    digest_store = DigestStore(database)
    digests = Rounds(Digests(digest_store, wake_sender, utc_now), utc_now)
    ingest = Ingest(
        fetcher.crawl,
        pool.read,
        pool.appraise,
        store=stories,
        told=telling.wake,
        clock=utc_now,
    )
    feeds = build_feeds(
        database,
        fetcher,
        pool,
        ingest,
        outbox,
        admins=settings.admins,
        wake_sender=wake_sender,
        shortest=timedelta(seconds=settings.feed_interval),
    )
    following = Following(
        subscriptions,
        chats,
        TopicIndex(database),
        tags=TagStore(database),
        wake_digests=digests.wake,
        clock=utc_now,
    )
    commands = Commands(outbox)
    limits = ChatLimits(chats, SourceStore(database), commands, trust, utc_now)
    samples = Samples(ArticleStore(database), stories, pool.summarise, wake_sender, utc_now)
    feed_commands = FeedCommands(feeds.watching, commands, gate, trust)
    follow = FollowCommands(following, samples, feed_commands, commands)
    return Topics(
        handlers=(
            *follow.handlers(),
            *FollowButtons(presses, follow, outbox).handlers(),
            *TopicCommands(following, commands, presses).handlers(),
            *ChatTimes(
                chats, following, commands, pool.zone_at, gate=gate, clock=utc_now
            ).handlers(),
            *limits.handlers(),
            *StoryButtons(presses, following, limits, outbox).handlers(),
            *LatestCommand(following, chats, commands, presses, utc_now).handlers(),
            DigestPages(presses, digest_store, chats, outbox).handler(),
            *feed_commands.handlers(),
            *OpmlFiles(
                feeds.watching,
                pool.read_opml,
                commands,
                gate,
                files,
                trust=trust,
                clock=utc_now,
            ).handlers(),
        ),
        rounds=(telling, digests, *feeds.rounds),
        ingest=ingest,
        chats=chats,
        stories=stories,
        feeds=feeds.store,
    )
