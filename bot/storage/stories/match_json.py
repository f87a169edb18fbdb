"""How surely a story matches each of its topics, and by what: a kilobyte or two of a story's row."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from bot.subscriptions.refusals import MatchRefusal
from summarizer.topics.relevance.evidence import Evidence, Match, Where

#: Of one match; the strongest are first.
_MOST_EVIDENCE = 3

_MAX_SAID = 60


def pack_matches(matches: Mapping[str, Match]) -> bytes:
    """Return matches by topic as compressed JSON: what shows each most strongly."""
    rows = {topic: _written(match) for topic, match in matches.items() if match.evidence}
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode())


def unpack_matches(packed: bytes | None) -> dict[str, Match]:
    """Return matches by topic; none where nothing is known of them."""
    if not packed:
        return {}
    return {topic: _read(row) for topic, row in json.loads(zlib.decompress(packed)).items()}


def match_of(packed: bytes | None, topic: str) -> Match | None:
    """Return how a story matches a topic; None where that is not known.

    The others are left unread: a digest asks this of thousands of stories.
    """
    if not packed:
        return None
    # A quote within a text is escaped, and no value is an object: a key stands in one place.
    written = zlib.decompress(packed).decode().replace("{", ",", 1)
    _, key, rest = written.partition(f",{json.dumps(topic)}:")
    return _read(json.JSONDecoder().raw_decode(rest)[0]) if key else None


def surer_of(packed: bytes | None, other: bytes | None) -> bytes | None:
    """Return the matches of two copies of a story, of each topic the surer one."""
    if not packed or not other or packed == other:
        return packed or other
    both = unpack_matches(packed)
    for topic, match in unpack_matches(other).items():
        if topic not in both or match.sureness > both[topic].sureness:
            both[topic] = match
    return pack_matches(both)


def refusals_to_json(refused: Sequence[MatchRefusal]) -> list[dict[str, Any]] | None:
    """Return refusals as a column has them."""
    return [{"where": one.where, "said": one.said, "up_to": one.up_to} for one in refused] or None


def refusals_from_json(rows: Sequence[Mapping[str, Any]] | None) -> tuple[MatchRefusal, ...]:
    """Return the refusals of a column."""
    return tuple(MatchRefusal(Where(row["where"]), row["said"], row["up_to"]) for row in rows or ())


def _written(match: Match) -> list[Any]:
    evidence = [[e.where, e.said[:_MAX_SAID], e.count] for e in match.evidence[:_MOST_EVIDENCE]]
    return [round(match.sureness, 3), evidence]


def _read(row: list[Any]) -> Match:
    sureness, evidence = row
    return Match(sureness, tuple(Evidence(Where(w), said, count) for w, said, count in evidence))
