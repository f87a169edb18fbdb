"""Look at feeds when they are due; what is new is queued to be read.

Feeds of one host are looked at one after the other, those of several at once, by turns over those
who added them (see ``bot.feeds.turns``). Entries are queued in the transaction that marks them as
seen, so a crash repeats a look and loses nothing.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog

from bot.attempts import ENDED
from bot.errors import FeedError, FetchError, StorageAway, Unfetched
from bot.feeds.entries import LookRecord, MarkedFeed, Seen
from bot.feeds.hubs import hub_among
from bot.feeds.identity import Sifted, sift
from bot.feeds.publisher import same_publisher
from bot.feeds.schedule import (
    LONGEST_BACKOFF,
    Decision,
    Failed,
    Fresh,
    Gone,
    Look,
    NotModified,
    Postponed,
    decide,
)
from bot.feeds.turns import Turns, owners_of
from bot.feeds.values import Feed, FeedId, FeedNotice, News
from bot.fetching.public_links import public_link
from bot.models import Hub, Page, Revisit, Validators
from bot.polling.concurrently import do_all
from bot.retry import MOST_ATTEMPTS, Claim, row_pause, what_broke
from bot.storage.feeds.feeds import FeedStore

log = structlog.stdlib.get_logger(__name__)

Ask = Callable[[str, Validators], Awaitable[Revisit]]
Parse = Callable[[Page], Awaitable[MarkedFeed]]
Notify = Callable[[FeedNotice], Awaitable[None]]

#: Hosts that are asked at once; each has one request under way.
_PLACES = 12

#: Due feeds that are fetched from the database at a time.
_BATCH = 500

#: Entries of one look that are queued, of one feed that wait, and of all feeds that one chat added;
#: a flood comes in by and by.
_MOST_NEW = 100
_MOST_QUEUED = 300
_MOST_QUEUED_OF_OWNER = 1000

#: Feeds that another process adds (``precis feeds add``) are seen after this long.
_LOOK_AROUND = timedelta(seconds=30)

#: Faults of ours; they pass.
_OUR_FAULTS = frozenset({Unfetched.BUSY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeing:
    """A look, and what was read if anything was."""

    look: Look
    parsed: MarkedFeed | None = None
    sifted: Sifted | None = None

    #: That the feed names.
    hub: Hub | None = None


class Poller:
    """Looks at feeds; a sweep."""

    def __init__(
        self,
        store: FeedStore,
        ask: Ask,
        parse: Parse,
        *,
        notify: Notify,
        wake_intake: Callable[[], None],
        clock: Callable[[], datetime],
        chance: Callable[[], float],
        shortest: timedelta,
        callback: str | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up; nothing is asked for yet.

        Args:
            store: What is kept.
            ask: ``Fetcher.revisit``.
            parse: A page to the feed that it is; raises FeedError, or FetchError where it is BUSY.
            notify: Tells the right person; the same key twice is one message.
            wake_intake: Called when entries were queued.
            clock: The time, in UTC.
            chance: A number in [0, 1), another each time.
            shortest: The least time between two looks at one feed.
            callback: Where hubs of feeds are to call us; None: they cannot.
            monotonic: Seconds, by a clock that nobody sets.
        """
        self._store = store
        self._ask = ask
        self._parse = parse
        self._notify = notify
        self._wake_intake = wake_intake
        self._clock = clock
        self._chance = chance
        self._shortest = shortest
        self._callback = callback
        self._monotonic = monotonic
        self._looking: set[FeedId] = set()
        self._turns = Turns[Feed](_PLACES, owners_of, _host)

    async def work_off(self) -> None:
        """Look at all feeds that are due, and at those that come due meanwhile."""
        await do_all(self._begin)

    async def next_due_at(self) -> datetime:
        """Return when to look for due feeds again."""
        at, soon = await self._store.next_at(), self._clock() + _LOOK_AROUND
        return min(at, soon) if at else soon

    async def look(self, feed: Feed) -> None:
        """Look at a feed, and keep what came of it."""
        now = self._clock()
        seeing = await self._see(feed, now)
        pushed = feed.pushed_until is not None and feed.pushed_until > now
        decision = decide(
            feed.state,
            seeing.look,
            now,
            self._shortest,
            self._chance(),
            pushed=pushed and self._callback is not None,
        )
        for notice in _notices(feed, decision):
            # Before it is kept as told: after a crash the same is told again, by the same key.
            await self._notify(notice)
        parsed, sifted = seeing.parsed, seeing.sifted
        record = LookRecord(
            feed_id=feed.id,
            url=decision.move_to,
            title=parsed.title if parsed else None,
            home=parsed.url if parsed else None,
            look_at=decision.look_at,
            state=decision.state,
            new=sifted.new if sifted else (),
            old=sifted.old if sifted else None,
            past=sifted.past if sifted else (),
            hub=(self._callback, seeing.hub) if self._callback and parsed else None,
            changed=sifted.changed if sifted else (),
        )
        await self._store.record(record, now)
        _report(feed, seeing.look, decision.move_to)
        if record.new or record.past or record.changed:
            self._wake_intake()

    async def _begin(self) -> list[Coroutine[Any, Any, None]]:
        """Begin to look at due feeds whose hosts are not being asked, at one for each."""
        if self._turns.full:
            return []
        due = await self._store.due(self._clock(), _BATCH, self._looking)
        begun = self._turns.begin(due, self._monotonic())
        self._looking.update(feed.id for feed in begun)
        return [self._look_safely(feed) for feed in begun]

    async def _look_safely(self, feed: Feed) -> None:
        try:
            claim = await self._store.begin(feed, self._clock(), self._shortest)
            if claim is None:
                return  # another process has it
            if claim.attempts > MOST_ATTEMPTS:
                await self._set_aside(feed, claim, claim.error or ENDED)
                return
            await self._attempt(feed, claim)
        finally:
            self._looking.remove(feed.id)
            self._turns.end(feed, self._monotonic())

    async def _attempt(self, feed: Feed, claim: Claim) -> None:
        """Look; a look that fails by a fault of ours is not repeated without end."""
        try:
            await self.look(feed)
        except StorageAway:
            await self._store.release(claim, self._clock())
            raise  # nothing can be kept; the round ends
        except Exception as error:
            log.exception("a look failed", feed=public_link(feed.url))
            if claim.attempts < MOST_ATTEMPTS:
                pause = max(row_pause(claim.attempts), self._shortest)
                await self._store.failed(claim, what_broke(error), self._clock() + pause)
            else:
                await self._set_aside(feed, claim, what_broke(error))

    async def _set_aside(self, feed: Feed, claim: Claim, why: str) -> None:
        log.error("a feed is set aside for a day", feed=public_link(feed.url), why=why)
        now = self._clock()
        await self._store.set_aside(claim, why, now, now + LONGEST_BACKOFF)

    async def _see(self, feed: Feed, now: datetime) -> Seeing:
        try:
            revisit = await self._ask(feed.url, feed.state.validators)
            if revisit.page is None:
                unchanged = NotModified(max_age=revisit.max_age, moved_to=revisit.moved_to)
                return Seeing(look=unchanged)
            parsed = await self._parse(revisit.page)
        except FetchError as error:
            return Seeing(look=_failure(error))
        except FeedError as error:
            return Seeing(look=Failed(reason=error.reason))
        seen = await self._store.seen(feed, parsed.fingerprints)
        room = _room(seen)
        sifted = sift(parsed, seen, now, room)
        dates = (at for marked in parsed.entries if (at := marked.entry.published))
        look = Fresh(
            new=len(sifted.new),
            published=tuple(dates),
            # What is left is found again only if it is sent again.
            validators=Validators() if sifted.left else revisit.validators,
            max_age=revisit.max_age,
            ttl=parsed.ttl,
            moved_to=revisit.moved_to,
        )
        # The header goes before the feed: https://www.w3.org/TR/websub/#discovery
        hub = hub_among(revisit.links, revisit.page.url) or parsed.hub
        return Seeing(look=look, parsed=parsed, sifted=sifted, hub=hub)


