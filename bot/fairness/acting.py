"""On whose behalf something is done, for all that is called on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

#: A person's id; that of a chat where it speaks for itself (a channel, an anonymous admin).
Person = int

#: Nobody waits for it: what feeds bring, and what is told.
NOBODY: Person = 0


def _nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom, and what to do when it becomes slow."""

    person: Person = NOBODY

    #: Gives back the place that others need, as this waits for something slow.
    give_place_back: Callable[[], None] = _nothing

    #: Lets what comes after it in its chat begin.
    let_others_pass: Callable[[], None] = _nothing


_ACTING: ContextVar[Acting] = ContextVar("acting", default=Acting())  # noqa: B039  # it is frozen


@contextmanager
def acting_for(acting: Acting) -> Iterator[None]:
    """Do what is in the block for a person."""
    token = _ACTING.set(acting)
    try:
        yield
    finally:
        _ACTING.reset(token)


def acting() -> Acting:
    """Return for whom this is done."""
    return _ACTING.get()
