"""Figures of now, beside those that are counted: the same for Prometheus and for ``precis status``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.errors import Unfetched
from bot.feeds.entries import BROKE, SOURCE_BANNED, SOURCE_FLOODS, ToldFrom
from bot.metrics.families import Family
from bot.metrics.figures import FeedCondition, Rows
from bot.models import DeliveryState
from bot.observing.observed import Observed
from bot.observing.readiness import checks
from summarizer.errors import Unreadable


class Gauged(Family):
    """How much there is of something now."""


READY = Gauged(
    "ready", "Checks that are well", "check", frozenset({"database", "telegram", "backlog"})
)
LEADER = Gauged("leader", "Processes that receive and send")
UP = Gauged("up_seconds", "Since the first of the processes began")
HEARD = Gauged("heard_seconds", "Since Telegram was heard last")
_UNSENT = frozenset(DeliveryState) - {DeliveryState.SENT}
OUTBOX = Gauged("outbox_messages", "Messages in the ledger", "state", _UNSENT)
DUE = Gauged("due_seconds", "For how long the oldest row has been due", "rows", frozenset(Rows))
DATABASE = Gauged("database_bytes", "Size of the database")
FEEDS = Gauged("feeds", "Feeds that are watched", "condition", frozenset(FeedCondition))
PUSHED = Gauged("feeds_pushed", "Feeds that a hub tells of")
ENTRIES = Gauged(
    "entries",
    "Entries of the last seven days by what they were told from",
    "told",
    frozenset(ToldFrom),
)
UNREAD = Gauged(
    "entries_unread",
    "Entries of the last seven days whose page was not read",
    "why",
    frozenset({*Unfetched, *Unreadable, SOURCE_FLOODS, SOURCE_BANNED, BROKE}),
)

GAUGES = (READY, LEADER, UP, HEARD, OUTBOX, DUE, DATABASE, FEEDS, PUSHED, ENTRIES, UNREAD)

#: By value of the label; empty where the family has none.
Values = Mapping[str, float]


def gauges(observed: Observed) -> Iterator[tuple[Gauged, Values]]:
    """Yield all that are known."""
    processes = observed.processes
    yield READY, {check.name: float(check.ok) for check in checks(observed)}
    yield LEADER, {"": float(sum(process.leads for process in processes))}
    if processes:
        first = min(process.started_at for process in processes)
        yield UP, {"": (observed.at - first).total_seconds()}
    if heard := [process.heard_at for process in processes if process.heard_at]:
        yield HEARD, {"": (observed.at - max(heard)).total_seconds()}
    if backlog := observed.backlog:
        yield OUTBOX, {state: float(backlog.messages.get(state, 0)) for state in _UNSENT}
        waits = {rows: backlog.due_for.get(rows) for rows in Rows}
        yield DUE, {rows: due.total_seconds() if due else 0.0 for rows, due in waits.items()}
        yield DATABASE, {"": float(backlog.database_bytes)}
    if feeds := observed.feeds:
        yield FEEDS, {one: float(feeds.conditions.get(one, 0)) for one in FeedCondition}
        yield PUSHED, {"": float(feeds.pushed)}
        yield ENTRIES, {told: float(feeds.told.get(told, 0)) for told in ToldFrom}
        yield UNREAD, _listed(UNREAD, feeds.unread)


def _listed(family: Gauged, counts: Mapping[str, int]) -> Values:
    """Return counts by the values that a family lists, the others together."""
    found: dict[str, float] = {}
    for value, count in counts.items():
        listed = family.listed(value)
        found[listed] = found.get(listed, 0.0) + count
    return found
