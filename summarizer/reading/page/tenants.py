"""Who publishes at a link: a host, and on a host that many share, one of its tenants.

A page can say anything of itself; what it says of its link is believed as far as the link is of
whoever published it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import SplitResult, unquote, urlsplit

#: First labels of hosts that serve the same pages to other devices: ``m.example.org``,
#: ``en.m.wikipedia.org``; not ``alice.example.org``.
DEVICES = frozenset("www www2 www3 m mobile mobil amp touch wap lite".split())

#: What stands before a tenant's name in a path: ``/u/alice``, ``/de/users/alice``; ``/~alice`` and
#: ``/@alice`` say it by themselves. Not ``/news/alice``.
_BEFORE_NAME = frozenset(
    """
    u user users usr member members profile profiles people person author authors channel channels
    blogs group groups space spaces site sites homepage homepages account accounts bucket buckets
    """.split()
)

#: Segments of a path among which that stands: there may be a language or a form before it.
_DEEP = 4

_NAMED = re.compile(r"[~@].+")

#: First labels of hosts whose paths begin with a tenant's name: ``s3.eu-west-1.example.com/alice``,
#: ``blogs.example.org/alice``; not ``news.example.org/world``.
_SHARED_HOST = re.compile(
    r"s3(?:[.-].*)?|(?:storage|blob|objects?|buckets?|files|raw|gist|pages|sites|blogs|people|users"
    r"|members|home|homepages)\d*\..*"
)

#: Parameters whose value is a tenant's name: ``?user=alice``; not ``?id=7``.
_NAMES = frozenset("u user username userid uid member blog author".split())

_PORTS = {"http": 80, "https": 443}


def same_tenant(one: str, other: str) -> bool:
    """Whether two links are of one host, whatever device they are for, and of one tenant there.

    One registered domain is not enough: ``alice.tumblr.com`` and ``bob.tumblr.com`` share it.
    """
    try:
        parts = urlsplit(one), urlsplit(other)
        hosts = {_host(each) for each in parts}
    except ValueError:
        return False
    return len(hosts) == 1 and len({_tenant(each) for each in parts}) == 1


def _host(parts: SplitResult) -> tuple[str, int | None]:
    """Return host, without what names a device, and port; None: the scheme's own."""
    host = (parts.hostname or "").removesuffix(".")
    labels = host.split(".")
    # en.m.wikipedia.org: a language before the device.
    at = 1 if len(labels) > 3 and labels[0] not in DEVICES else 0
    if len(labels) > 2 and labels[at] in DEVICES:
        del labels[at]
    return ".".join(labels), None if parts.port == _PORTS.get(parts.scheme) else parts.port


def _tenant(parts: SplitResult) -> str:
    """Return a name that is one tenant's alone among those of its host; empty: the host's owner."""
    segments = [unquote(each).lower() for each in parts.path.split("/") if each][:_DEEP]
    if _SHARED_HOST.fullmatch(parts.hostname or ""):
        return next(iter(segments), "")
    for segment, following in pairwise([*segments, ""]):
        if _NAMED.fullmatch(segment):
            return segment
        if segment in _BEFORE_NAME:
            return following
    return _named_in_query(parts.query)


def _named_in_query(query: str) -> str:
    pairs = (pair.partition("=") for pair in query.split("&"))
    return next((value for name, _, value in pairs if name.lower() in _NAMES), "")
