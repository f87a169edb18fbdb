"""Where redirects led, and which of them are for good."""

from __future__ import annotations

from dataclasses import dataclass

from bot.fetching.url_policy import Target

REDIRECTS = frozenset({301, 302, 303, 307, 308})

#: Those by which a form goes on to be one; RFC 9110 15.4.8, 15.4.9.
SAME_METHOD = frozenset({307, 308})

#: RFC 9110 15.4.2, 15.4.9.
_FOR_GOOD = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Hop:
    """Where a fetch is on its way."""

    target: Target

    #: Where the page is for good by now; None: where it was asked for.
    moved_to: str | None = None

    #: Whether all redirects so far were for good.
    settled: bool = True

    def after(self, target: Target, status: int) -> Hop:
        """Return where a redirect led."""
        settled = self.settled and status in _FOR_GOOD
        return Hop(target, target.url if settled else self.moved_to, settled)
