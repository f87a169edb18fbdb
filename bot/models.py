"""The values that pass between the bot's parts: link -> Page -> Article -> Summary -> Reply.

All are frozen.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server sent for a link."""

    #: The URL that answered, after redirects.
    url: str

    #: HTTP status, 200-299.
    status: int

    #: The body, decoded (content-coding undone), whole.
    body: bytes

    #: The Content-Type header as sent, parameters included; None where there was none.
    content_type: str | None
