"""Asking whether a page changed; RFC 9110 13.1, RFC 9111 5.2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from bot.models import Validators

#: What is sent back has to be as it came; what is longer, or not plain, is none of an honest server.
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")

_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d+)", re.IGNORECASE)
_NOT_KEPT = re.compile(r"(?:^|[\s,])no-(?:cache|store)\b", re.IGNORECASE)


def conditions(validators: Validators) -> dict[str, str]:
    """Return headers that ask for a page only if it changed."""
    asked = {
        "If-None-Match": validators.etag,
        "If-Modified-Since": validators.last_modified,
    }
    return {name: value for name, value in asked.items() if value}


def validators_of(headers: Mapping[str, str]) -> Validators:
    """Return by what a server will know the page that it sent."""
    return Validators(
        etag=_validator(headers.get("etag")),
        last_modified=_validator(headers.get("last-modified")),
    )


def max_age_of(headers: Mapping[str, str]) -> timedelta | None:
    """Return how long a page need not be asked for again; None if the server does not say."""
    stated = headers.get("cache-control", "")[:500]
    found = _MAX_AGE.search(stated)
    if not found or _NOT_KEPT.search(stated):
        return None
    return timedelta(seconds=int(found[1][:9]))


def _validator(stated: str | None) -> str | None:
    return stated if stated and _VALIDATOR.fullmatch(stated) else None
