"""Decide what a look at a feed means for the next one, and whether somebody is to be told.

A feed is looked at some eight times for each time that it brings something, within bounds, and
never sooner than its server asks. Reads no clock: the caller passes the time, and the chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.feeds.values import FeedState, News
from bot.models import Validators

#: Feeds that bring nothing are still looked at as often as this; with a shortest time of less than ten
#: minutes more often, in the same measure.
LONGEST = timedelta(hours=12)
_SHORTEST_TIMES = 72

#: A feed that fails, or a server that wants to be left alone, waits no longer.
LONGEST_BACKOFF = timedelta(days=1)

#: Of the shortest time; at a feed that is new, until it is known better.
_FIRST_TIMES = 3

#: Looks for each time that a feed brings something, which comes a sixteenth of the usual gap late. On
#: the simulated first day of 100 feeds that is 9 minutes in the median, for 65 looks a feed; four
#: looks make 13 minutes, for 49.
_LOOKS = 8

#: A new feed is looked at again after no more than this share of the time that it is known for.
_SHARE_WHILE_NEW = 0.5

#: What was longer ago than this counts a third.
_MEMORY = timedelta(days=3)

#: Up to so much of an interval is added by chance, so that feeds do not come due together.
_SPREAD = 0.1

#: A redirect that is a mistake, or a captive portal's, does not last so many looks, or for so long.
_MOVED_AFTER = 3
_MOVED_FOR = timedelta(days=2)

#: A feed that fails for this long has more than an outage.
_TELL_AFTER = timedelta(days=3)

#: A feed whose hub tells when it brings something is looked at no more often.
PUSHED = timedelta(hours=1)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """The feed was read."""

    #: Entries that are new.
    new: int = 0

    #: When its entries say that they were published; read at the first look alone.
    published: Iterable[datetime] = ()

    validators: Validators = field(default_factory=Validators)

    #: How long it may be kept (Cache-Control), and how long it asks to be left alone (``ttl``).
    max_age: timedelta | None = None
    ttl: timedelta | None = None

    #: Where permanent redirects led; None: there were none.
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says that nothing changed."""

    max_age: timedelta | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The server says that it is gone for good: 410."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """It could not be had, or is no feed."""

    #: A slug of ``FetchError`` or ``FeedError``.
    reason: str

    #: When the server wants to be asked again; None: it did not say.
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """It was not asked: we are too busy, or its host wants to be left alone."""

    #: Not before; None: any time.
    until: datetime | None = None


Look = Fresh | NotModified | Gone | Failed | Postponed


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What follows from a look."""

    state: FeedState

    #: When to look next; None: never again.
    look_at: datetime | None

    #: What somebody is to be told; None: nothing.
    news: News | None = None

    #: The feed's address from now on; None: it stays.
    move_to: str | None = None


def decide(
    state: FeedState,
    look: Look,
    now: datetime,
    shortest: timedelta,
    chance: float,
    *,
    pushed: bool = False,
) -> Decision:
    """Return what follows from a look.

    Args:
        state: After the looks before.
        look: What this one brought.
        now: When.
        shortest: The least time between two looks; a day at most.
        chance: In [0, 1), another for each look.
        pushed: Whether its hub tells when it brings something.
    """
    match look:
        case Fresh() | NotModified():
            return _answered(
                state, look, now, shortest, chance, at_least=PUSHED if pushed else shortest
            )
        case Failed():
            return _failed(state, look, now, shortest, chance)
        case Gone():
            return Decision(state=state, look_at=None, news=News.ENDED)
        case Postponed():
            soon = now + _spread(shortest, chance)
            return Decision(state=state, look_at=_not_before(look.until, soon, now))
        case _:
            assert_never(look)


def interval_of(state: FeedState, shortest: timedelta) -> timedelta:
    """Return the time between two looks at a feed that answers."""
    if state.seen_at is None:
        return min(_FIRST_TIMES * shortest, max(LONGEST, shortest))
    longest = max(min(LONGEST, _SHORTEST_TIMES * shortest), shortest)
    # The bounds first: a day by next to nothing is more than a timedelta holds.
    if state.brings_a_day * _LOOKS * longest <= _DAY:
        return longest
    return max(_DAY / (state.brings_a_day * _LOOKS), shortest)


