"""How much a bot may write, as Telegram counts it.

Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.botapi.errors import Refusal

#: Methods that count.
COUNTED = frozenset(
    {"answerGuestQuery", "editMessageText", "sendDocument", "sendMessage", "sendPhoto"}
)


@dataclass
class Flood:
    """Windows of what was taken; what goes beyond them is refused with a 429."""

    per_second: int = 30
    chat_per_second: int = 1
    group_per_minute: int = 20
    _all: deque[float] = field(default_factory=deque)
    _chats: defaultdict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, chat: int | None, now: float) -> None:
        """Count a message.

        Args:
            chat: Its id, groups have negative ones; None: the bot does not know it.
            now: Seconds.

        Raises:
            Refusal: 429.
        """
        windows = [(self._all, self.per_second, 1.0)]
        if chat is not None:
            windows.append((self._chats[chat], self.chat_per_second, 1.0))
        if chat is not None and chat < 0:
            windows.append((self._chats[chat], self.group_per_minute, 60.0))
        for times, most, seconds in windows:
            recent = [at for at in times if at > now - seconds]
            if len(recent) >= most:
                wait = math.ceil(recent[-most] + seconds - now)
                raise Refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        for times in (self._all, *(() if chat is None else (self._chats[chat],))):
            times.append(now)
            while times[0] <= now - 60.0:
                times.popleft()
