"""Fill a database by the program's own stores, with some of everything that it keeps.

It is a small bot's second week: people who talk to it, chats that follow topics in each way, feeds
of each kind, stories on their way, and messages in each state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from unittest.mock import patch

from bot.feeds.entries import LookRecord
from bot.feeds.identity import sift
from bot.feeds.marks import marked
from bot.feeds.values import Feed, FeedId, FeedState
from bot.fetching.followed import FollowedLink
from bot.metrics.figures import ProcessReport
from bot.models import (
    ArticleId,
    Button,
    Entry,
    Hub,
    KeptUpdate,
    ParsedFeed,
    Priority,
    Reply,
    Validators,
)
from bot.outgoing import Delivery, SendText
from bot.storage.articles.articles import ArticleStore
from bot.storage.chats.allowlist import Allowlist
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.engine.database import Database
from bot.storage.engine.roles import next_epoch
from bot.storage.feeds.entries import EntryQueue
from bot.storage.feeds.feeds import FeedStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.inbox import InboxStore
from bot.storage.operating.processes import ProcessStore
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.telling import fan_outs
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings, Subscription
from summarizer.models import Article
from summarizer.topics.relevance.evidence import Where
from tests.bot.stories.newsroom import (
    article,
    due_amendment,
    due_digest,
    left_out,
    plainly,
    report,
    serve,
)

#: People: who set nothing, who set all there is, who blocked the bot, who wants no stories for now.
PLAIN, SETTLED, BLOCKED, PAUSED = 5, 6, 7, 8

#: A forum, and a group that shares links.
FORUM, SHARING = -1_005, -1_006

TOWN, OWN, SECRET, ENDED, UNREAD = (
    "https://town.example/feed",
    "https://own.example/feed",
    "https://reader:hunter2@paid.example/feed?token=0123456789abcdef",
    "https://ended.example/feed",
    "https://unread.example/feed",
)

_HOUR = timedelta(hours=1)


async def fill(database: Database, now: datetime) -> None:
    """Write some of everything into an empty database."""
    await _updates(database, now)
    await _chats(database, now)
    town, own = await _feeds(database, now)
    await _subscriptions(database, town, now)
    await _articles(database, now)
    await _stories(database, town, own, now)
    await _messages(database, now)
    report = ProcessReport(id="a" * 32, started_at=now, seen_at=now, heard_at=now, leads=True)
    await ProcessStore(database).write(report, now)


async def _updates(database: Database, now: datetime) -> None:
    """One waits, one was handled, one was set aside."""
    store = InboxStore(database)
    body = '{{"update_id":{0},"message":{{"message_id":{0},"text":"https://town.example/{0}"}}}}'
    kept = [KeptUpdate(update_id=n, body=body.format(n), chat_id=PLAIN) for n in (701, 702, 703)]
    await store.add(kept, now)
    await store.done(702)
    await store.set_aside(703, "KeyError('text')", now)


async def _chats(database: Database, now: datetime) -> None:
    store = ChatStore(database)
    all_set = ChatSettings(
        timezone="Asia/Kathmandu",
        quiet=QuietHours.parse("22:00-07:00"),
        digest=DigestTime(time(8), weekday=0),
        mutes=frozenset({"bicycle", "saga"}),
    )
    await store.save(SETTLED, all_set, now)
    await store.save(SHARING, ChatSettings(share=True), now)
    await Allowlist(database).allow(PLAIN, now)
    await DeliveryStore(database).pause_chat(BLOCKED, "Forbidden: bot was blocked by the user", now)


async def _subscriptions(database: Database, town: FeedId, now: datetime) -> None:
    """By topic, by feed; at once, by digest, as the chat is set; in a topic of a forum."""
    store = SubscriptionStore(database)
    plain = Subscription(chat_id=PLAIN, topic="moscow", label="Moscow", followed_at=now)
    for wanted in (
        plain,
        replace(plain, topic=f"feed:{town}", label="Town Crier"),
        replace(plain, chat_id=SETTLED),
        replace(plain, chat_id=SETTLED, topic="school", label="School", digest=False),
        replace(plain, chat_id=BLOCKED, digest=True),
        replace(plain, chat_id=PAUSED),
        replace(plain, chat_id=FORUM, thread_id=44),
        replace(plain, chat_id=SHARING, topic="東京", label="東京"),
    ):
        await store.follow(wanted, 100)
    await store.refuse(FORUM, "moscow", [MatchRefusal(Where.TEXT)])


async def _feeds(database: Database, now: datetime) -> tuple[FeedId, FeedId]:
    """The operator's, a chat's, one at a secret address, one that ended, one never read.

    Returns:
        The first two.
    """
    store = FeedStore(database)
    week = now - timedelta(days=7)
    town, _ = await store.add(TOWN, week, title="Town Crier", label="town")
    own, _ = await store.add(OWN, week, chat_id=SETTLED)
    secret, _ = await store.add(SECRET, week, chat_id=PLAIN)
    ended, _ = await store.add(ENDED, week)
    await store.add(UNREAD, now, chat_id=FORUM)
    await _look(store, town, range(3), week)
    town = (await store.by_url(TOWN)) or town
    await _look(store, town, range(6), now)
    await _look(store, own, range(2), now)
    await _look(store, secret, range(2), now)
    gone = FeedState(failures=3, failing_since=week, failure="http-error", told=True)
    await store.record(LookRecord(feed_id=ended.id, look_at=None, state=gone), now)
    return town.id, own.id


async def _look(store: FeedStore, feed: Feed, numbers: Iterable[int], now: datetime) -> None:
    """Keep a look at a feed: what was not there at the first is queued."""
    entries = tuple(
        Entry(
            id=f"{feed.id}-{n}",
            url=f"https://harbourtimes.example/{n}",
            title=f"Report {n} of the town’s council",
            published=now - _HOUR,
            categories=("Council", "Moscow"),
            summary="What the council said.",
        )
        for n in numbers
    )
    listed = marked(ParsedFeed(title=feed.title, url="https://town.example/", entries=entries))
    sifted = sift(listed, await store.seen(feed, listed.fingerprints), now)
    state = FeedState(
        validators=Validators(etag='"1"', last_modified="Mon, 05 Jan 2026 08:00:00 GMT"),
        ttl=_HOUR,
        first_seen_at=feed.state.first_seen_at or now,
        seen_at=now,
        brings_a_day=2.5,
    )
    look = LookRecord(
        feed_id=feed.id,
        title=listed.title,
        home=listed.url,
        look_at=now + _HOUR,
        state=state,
        new=sifted.new,
        old=sifted.old,
        hub=("https://bot.example/websub", Hub(url="https://hub.example/", topic=feed.url)),
    )
    await store.record(look, now)


async def _articles(database: Database, now: datetime) -> None:
    """One that a short link leads to, and a text that somebody pasted."""
    store = ArticleStore(database)
    private = article(40, "Library News", url="https://librarynews.example/40?token=secret")
    await store.keep(private, now, FollowedLink("https://short.example/x", private.url), PLAIN)
    pasted = Article(title="Minutes", language="en", paragraphs=article(41).paragraphs)
    await store.keep(pasted, now, None, PLAIN)


async def _stories(database: Database, town: FeedId, own: FeedId, now: datetime) -> None:
    """One that was told, and printed again; one that is half told; one that nobody follows."""
    store = StoryStore(database)
    queued = await EntryQueue(database).take(town, now + _HOUR, _HOUR)
    first = replace(report(article(1), feed_id=town), entry_id=queued.id if queued else None)
    await store.record(first, plainly, now)
    await _tell(database, now)
    await ChatStore(database).save(PAUSED, ChatSettings(on_hold=True), now)
    await _send_all(database, now)
    await _send_digest(database, now)
    await store.record(report(article(1, "Bridge Post")), plainly, now)
    amendments = AmendmentStore(database)
    if story := await due_amendment(database, now + AMEND_AFTER):
        await amendments.amend(story, {"en": plainly(story.outlets)}, now)
    await store.record(report(article(1, "School News"), feed_id=town), plainly, now)
    await store.record(report(article(1, "Own Mail"), feed_id=own), plainly, now)
    await store.record(report(article(2), shared_in=SHARING), plainly, now)
    await _tell(database, now)
    await store.record(report(article(3)), plainly, now)
    with patch.object(fan_outs, "_BATCH", 2):
        store_of_fan_outs = fan_outs.FanOutStore(database)
        if claim := await store_of_fan_outs.claims.claim(now):
            await store_of_fan_outs.serve(claim.id, frozenset(), now)
    unfollowed = replace(report(article(4)), topics=frozenset({"bicycle"}))
    await store.record(unfollowed, plainly, now - timedelta(days=3))


async def _tell(database: Database, now: datetime) -> None:
    await serve(database, now)


async def _send_digest(database: Database, now: datetime) -> None:
    """What comes later waits for the next."""
    await ChatStore(database).schedule_digest(SETTLED, now)
    store = DigestStore(database, left_out)
    if digest := await due_digest(database, now):
        key = f"digest:{SETTLED}:{now:%Y%m%d%H%M}:0:0"
        reply = Reply("Good morning")
        message = SendText(key=key, chat_id=SETTLED, reply=reply, priority=Priority.SUBSCRIPTION)
        await store.settle(digest, [message], now + timedelta(days=7), now)


async def _messages(database: Database, now: datetime) -> None:
    """One in each state: sent, of unknown fate, refused, put back, on its way; the rest waits."""
    store = DeliveryStore(database)
    more = Reply("<b>Report</b>", ((Button("More", "points:8"),),))
    keys = ("update:601:0", "update:602:0", "update:603:0", "update:604:0", "update:605:0")
    answer = SendText(
        key="", chat_id=PLAIN, reply=more, reply_to=9, article_id=ArticleId(1), asked_by=PLAIN
    )
    answers = [replace(answer, key=key) for key in keys]
    await store.queue(answers, now)
    sent, lost, refused, late, _ = await _take(database, now, len(keys))
    await store.sent(sent, 1_000 + sent.id, now)
    instead = SendText(key="update:602:0:unsure", chat_id=PLAIN, reply=Reply("No answer came."))
    await store.unknown(lost.id, "ReadTimeout", now, instead)
    await store.failed(refused.id, "Bad Request: message is too long", now)
    await store.put_back(late.id, now + _HOUR)


async def _send_all(database: Database, now: datetime) -> None:
    store = DeliveryStore(database)
    for row in await _take(database, now, 99):
        await store.sent(row, 1_000 + row.id, now)


async def _take(database: Database, now: datetime, limit: int) -> tuple[Delivery, ...]:
    store = DeliveryStore(database)
    epoch = await next_epoch(database, "sender")
    rows = await store.due(now, limit)
    for row in rows:
        await store.take(row.id, epoch)
    return rows
