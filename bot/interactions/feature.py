"""A feature wires itself: what it hears, what falls due for it, and how it is told of."""

from __future__ import annotations

from dataclasses import dataclass

from bot.interactions.answering import Command
from bot.interactions.reception import Handler
from bot.sweeping import NamedSweep


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Something that the bot can do."""

    #: In the order in which they are told of.
    commands: tuple[Command, ...] = ()

    #: Of buttons and messages; of several that fit the first is taken.
    handlers: tuple[Handler, ...] = ()

    #: What falls due.
    sweeps: tuple[NamedSweep, ...] = ()
