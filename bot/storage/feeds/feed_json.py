"""What is kept of feeds and entries as JSON, and back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bot.feeds.values import FeedState
from bot.models import Entry, Validators
from summarizer.models import Block, BlockKind


def state_to_json(state: FeedState) -> dict[str, Any]:
    """Return what differs from a feed that was never looked at."""
    plain = {
        "etag": state.validators.etag,
        "last_modified": state.validators.last_modified,
        "ttl": state.ttl and state.ttl.total_seconds(),
        "first_seen_at": _from_time(state.first_seen_at),
        "seen_at": _from_time(state.seen_at),
        "brings_a_day": round(state.brings_a_day, 6),
        "failures": state.failures,
        "failing_since": _from_time(state.failing_since),
        "failure": state.failure,
        "told": state.told,
        "moved_to": state.moved_to,
        "moved_seen": state.moved_seen,
        "moved_since": _from_time(state.moved_since),
    }
    return {name: value for name, value in plain.items() if value}


def state_from_json(plain: dict[str, Any] | None) -> FeedState:
    """Return the state that :func:`state_to_json` wrote."""
    if plain is None:
        return FeedState()
    ttl = plain.get("ttl")
    return FeedState(
        validators=Validators(etag=plain.get("etag"), last_modified=plain.get("last_modified")),
        ttl=timedelta(seconds=ttl) if ttl else None,
        first_seen_at=_to_time(plain.get("first_seen_at")),
        seen_at=_to_time(plain.get("seen_at")),
        brings_a_day=plain.get("brings_a_day", 0.0),
        failures=plain.get("failures", 0),
        failing_since=_to_time(plain.get("failing_since")),
        failure=plain.get("failure"),
        told=plain.get("told", False),
        moved_to=plain.get("moved_to"),
        moved_seen=plain.get("moved_seen", 0),
        moved_since=_to_time(plain.get("moved_since")),
    )


def entry_to_json(
    entry: Entry, dated_at: datetime, *, past: bool = False, changed: bool = False
) -> dict[str, Any]:
    """Return what is needed to read an entry's article later."""
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "published": _from_time(entry.published),
        "updated": _from_time(entry.updated),
        "categories": list(entry.categories),
        "summary": entry.summary,
        "blocks": [[str(block.kind), block.level, block.text] for block in entry.blocks],
        "whole": entry.whole,
        "said_at": entry.said_at,
        "dated_at": _from_time(dated_at),
        "past": past,
        "changed": changed,
    }


def entry_from_json(plain: dict[str, Any]) -> tuple[Entry, datetime]:
    """Return what :func:`entry_to_json` wrote."""
    entry = Entry(
        id=plain["id"],
        url=plain["url"],
        title=plain["title"],
        published=_to_time(plain["published"]),
        updated=_to_time(plain["updated"]),
        categories=tuple(plain["categories"]),
        summary=plain["summary"],
        blocks=tuple(
            Block(kind=BlockKind(kind), level=level, text=text, position=position)
            for position, (kind, level, text) in enumerate(plain.get("blocks", ()))
        ),
        whole=plain.get("whole", False),
        said_at=plain.get("said_at"),
    )
    return entry, datetime.fromisoformat(plain["dated_at"])


def _from_time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _to_time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
