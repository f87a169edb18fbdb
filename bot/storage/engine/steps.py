"""Which migrations may be applied while processes of an older version run; pure.

A *pre* step adds: whoever knows nothing of it works on as before, reads what is written after it, and
writes what is taken after it. A *post* step ends something that older versions need, be it a column or
how a row is read: it waits until no process of them runs. So old and new processes share a database from one
version to the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import StorageError


class Step(StrEnum):
    """What a migration is to processes of the version before it; each says which (``step``)."""

    PRE = "pre"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Migration:
    """One of the steps from the first schema to the last, which have an order."""

    version: str
    step: Step


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of migrations that are missing."""

    #: The last that is applied now; None: none is.
    to: str | None

    #: Post steps that wait until processes of older versions have ended.
    waiting: tuple[str, ...]


def plan(missing: Sequence[Migration], oldest_running: str | None) -> Plan:
    """Decide how far a database may be brought now.

    Args:
        missing: What was not applied yet, in order.
        oldest_running: The schema of the oldest version of which a process runs; None: none runs.

    Raises:
        StorageError: A pre step, which this program needs, stands behind a post step that waits.
    """
    now = 0
    while now < len(missing) and not _waits(missing[now], oldest_running):
        now += 1
    if any(migration.step is Step.PRE for migration in missing[now:]):
        raise StorageError(
            "a process of an older version runs on the database, and has to end before this version "
            "can begin"
        )
    waiting = tuple(migration.version for migration in missing[now:])
    return Plan(missing[now - 1].version if now else None, waiting)


def _waits(migration: Migration, oldest_running: str | None) -> bool:
    # Who knows the step does without what it ends.
    is_known = oldest_running is None or oldest_running >= migration.version
    return migration.step is Step.POST and not is_known