def _answered(
    state: FeedState,
    look: Fresh | NotModified,
    now: datetime,
    shortest: timedelta,
    chance: float,
    *,
    at_least: timedelta,
) -> Decision:
    moved = look.moved_to is not None and look.moved_to == state.moved_to
    seen = (state.moved_seen if moved else 0) + (look.moved_to is not None)
    since = (state.moved_since if moved else None) or now
    moves = seen >= _MOVED_AFTER and now - since >= _MOVED_FOR
    after = FeedState(
        validators=look.validators if isinstance(look, Fresh) else state.validators,
        ttl=look.ttl if isinstance(look, Fresh) else state.ttl,
        first_seen_at=state.first_seen_at or now,
        seen_at=now,
        brings_a_day=_brings_a_day(state, look, now, shortest),
        moved_to=None if moves else look.moved_to,
        moved_seen=0 if moves else seen,
        moved_since=since if look.moved_to and not moves else None,
    )
    least = max(filter(None, (look.max_age, after.ttl)), default=shortest)
    # Whoever has just added a feed waits for it to bring something; and it is not known yet.
    known_for = now - (after.first_seen_at or now)
    wanted = min(interval_of(after, shortest), max(known_for * _SHARE_WHILE_NEW, shortest))
    interval = max(wanted, at_least, min(least, max(LONGEST, shortest)))
    return Decision(
        state=after,
        look_at=now + _spread(interval, chance),
        news=News.WORKS_AGAIN if state.told else None,
        move_to=look.moved_to if moves else None,
    )


def _brings_a_day(
    state: FeedState, look: Fresh | NotModified, now: datetime, shortest: timedelta
) -> float:
    """Return how often a feed brings something: a mean that forgets."""
    if state.seen_at is None:
        return _from_dates(look.published if isinstance(look, Fresh) else (), now, shortest)
    passed = max(now - state.seen_at, timedelta())
    kept = state.brings_a_day * math.exp(-passed / _MEMORY)
    # Ten entries at once are one occasion to look.
    brought = isinstance(look, Fresh) and look.new > 0
    return kept + (_DAY / _MEMORY if brought else 0.0)


def _from_dates(published: Iterable[datetime], now: datetime, shortest: timedelta) -> float:
    """Return how often a feed would have brought something, had it been looked at before."""
    recent = {
        (now - moment) // shortest for moment in published if timedelta() <= now - moment < _MEMORY
    }
    # Some have no dates, and a few have others than those of publication.
    until_known = _DAY / (_FIRST_TIMES * shortest * _LOOKS)
    return max(len(recent) * (_DAY / _MEMORY), until_known)


def _failed(
    state: FeedState, look: Failed, now: datetime, shortest: timedelta, chance: float
) -> Decision:
    since = state.failing_since or now
    tell = not state.told and now - since >= _TELL_AFTER
    after = replace(
        state,
        failures=state.failures + 1,
        failing_since=since,
        failure=look.reason,
        told=state.told or tell,
    )
    longest = max(LONGEST_BACKOFF, shortest)
    # A million times is past any bound; much more would be past a timedelta's.
    doubled = shortest * 2 ** min(state.failures, 20)
    interval = min(max(doubled, interval_of(state, shortest)), longest)
    look_at = now + _spread(interval, chance)
    look_at = _not_before(look.retry_at, look_at, now)
    return Decision(state=after, look_at=look_at, news=News.FAILS if tell else None)


def _not_before(wanted: datetime | None, look_at: datetime, now: datetime) -> datetime:
    """Return when to look, if the server wants that to be later."""
    return max(look_at, min(wanted, now + LONGEST_BACKOFF)) if wanted else look_at


def _spread(interval: timedelta, chance: float) -> timedelta:
    return interval * (1 + _SPREAD * chance)
