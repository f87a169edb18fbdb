"""Links that let people in: ``t.me/bot?start=invite_…``. Pure, but for where chance comes from.

Whoever reads the database learns no link from it: only a hash is kept. The token is chance of 192
bits, so a fast hash is enough, and guessing is hopeless at any pace.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

#: People whom a link lets in, and days that it is good for, if nothing else is asked for; and at most.
USES, DAYS = 1, 7
MOST_USES, MOST_DAYS = 1000, 365

_PREFIX = "invite_"
_TOKEN_BYTES = 24
_TOKEN = re.compile("[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link that was made."""

    id: int

    #: The operator who did.
    made_by: int

    #: How many it lets in, and how many more.
    uses: int
    uses_left: int

    expires_at: datetime
    is_revoked: bool = False

    #: Who came by it, the first first; some of them where they are many.
    came: tuple[int, ...] = ()


class Opening(Enum):
    """What comes of somebody's opening a link."""

    LET_IN = auto()
    #: He is served anyway.
    ALREADY = auto()
    #: He came by it before, and was denied since: it does not let him in again.
    ENDED = auto()
    REVOKED = auto()
    EXPIRED = auto()
    USED_UP = auto()
    #: There is no such link.
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Terms:
    """What an operator asks for."""

    uses: int = USES
    days: int = DAYS

    @property
    def lasts(self) -> timedelta:
        """Return how long the link is good for."""
        return timedelta(days=self.days)


def parse_terms(typed: str) -> Terms | None:
    """Return what ``5 14`` asks for: five people within fourteen days; None if it is nothing."""
    words = typed.split()
    if len(words) > 2 or not all(w.isascii() and w.isdecimal() and len(w) <= 4 for w in words):
        return None
    terms = Terms(*map(int, words))
    fits = 1 <= terms.uses <= MOST_USES and 1 <= terms.days <= MOST_DAYS
    return terms if fits else None


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return by what a token is known."""
    return hashlib.sha256(token.encode()).hexdigest()


def payload_of(token: str) -> str:
    """Return what stands behind ``start=``."""
    return f"{_PREFIX}{token}"


def is_invitation(payload: str) -> bool:
    """Whether a payload claims to be an invitation."""
    return payload.startswith(_PREFIX)


def parse_invitation(payload: str) -> str | None:
    """Return the token; None if there can be none of this form."""
    token = payload.removeprefix(_PREFIX)
    return token if is_invitation(payload) and _TOKEN.fullmatch(token) else None


def opening(found: Invitation | None, now: datetime, *, served: bool, came: bool) -> Opening:
    """Tell what comes of it.

    Args:
        found: The link that somebody opened; None: there is none.
        now: The time.
        served: Whether the person is served as things stand.
        came: Whether he came by this link before.
    """
    if served:
        return Opening.ALREADY
    if found is None:
        return Opening.UNKNOWN
    if came:
        return Opening.ENDED
    if found.is_revoked:
        return Opening.REVOKED
    if found.expires_at <= now:
        return Opening.EXPIRED
    return Opening.LET_IN if found.uses_left else Opening.USED_UP
