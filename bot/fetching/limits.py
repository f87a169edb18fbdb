"""What a fetch may cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How much a page may cost."""

    #: From the first look-up to the last byte, over all hops; waiting for a turn is not counted.
    deadline: timedelta = timedelta(seconds=20)

    #: Without a byte for this long, a connection is given up; a look-up, too.
    silence: timedelta = timedelta(seconds=10)

    #: Headers that take longer never come: one a second keeps a connection from being silent.
    headers_within: timedelta = timedelta(seconds=10)

    #: Bytes a second that a body must have on average once it took ``slow_start``.
    min_bytes_per_second: int = 256
    slow_start: timedelta = timedelta(seconds=5)

    max_redirects: int = 5
    max_raw_bytes: int = 5 * 2**20
    max_decoded_bytes: int = 10 * 2**20

    #: Status line and headers of a hop, those of 1xx answers before the real one included.
    max_head_bytes: int = 64 * 2**10

    #: Fetches under way at once, over all hosts.
    max_connections: int = 100

    #: Of these, one person's at most; and those of feeds and of what they bring.
    connections_each: int = 4
    connections_unattended: int = 50

    #: Bodies of more than a megabyte that come in at once.
    large_at_once: int = 3

    #: Requests under way at once at one host and port.
    per_host: int = 4

    #: In line for turns at hosts, over all hops, longer than this is too long.
    max_wait: timedelta = timedelta(seconds=60)
