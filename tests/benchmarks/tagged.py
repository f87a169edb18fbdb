"""Articles with the tags that an agency's editors gave them.

Data format: ``shared/topics`` beside the project; ``tags_dev.jsonl`` has rows ``{"id", "title",
"text"}``, ``tags_dev_gold.jsonl`` ``{"id", "tags"}``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.models import Article

SHARED = Path(__file__).parents[3] / "shared"

#: Tags of fewer articles are not tested.
MIN_ARTICLES = 20

#: The tags that are countries. The United States are in two articles of three, and left out.
PLACES = frozenset(
    "algeria argentina australia austria belgium bolivia brazil canada china colombia denmark ecuador egypt "
    "finland france greece hong-kong india indonesia iran iraq italy japan kuwait luxembourg malaysia mexico "
    "netherlands new-zealand nicaragua nigeria peru philippines portugal saudi-arabia singapore south-africa "
    "south-korea spain sweden switzerland taiwan thailand turkey uae uk ussr venezuela west-germany yugoslavia".split()
)
EVERYWHERE = "usa"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article, and what its editors say it is about."""

    number: int
    article: Article
    tags: frozenset[str]


def read_tagged(folder: Path) -> Iterator[Tagged]:
    """Yield the articles; numbers are those of their ids."""
    tags = {row["id"]: row["tags"] for row in _rows(folder / "tags_dev_gold.jsonl")}
    for row in _rows(folder / "tags_dev.jsonl"):
        article = Article.from_text(row["text"], title=row["title"], language="en")
        yield Tagged(int(row["id"].lstrip("r")), article, frozenset(tags.get(row["id"], ())))


def tested_tags(tagged: list[Tagged]) -> tuple[list[str], list[str]]:
    """Return the tags of enough articles: places, subjects."""
    counts = Counter(tag for row in tagged for tag in row.tags)
    tags = sorted(t for t, n in counts.items() if n >= MIN_ARTICLES and t != EVERYWHERE)
    return [t for t in tags if t in PLACES], [t for t in tags if t not in PLACES]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
