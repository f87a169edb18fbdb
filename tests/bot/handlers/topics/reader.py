"""A chat's reader and what the bot keeps for the chat, without Telegram and without a network."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.feeds.discover import DiscoveredFeed
from bot.feeds.entries import MarkedFeed
from bot.following.awaited import AwaitedSamples
from bot.following.limits import KeptLimits
from bot.following.samples import Samples
from bot.following.times import KeptTimes
from bot.following.topics import Following
from bot.following.wishes import Wishes
from bot.handlers.feeds.feeds import FeedCommands
from bot.handlers.topics.chat_limits import ChatLimits
from bot.handlers.topics.chat_times import ChatTimes
from bot.handlers.topics.follow import FollowCommands
from bot.interactions.answering import Answering, Command
from bot.interactions.interaction import Interaction
from bot.locales.languages import shipped
from bot.polling.watching import Watching
from bot.reports import Trust
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.tags import TagStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.awaited import AwaitedStore
from bot.subscriptions.values import ChatSettings, Subscription
from tests.bot.conftest import NOW
from tests.bot.in_chats import text_of
from tests.bot.interactions.people import (
    ADA,
    Buttons,
    Client,
    Owed,
    answers,
    gate,
    summarise,
    typed,
)
from tests.bot.stories.newsroom import article, record, report

OPERATOR = 5


def nothing() -> None:
    pass


class Reader:
    """The handlers of topics and feeds, over a real database."""

    def __init__(
        self,
        database: Database,
        buttons: Buttons | None = None,
        *,
        operators: Collection[int] = (OPERATOR,),
        everybody: bool = False,
    ) -> None:
        self.database = database
        self.buttons = buttons or Buttons()
        self.owed, self.client = Owed(), Client()
        self.trust = Trust(frozenset(operators), everybody)
        self.chats, self.feeds = ChatStore(database), FeedStore(database)
        self.stories, self.deliveries = StoryStore(database), DeliveryStore(database)
        self.subscriptions = SubscriptionStore(database)
        #: What is found behind each address; where it is none, nothing is.
        self.sites: dict[str, MarkedFeed] = {}
        self.looked_at: list[str] = []
        self.following = Following(
            self.subscriptions,
            self.chats,
            TopicIndex(database),
            tags=TagStore(database),
            wake_digests=nothing,
            clock=lambda: NOW,
        )
        self.watching = Watching(
            self._discover,
            self.feeds,
            self.subscriptions,
            languages=shipped(),
            wake_poller=nothing,
            wake_intake=nothing,
            wake_sender=nothing,
            clock=lambda: NOW,
        )
        samples = Samples(
            ArticleStore(database),
            self.stories,
            ChatStore(database),
            shipped(),
            summarise,
            wake_sender=nothing,
            clock=lambda: NOW,
        )
        #: What time it is for who was promised a story.
        self.now = NOW
        self.awaited = AwaitedSamples(
            AwaitedStore(database), self.following, samples, wake=nothing, clock=lambda: self.now
        )
        self.gate = gate(self.owed, self.client, each=12)
        self.feed_commands = FeedCommands(self.watching, self.gate, self.trust)
        self.follow_commands = FollowCommands(
            self.following, Wishes(self.following, samples, self.awaited), self.feed_commands
        )
        limits = KeptLimits(self.chats, SourceStore(database), lambda: NOW, wake_pauses=nothing)
        self.limits = ChatLimits(limits, self.trust)
        self.times = ChatTimes(
            KeptTimes(self.chats, self.following, lambda: NOW),
            Answering(self.owed, ()),
            self._zone_at,
            clock=lambda: NOW,
        )

    @property
    def commands(self) -> tuple[Command, ...]:
        return (
            *self.follow_commands.commands(),
            *self.feed_commands.commands(),
            *self.limits.commands(),
            *self.times.commands(),
        )

    async def types(self, text: str, chat: int = ADA, **more: Any) -> str:
        """Give a command; returns what is said."""
        return await self.does(typed(text, chat, **more))

    async def does(self, asked: Interaction) -> str:
        (said,) = await answers(self.commands, asked)
        return said

    async def followed(self, chat: int = ADA) -> tuple[Subscription, ...]:
        return await self.subscriptions.of_chat(chat)

    async def topics(self, chat: int = ADA) -> set[str]:
        return {subscription.topic for subscription in await self.followed(chat)}

    async def settings(self, chat: int = ADA) -> ChatSettings:
        return await self.chats.settings(chat)

    async def reads(self, *numbers: int) -> None:
        """Have stories about Moscow in the last days, of the operator's own feeds."""
        for number in numbers:
            # Each of an event of its own.
            brought = replace(report(article(number)), event_key=number.to_bytes(4))
            await record(self.stories, brought, NOW + timedelta(minutes=number - 60))

    async def owes(self) -> list[str]:
        """Return the texts that wait in the ledger: stories that are sent along."""
        return [text_of(row).reply.html for row in await self.deliveries.due(NOW, limit=99)]

    async def _discover(self, url: str) -> tuple[DiscoveredFeed, ...]:
        self.looked_at.append(url)
        return (DiscoveredFeed(url, self.sites[url]),) if url in self.sites else ()

    async def _zone_at(self, latitude: float, longitude: float) -> str:
        return "Europe/Berlin" if latitude > 0 else "Africa/Johannesburg"
