"""What is counted, and by what it is parted.

A family has one label at most, and all that it may be is listed: what a stranger chose (a host, a
chat, a name) is never among it, so that no figure grows with what people send.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import Unfetched
from summarizer.errors import Unreadable

#: In place of a value that is not listed.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Family:
    """Figures of one kind."""

    #: As Prometheus has it, without what stands before and behind all names of its kind.
    name: str

    #: What it is, for operators.
    help: str

    #: By what it is parted, and what that may be; empty: it is one figure.
    label: str = ""
    values: frozenset[str] = frozenset()

    def listed(self, value: str) -> str:
        """Return a value of the label, or what stands for all that are not listed."""
        return value if value in self.values or not self.label else OTHER


class Counted(Family):
    """How often something happened since the process began."""


class Timed(Family):
    """How long something took."""


#: Seconds up to which what took so long is counted together; the last part has no end.
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)

UPDATES = Counted(
    "updates",
    "Updates that Telegram sent",
    "kind",
    frozenset(
        "callback_query channel_post chosen_inline_result edited_message "
        "guest_message inline_query message my_chat_member".split()
    ),
)
UPDATE_LAG = Timed("update_lag_seconds", "From the second of a message to its being kept")

#: Of an answer, whatever it is: its update waits for its turn, is handled, and what is said is sent;
#: meanwhile pages are read and condensed, as those of feeds are.
ANSWER = Timed(
    "answer_seconds",
    "Stages of an answer",
    "stage",
    frozenset({"waiting", "handling", "reading", "condensing", "sending"}),
)
FETCH = Timed("fetch_seconds", "Fetches", "outcome", frozenset({"ok", *Unfetched}))
ARTICLES = Counted(
    "articles",
    "Links, texts and files of people",
    "outcome",
    frozenset({"read", *Unfetched, *Unreadable}),
)
STORIES = Counted(
    "stories",
    "Reports that came in: a story of its own, folded into an earlier one, or left out",
    "fate",
    frozenset({"new", "folded", "left-out"}),
)
MESSAGES = Counted(
    "messages",
    "What Telegram said to messages: waits are its 429s",
    "outcome",
    frozenset("arrived again wait moved unwelcome lapsed refused tokenunknown unknown".split()),
)
TOLD = Counted("told", "Messages of what chats follow that arrived")
KILLS = Counted(
    "worker_kills",
    "Tasks that cost their worker",
    "why",
    frozenset({"time", "memory", "died"}),
)

ALL: tuple[Counted | Timed, ...] = (
    UPDATES,
    UPDATE_LAG,
    ANSWER,
    FETCH,
    ARTICLES,
    STORIES,
    MESSAGES,
    TOLD,
    KILLS,
)
