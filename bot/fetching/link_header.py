"""The ``Link`` header, as far as a feed's own links go; RFC 8288 3."""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Characters of it that are read.
_MAX = 4000

_APART = re.compile(r",\s*(?=<)")
_RELATION = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]+))", re.IGNORECASE)


def links_of(headers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the links that a header states, each with its relations, in its order."""
    found = []
    for stated in _APART.split(headers.get("link", "")[:_MAX]):
        target, _, parameters = stated.strip().removeprefix("<").partition(">")
        if relation := _RELATION.search(parameters):
            found.append((relation[1] or relation[2] or "", target.strip()))
    return tuple(found)