def _notices(feed: Feed, decision: Decision) -> list[FeedNotice]:
    notices: list[FeedNotice] = []
    if decision.news:
        failure = decision.state.failure
        notices.append(FeedNotice(feed=feed, news=decision.news, failure=failure))
    # From http to https, or to another feed of the same site, is nobody's concern.
    if decision.move_to and not same_publisher(feed.url, decision.move_to):
        notices.append(FeedNotice(feed=feed, news=News.MOVED, moved_to=decision.move_to))
    return notices


def _room(seen: Seen) -> int:
    """Return how many more entries of a feed may wait to be read."""
    of_feed, of_owner = _MOST_QUEUED - seen.queued, _MOST_QUEUED_OF_OWNER - seen.queued_of_owner
    return max(min(_MOST_NEW, of_feed, of_owner), 0)


def _failure(error: FetchError) -> Look:
    if error.status == 410:
        return Gone()
    # Without a status it was the host's answer to another request.
    elsewhere = error.reason is Unfetched.RATE_LIMITED and error.status is None
    if elsewhere or error.reason in _OUR_FAULTS:
        return Postponed(error.retry_at)
    return Failed(reason=error.reason, retry_at=error.retry_at)


def _report(feed: Feed, look: Look, move_to: str | None) -> None:
    told = log.bind(feed=public_link(feed.url))
    match look:
        case Fresh(new=new) if new:
            told.info("feed brought something", entries=new)
        case Failed(reason=reason):
            told.info("feed failed", reason=str(reason))
        case Gone():
            told.warning("feed is gone")
        case _:
            told.debug("looked at feed")
    if move_to:
        told.info("feed moved", to=public_link(move_to))


def _host(feed: Feed) -> str:
    return urlsplit(feed.url).netloc
