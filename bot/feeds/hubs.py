"""Hubs of feeds: who tells when a feed brings something, so that it need not be asked; pure.

W3C WebSub: https://www.w3.org/TR/websub/
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feeds.formats.links import web_link
from bot.models import Hub

#: For so long a hub is asked to tell; it may say another time, within these bounds.
LEASE = timedelta(days=5)
_SHORTEST_LEASE, _LONGEST_LEASE = timedelta(minutes=10), timedelta(days=30)

#: A hub that does not say how long it will tell is asked again tomorrow.
_UNSTATED_LEASE = timedelta(days=1)

#: Of a lease, when to ask for the next.
_RENEW_AFTER = 0.7

#: Between asking a hub and its asking back, and after the first, second, ... time that it did not.
_AGAIN = tuple(timedelta(hours=hours) for hours in (1, 4, 12, 24))

#: However often a hub calls, its feed is looked at no more often: it cannot have us flood a site.
_SHORTEST_PUSH = timedelta(minutes=1)

#: As the specification has them; what else there is proves nothing.
_METHODS = frozenset({"sha1", "sha256", "sha384", "sha512"})

_SIGNATURE = re.compile(r"(sha[0-9]{1,3})=([0-9a-fA-F]{40,128})")


@dataclass(frozen=True, slots=True, kw_only=True)
class HubCall:
    """What a hub is asked for one feed, as it is kept."""

    id: int
    hub: Hub

    #: Whether it is to tell; else it is to stop.
    wanted: bool

    #: What of our address only it knows, and with what it signs.
    path: str
    secret: str

    due_at: datetime

    #: How often it was asked since it last asked back.
    attempts: int

    #: Until when it tells; None: it did not say that it does.
    live_until: datetime | None


def hub_among(links: Iterable[tuple[str, str]], url: str) -> Hub | None:
    """Return the hub that a feed names; None: it names none.

    Args:
        links: Each with its relation, in the feed's order.
        url: Where the feed answered: links may be of there, and it is the topic if no other is named.
    """
    listed = [(relation.lower().split(), web_link(url, link)) for relation, link in links]
    hub = next((link for relations, link in listed if link and "hub" in relations), None)
    topic = next((link for relations, link in listed if link and "self" in relations), url)
    return Hub(url=hub, topic=topic) if hub else None


def lease_of(stated: str) -> timedelta:
    """Return how long a hub will tell, by the ``hub.lease_seconds`` that it states."""
    if not re.fullmatch(r"[0-9]{1,9}", stated):
        return _UNSTATED_LEASE
    return min(max(timedelta(seconds=int(stated)), _SHORTEST_LEASE), _LONGEST_LEASE)


def renew_at(now: datetime, lease: timedelta) -> datetime:
    """Return when to ask a hub again that tells from now on."""
    return now + lease * _RENEW_AFTER


def ask_again_at(now: datetime, attempts: int) -> datetime:
    """Return when to ask a hub again that was asked so often and did not ask back; >= 1."""
    return now + _AGAIN[min(attempts, len(_AGAIN)) - 1]


def look_after_push(now: datetime, pushed_at: datetime | None) -> datetime:
    """Return when to look at a feed whose hub tells that there is something.

    Args:
        now: When it does.
        pushed_at: The look that it brought about the last time; None: there was none.
    """
    return max(now, pushed_at + _SHORTEST_PUSH) if pushed_at else now


class Signature:
    """Checks, as a body comes in, whether who sent it knows a secret."""

    def __init__(self, header: str, secret: str) -> None:
        """Set up.

        Args:
            header: ``X-Hub-Signature``.
            secret: That the hub was told.
        """
        found = _SIGNATURE.fullmatch(header.strip())
        known = found is not None and found[1] in _METHODS
        self._stated = found[2].lower() if found and known else None
        self._made = hmac.new(secret.encode(), None, found[1]) if found and known else None

    def add(self, chunk: bytes) -> None:
        """Take in a part of the body."""
        if self._made:
            self._made.update(chunk)

    @property
    def is_true(self) -> bool:
        """Whether all that came in was signed so."""
        if self._made is None or self._stated is None:
            return False
        return hmac.compare_digest(self._made.hexdigest(), self._stated)
