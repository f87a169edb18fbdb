"""Decide whether the bot does what it is there for; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.metrics.figures import Rows
from bot.observing.observed import SILENT_AFTER, Observed

#: Telegram is asked again and again, and answers within half a minute even if there is nothing.
DEAF_AFTER = timedelta(seconds=60)

#: Twice as long as a group waits that a hundred answers are owed to, at 20 a minute.
STUCK_AFTER = timedelta(minutes=10)

#: Rows that somebody waits for. Many stories take their time, within Telegram's limits.
_AWAITED = (Rows.UPDATES, Rows.ANSWERS)


@dataclass(frozen=True, slots=True)
class Check:
    """Something that has to be well."""

    name: str
    ok: bool

    #: What was found, in a few words.
    says: str


def checks(observed: Observed) -> tuple[Check, ...]:
    """Return all checks."""
    return _database(observed), _telegram(observed), _backlog(observed)


def is_ready(observed: Observed) -> bool:
    """Return whether all is well."""
    return all(check.ok for check in checks(observed))


def _database(observed: Observed) -> Check:
    written = [process.seen_at for process in observed.processes if process.seen_at]
    if not observed.processes:
        return Check("database", ok=False, says="no process has written to it lately")
    if observed.backlog is None:
        return Check("database", ok=False, says="cannot be read")
    if not written:
        return Check("database", ok=False, says="not written yet")
    return _recent("database", "written", max(written), observed.at, SILENT_AFTER)


def _telegram(observed: Observed) -> Check:
    leading = [process for process in observed.processes if process.leads]
    if not leading:
        # Another process may well lead.
        says = "standing by" if observed.from_within else "no process receives"
        return Check("telegram", ok=observed.from_within, says=says)
    heard = [process.heard_at for process in leading if process.heard_at]
    if not heard:
        return Check("telegram", ok=False, says="not heard yet")
    return _recent("telegram", "heard", max(heard), observed.at, DEAF_AFTER)


def _backlog(observed: Observed) -> Check:
    if observed.backlog is None:
        return Check("backlog", ok=False, says="not known")
    waits = {rows: observed.backlog.due_for.get(rows, timedelta(0)) for rows in _AWAITED}
    rows, longest = max(waits.items(), key=lambda each: each[1])
    says = f"{rows} due for {longest.total_seconds():.0f} s" if longest else "nothing is late"
    return Check("backlog", ok=longest <= STUCK_AFTER, says=says)


def _recent(name: str, what: str, at: datetime, now: datetime, within: timedelta) -> Check:
    ago = max(now - at, timedelta(0))
    return Check(name, ok=ago <= within, says=f"{what} {ago.total_seconds():.0f} s ago")
