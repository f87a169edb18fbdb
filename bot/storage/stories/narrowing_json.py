"""What narrows a subscription, as its column has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.subscriptions.narrowing import WIDE, Narrowing, Site


def narrowing_to_json(narrowing: Narrowing) -> dict[str, Any] | None:
    """Return what narrows; None where nothing does, so that the database sees that."""
    if not narrowing:
        return None
    lists = {
        "hosts": narrowing.hosts,
        "without": narrowing.without,
        "languages": narrowing.languages,
    }
    written: dict[str, Any] = {name: list(words) for name, words in lists.items() if words}
    if narrowing.site:
        written["site"] = {"topic": narrowing.site.topic, "name": narrowing.site.name}
    return written


def narrowing_from_json(written: Mapping[str, Any] | None) -> Narrowing:
    """Return what a column says."""
    if not written:
        return WIDE
    site = written.get("site")
    return Narrowing(
        hosts=tuple(written.get("hosts", ())),
        without=tuple(written.get("without", ())),
        languages=tuple(written.get("languages", ())),
        site=Site(topic=site["topic"], name=site["name"]) if site else None,
    )
