"""Why a story came: which topics that a chat follows it is about, and by what. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.subscriptions.narrowing import Origin
from bot.subscriptions.refusals import is_refused
from bot.subscriptions.values import Subscription
from summarizer.topics.relevance.evidence import Match


@dataclass(frozen=True, slots=True)
class Reason:
    """A topic that a chat follows, and a story is about."""

    subscription: Subscription

    #: How surely, and by what; None: not known, or all of a feed is followed.
    match: Match | None

    @property
    def sureness(self) -> float:
        return self.match.sureness if self.match else 0.0

    @property
    def refused(self) -> bool:
        """Whether the chat wants no such match any more."""
        return is_refused(self.match, self.subscription.refused)


def reasons_of(
    subscriptions: Iterable[Subscription],
    is_about: Callable[[str], bool],
    matches: Mapping[str, Match],
    origin: Origin,
) -> tuple[Reason, ...]:
    """Return the topics that a story is about of those that a chat follows, the surest first.

    Args:
        subscriptions: The chat's, the oldest first.
        is_about: Tells by its key whether the story is about a topic.
        matches: How surely, and by what; those alone of which it is known.
        origin: Where the story was printed.
    """
    reasons = (
        Reason(s, matches.get(s.topic))
        for s in subscriptions
        if is_about(s.topic) and s.narrowing.admits(origin, is_about)
    )
    return tuple(sorted(reasons, key=lambda reason: -reason.sureness))
