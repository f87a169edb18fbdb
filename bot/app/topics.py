"""Topics: what chats follow, and how it is told to them."""

from __future__ import annotations

import asyncio

from bot.app.clock import utc_now
from bot.app.parts import Parts
from bot.following.awaited import AwaitedSamples
from bot.following.limits import KeptLimits
from bot.following.samples import Samples
from bot.following.times import KeptTimes
from bot.following.wishes import Wishes
from bot.handlers.feeds.feeds import FeedCommands
from bot.handlers.topics.chat_limits import ChatLimits
from bot.handlers.topics.chat_times import ChatTimes
from bot.handlers.topics.digest_pages import DigestPages
from bot.handlers.topics.follow import FollowCommands
from bot.handlers.topics.follow_buttons import FollowButtons
from bot.handlers.topics.latest import LatestCommand
from bot.handlers.topics.story_buttons import StoryButtons
from bot.handlers.topics.topics import TopicCommands
from bot.interactions.feature import Feature
from bot.render.digest import render_left_out
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.awaited import AwaitedStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.sweeping import NamedSweep
from bot.telling.digests import Digests
from bot.telling.pauses import Pauses
from bot.telling.stories import Telling


def topics(parts: Parts) -> Feature:
    """Return the feature."""
    summarise, wake_sender = parts.pool.summarise, parts.wake_sender
    languages = parts.languages
    digest_store = DigestStore(parts.database, languages.notice(render_left_out))
    telling = Telling(
        FanOutStore(parts.database),
        AmendmentStore(parts.database),
        languages,
        summarise,
        wake_sender=wake_sender,
        clock=utc_now,
    )
    digests = Digests(digest_store, languages, wake_sender, utc_now)
    samples = Samples(
        parts.article_store,
        parts.stories,
        parts.chats,
        languages,
        summarise,
        wake_sender=wake_sender,
        clock=utc_now,
    )
    sites = FeedCommands(parts.watching, parts.gate, parts.trust)
    promised = asyncio.Event()
    awaited = AwaitedSamples(
        AwaitedStore(parts.database), parts.following, samples, wake=promised.set, clock=utc_now
    )
    follow = FollowCommands(parts.following, Wishes(parts.following, samples, awaited), sites)
    listed = TopicCommands(parts.following, parts.presses, parts.watching, parts.telegram.username)
    latest = LatestCommand(parts.following, parts.chats, parts.presses, utc_now)
    times = ChatTimes(
        KeptTimes(parts.chats, parts.following, utc_now),
        parts.answering,
        parts.pool.zone_at,
        clock=utc_now,
    )
    limits = ChatLimits(
        KeptLimits(parts.chats, parts.sources, utc_now, wake_pauses=parts.bells.pauses.set),
        parts.trust,
    )
    return Feature(
        commands=(
            *follow.commands(),
            *listed.commands(),
            *latest.commands(),
            *times.commands(),
            *limits.commands(),
        ),
        handlers=(
            *FollowButtons(parts.presses, follow, parts.following).handlers(),
            *listed.handlers(),
            times.handler(),
            *StoryButtons(parts.presses, parts.following, limits).handlers(),
            *latest.handlers(),
            DigestPages(parts.presses, digest_store, parts.chats).handler(),
        ),
        sweeps=(
            NamedSweep("stories", telling, parts.bells.telling),
            NamedSweep("digests", digests, parts.bells.digests),
            NamedSweep("promised", awaited, promised),
            NamedSweep("pauses", Pauses(parts.chats, wake_sender, utc_now), parts.bells.pauses),
        ),
    )
