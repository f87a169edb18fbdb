"""How fast Telegram lets a bot write; pure, with the time as an argument.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from bot.outgoing import Recipient

#: A 429 does not say whether it is meant for the chat or for the bot. When so many chats wait
#: for theirs to end at once, it is the bot.
_CHATS_FOR_ALL = 3


#: After so many answers to a chat a story that waits for it has its turn.
_ANSWERS_IN_A_ROW = 3

#: A chat that got nothing for so long has no answers waiting that go before its stories; a group
#: that had its 20 of a minute may wait for nearly as long.
_ROW_ENDS = timedelta(seconds=65)

#: Of a request whose answer is not there yet: Telegram has it so long after it left, or so we
#: assume.
_THERE_WITHIN = timedelta(milliseconds=250)

#: Round trips that are remembered, to know how fast the way can be; with fewer than some it is
#: not known, for the first ones connect as well.
_TRIPS = 1000
_ENOUGH_TRIPS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingPace:
    """The limits, with a little room."""

    #: Between any two messages, so that 30 do not leave at once.
    bot: timedelta = timedelta(seconds=1 / 29.7)

    #: So much of what a message was late is made up for by those after it.
    catch_up: timedelta = timedelta(milliseconds=40)

    #: Messages in :attr:`window`.
    most: int = 30
    window: timedelta = timedelta(seconds=1.005)

    #: Between two messages to a chat: 1 a second.
    chat: timedelta = timedelta(seconds=1.03)

    #: Messages to a group in :attr:`group_window`.
    group: int = 20
    group_window: timedelta = timedelta(seconds=61)

    @classmethod
    def unlimited(cls) -> Self:
        """Return the pace of a Bot API that takes all at once."""
        return cls(
            bot=timedelta(0),
            catch_up=timedelta(0),
            most=sys.maxsize,
            window=timedelta(0),
            chat=timedelta(0),
            group=1,
            group_window=timedelta(0),
        )


@dataclass(slots=True)
class _Request:
    left_at: datetime

    #: When it was at Telegram at the latest: that is what Telegram counts by.
    there_at: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    #: To a chat, with no story between them, and when the last one left.
    answers: int
    last_at: datetime


@dataclass(slots=True)
class SendingLimits:
    """Remembers what was sent, as far back as it matters, and tells when the next may go."""

    pace: SendingPace = field(default_factory=SendingPace)
    _last: datetime | None = None
    _recent: list[_Request] = field(default_factory=list)
    _under_way: dict[Recipient, _Request] = field(default_factory=dict)  # one to each
    _trips: deque[timedelta] = field(default_factory=lambda: deque(maxlen=_TRIPS))
    _chats: dict[int, datetime] = field(default_factory=dict)
    _groups: dict[int, deque[datetime]] = field(default_factory=dict)
    _held: dict[Recipient, datetime] = field(default_factory=dict)
    _told_to_wait: dict[Recipient, datetime] = field(default_factory=dict)
    _in_a_row: dict[int, _Row] = field(default_factory=dict)
    _all_wait_until: datetime | None = None

    def bot_free_at(self, now: datetime) -> datetime:
        """Return when the next message to anybody may leave."""
        at = now
        if self._last:
            at = max(at, self._last + self.pace.bot)
        if self._all_wait_until:
            at = max(at, self._all_wait_until)
        self._recent = [r for r in self._recent if r.there_at > now - self.pace.window]
        if len(self._recent) >= self.pace.most:
            there = sorted(request.there_at for request in self._recent)
            at = max(at, there[-self.pace.most] + self.pace.window)
        return at

    def free_at(self, to: Recipient, now: datetime) -> datetime:
        """Return when the next message to somebody may leave; chats have limits of their own."""
        at = max(now, self._told_to_wait.get(to, now), self._held.get(to, now))
        return max(at, self._chat_free_at(to, now)) if isinstance(to, int) else at

    def _chat_free_at(self, chat_id: int, now: datetime) -> datetime:
        at = now
        if last := self._chats.get(chat_id):
            at = max(at, last + self.pace.chat)
        window = self._groups.get(chat_id)
        if window and len(window) == self.pace.group:
            at = max(at, window[0] + self.pace.group_window)
        return at

    def busy(self, now: datetime) -> dict[Recipient, datetime]:
        """Return those who get nothing now, and when they do again; forget the others."""
        known = (
            self._chats.keys() | self._held.keys() | self._told_to_wait.keys() | self._groups.keys()
        )
        busy = {to: at for to in known if (at := self.free_at(to, now)) > now}
        self._chats = {chat: at for chat, at in self._chats.items() if chat in busy}
        self._held = {c: at for c, at in self._held.items() if at > now}
        self._told_to_wait = {c: at for c, at in self._told_to_wait.items() if at > now}
        forget = now - self.pace.group_window
        self._groups = {c: w for c, w in self._groups.items() if w and w[-1] > forget}
        self._in_a_row = {c: r for c, r in self._in_a_row.items() if r.last_at > now - _ROW_ENDS}
        return busy

    def stories_first(self) -> frozenset[int]:
        """Return the chats that had so many answers in a row that a story is next, if one waits."""
        return frozenset(c for c, row in self._in_a_row.items() if row.answers >= _ANSWERS_IN_A_ROW)

    def sending(self, to: Recipient, at: datetime, *, story: bool = False) -> None:
        """A message has its turn: an answer to a person, or a story."""
        late = at - self.pace.catch_up
        self._last = max(self._last + self.pace.bot, late) if self._last else at
        request = _Request(at, at + _THERE_WITHIN)
        self._recent.append(request)
        self._under_way[to] = request
        if isinstance(to, int):
            self._sending_to_chat(to, at, story=story)

    def _sending_to_chat(self, chat_id: int, at: datetime, *, story: bool) -> None:
        before = self._in_a_row.pop(chat_id, None)
        if not story:
            self._in_a_row[chat_id] = _Row(before.answers + 1 if before else 1, at)
        self._chats[chat_id] = at
        if chat_id < 0:  # groups and channels
            self._groups.setdefault(chat_id, deque(maxlen=self.pace.group)).append(at)

    def left(self, to: Recipient, at: datetime) -> None:
        """Its request leaves, now that the ledger has it."""
        if request := self._under_way.get(to):
            request.left_at, request.there_at = at, at + _THERE_WITHIN

    def withdrawn(self, to: Recipient) -> None:
        """No request was made after all."""
        if request := self._under_way.pop(to, None):
            self._recent.remove(request)

    def answered(self, to: Recipient, at: datetime) -> None:
        """A request came back: it arrived no later than now, so from now the next is counted."""
        if isinstance(to, int):
            self._chats[to] = at
        if request := self._under_way.pop(to, None):
            self._trips.append(at - request.left_at)
            # The next one needs its time on the way, too: no less than the fastest needed for
            # this one's answer and its own way together.
            known = len(self._trips) >= _ENOUGH_TRIPS
            request.there_at = max(at - min(self._trips), request.left_at) if known else at

    def hold(self, to: Recipient, until: datetime) -> None:
        """A message is sent again then; what is owed there after it must not overtake it."""
        self._held[to] = until

    def told_to_wait(self, to: Recipient, until: datetime, now: datetime) -> bool:
        """Telegram answered 429; returns whether all wait, not this one alone."""
        self._told_to_wait = {c: at for c, at in self._told_to_wait.items() if at > now}
        self._told_to_wait[to] = until
        if len(self._told_to_wait) < _CHATS_FOR_ALL:
            return False
        self._all_wait_until = max(self._told_to_wait.values())
        return True
