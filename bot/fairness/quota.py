"""How much one person, and all of them together, may ask for; pure, with the time as an argument."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from bot.fairness.acting import Person

#: Of all limits.
WINDOW_SECONDS = 60.0


class RequestKind(StrEnum):
    """What somebody asks for, by what it costs."""

    #: An article is fetched, read and condensed; or a file or a text is.
    LINK = "link"
    #: A button: nothing is fetched, and mostly a message is edited.
    PRESS = "press"
    #: What is there is looked up: /latest, /topics.
    LOOK = "look"
    #: What a chat gets is changed: /follow, /addfeed.
    CHANGE = "change"
    #: A list of feeds, in or out.
    OPML = "opml"
    #: A text of ours: /help, "send me a link".
    WORD = "word"
    #: Results while somebody types: a client asks anew at nearly every letter.
    OFFER = "offer"
    #: A link is opened that claims to let its opener in.
    INVITATION = "invitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What may be asked for in a minute."""

    #: By one person.
    each: int

    #: By all together.
    everybody: int

    #: Messages that one brings, as Telegram counts them against a group.
    messages: int = 1


ALLOWANCES: Mapping[RequestKind, Allowance] = MappingProxyType(
    {
        RequestKind.LINK: Allowance(each=10, everybody=1500),
        RequestKind.PRESS: Allowance(each=60, everybody=3000),
        RequestKind.LOOK: Allowance(each=20, everybody=1500),
        # Following sends a story along.
        RequestKind.CHANGE: Allowance(each=20, everybody=1000, messages=2),
        RequestKind.OPML: Allowance(each=3, everybody=60),
        RequestKind.WORD: Allowance(each=30, everybody=1500),
        RequestKind.OFFER: Allowance(each=60, everybody=3000),
        RequestKind.INVITATION: Allowance(each=5, everybody=600),
    }
)

#: Links a minute that the operator may give one person.
MOST_LINKS = 1000

#: Telegram lets a bot write 20 messages a minute to a group: one person has half of them at most.
GROUP_MESSAGES = 10


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not done now."""

    #: Whether all together asked for too much, and not this person.
    by_all: bool

    #: Whether to say so: a flood of refusals would be a flood, too.
    told: bool

    #: How many a minute this person may ask for; None: as many as others.
    own: int | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something that was asked for."""

    #: When it was counted.
    at: float

    #: When it was asked for.
    asked_at: float


#: For a bot that one person has alone.
UNLIMITED: Mapping[RequestKind, Allowance] = MappingProxyType(
    dict.fromkeys(RequestKind, Allowance(each=sys.maxsize, everybody=sys.maxsize))
)


@dataclass(slots=True)
class Quota:
    """Remembers what was asked for, for a minute after it was counted."""

    allowances: Mapping[RequestKind, Allowance] = field(default_factory=lambda: ALLOWANCES)

    #: Links a minute of those who may ask for more than others, or for less.
    own_links: Mapping[Person, int] = field(default_factory=dict)

    _asked: dict[Hashable, deque[_Asked]] = field(default_factory=dict)
    _told: dict[tuple[Person, RequestKind], float] = field(default_factory=dict)
    _forgotten_at: float = 0.0

    def ask(
        self,
        person: Person,
        kind: RequestKind,
        now: float,
        group: int | None = None,
        asked_at: float | None = None,
    ) -> Refusal | None:
        """Count something; of what is refused nothing is counted.

        Args:
            person: Who asks.
            kind: For what.
            now: Seconds of a clock that nobody sets.
            group: Where the answer would be heard by others, too; None: nowhere.
            asked_at: When it was asked for, by the same clock; None: now. What came while the bot was
                away is counted with what was asked for within a minute of it, not all together.

        Returns:
            None if it is done.
        """
        self._forget(now)
        allowance = self.allowances[kind]
        own = self.own_links.get(person) if kind is RequestKind.LINK else None
        windows: list[tuple[Hashable, int, int]] = [
            ((kind, person), allowance.each if own is None else own, 1),
            (kind, allowance.everybody, 1),
        ]
        if group is not None:
            windows.append(((group, person), GROUP_MESSAGES, allowance.messages))
        new = _Asked(now, now if asked_at is None else asked_at)
        full = [key for key, most, cost in windows if self._count(key, new) + cost > most]
        if full:
            told = self._tells(person, kind, new.asked_at)
            return Refusal(by_all=full == [kind], told=told, own=own)
        for key, _, cost in windows:
            self._asked.setdefault(key, deque()).extend([new] * cost)
        return None

    def _count(self, key: Hashable, new: _Asked) -> int:
        asked = self._asked.get(key, deque())
        while asked and asked[0].at <= new.at - WINDOW_SECONDS:
            asked.popleft()
        return sum(abs(one.asked_at - new.asked_at) < WINDOW_SECONDS for one in asked)

    def _tells(self, person: Person, kind: RequestKind, asked_at: float) -> bool:
        """Whether it was not said of what was asked for within a minute of it."""
        told = self._told.get((person, kind))
        if told is not None and abs(asked_at - told) < WINDOW_SECONDS:
            return False
        self._told[person, kind] = asked_at
        return True

    def _forget(self, now: float) -> None:
        """Drop who asked for nothing since, once in a window: all are looked at."""
        if now < self._forgotten_at + WINDOW_SECONDS:
            return
        self._forgotten_at = now
        before = now - WINDOW_SECONDS
        self._asked = {
            key: asked for key, asked in self._asked.items() if asked and asked[-1].at > before
        }
        self._told = {key: at for key, at in self._told.items() if at > before}
