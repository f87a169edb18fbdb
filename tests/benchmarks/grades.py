"""Articles whose every sentence was graded by readers: ``shared/points`` beside the project.

Data format: JSON lines, ``{"id", "url", "title", "language", "kind", "sentences", "paragraphs", "grades",
"ideal", "facts"}``; a grade is 3 essential, 2 good, 1 weak, 0 never; ``paragraphs`` has the paragraph's
number of each sentence.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer.models import Article
from summarizer.reading.page.domains import registered_domain

FOLDER = Path(__file__).parents[3] / "shared" / "points"
_PAGES = FOLDER.parent / "extraction" / "pages"

#: Old codes of languages.
_CODES = {"in": "id"}

#: Parts of the domains: one is untouched, the others are learned from and cross-validated.
_PARTS, _FOLDS = 3, 5


@dataclass(frozen=True, slots=True)
class Graded:
    """An article with a grade for each sentence."""

    id: str
    url: str
    title: str
    language: str
    kind: str
    sentences: tuple[str, ...]

    #: The number of the paragraph of each sentence.
    paragraphs: tuple[int, ...]

    #: 0 to 3, of each sentence.
    grades: tuple[int, ...]

    #: The page, gzipped HTML.
    page: Path

    @property
    def domain(self) -> str:
        return registered_domain(self.url) or self.url

    @property
    def untouched(self) -> bool:
        return is_untouched(self.domain)

    @property
    def fold(self) -> int:
        """Of those that are cross-validated, a part of the domains."""
        return domain_number(self.domain) // _PARTS % _FOLDS

    def article(self) -> Article:
        """Return the text that was graded, without its page."""
        joint = "" if self.language in {"zh", "ja"} else " "
        runs = groupby(zip(self.paragraphs, self.sentences, strict=True), key=lambda pair: pair[0])
        return Article(
            title=self.title,
            language=self.language,
            paragraphs=tuple(joint.join(text for _, text in run) for _, run in runs),
        )

    def body(self) -> bytes:
        """Return the page as it was fetched."""
        return gzip.decompress(self.page.read_bytes())


def read_graded() -> list[Graded]:
    """Return the articles of ``shared/extraction`` that were graded: German, English, some others."""
    return _read(FOLDER / "graded.jsonl", _PAGES)


def read_world() -> list[Graded]:
    """Return graded news in other languages."""
    return _read(FOLDER / "world" / "graded.jsonl", FOLDER / "world")


def read_kinds_alone(path: Path) -> list[Graded]:
    """Return other articles of ``shared/extraction`` whose kind alone is known.

    Args:
        path: Tab-separated lines: id and kind.
    """
    gold = json.loads((_PAGES.parent / "gold.json").read_text(encoding="utf-8"))
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        Graded(
            id=number,
            url=gold[number]["url"],
            title="",
            language="",
            kind=kind,
            sentences=(),
            paragraphs=(),
            grades=(),
            page=_PAGES / f"{number}.html.gz",
        )
        for number, kind in (line.split("\t") for line in lines)
    ]


def folds() -> range:
    return range(_FOLDS)


def figures(
    gold: Sequence[Graded], points: dict[str, Sequence[str]]
) -> dict[str, tuple[float, float, float]]:
    """Return what ``score.py`` tells of points, by name: the mean and its 95 % bootstrap interval."""
    score = scorer()
    found = score.rows(_as_rows(gold), {key: {"points": list(p)} for key, p in points.items()})
    told = score.figures(found)
    return {name: (told[name], *score.interval(found, name)) for name in told if name != "kind"}


@cache
def scorer() -> ModuleType:
    """Load the ``score.py`` that lies beside the data."""
    spec = importlib.util.spec_from_file_location("points_score", FOLDER / "score.py")
    if spec is None or spec.loader is None or not (FOLDER / "score.py").exists():
        sys.exit(f"no scorer in {FOLDER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _as_rows(gold: Iterable[Graded]) -> dict[str, Any]:
    return {
        g.id: {"id": g.id, "kind": g.kind, "sentences": g.sentences, "grades": g.grades}
        for g in gold
    }


def is_untouched(domain: str) -> bool:
    """Whether a registered domain is of the third that nothing is learned from."""
    return domain_number(domain) % _PARTS == 0


def domain_number(domain: str) -> int:
    return int(hashlib.sha256(domain.encode()).hexdigest(), 16)


def _read(path: Path, pages: Path) -> list[Graded]:
    if not path.exists():
        sys.exit(f"no grades in {path}")
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Graded(
            id=row["id"],
            url=row["url"],
            title=row["title"] or "",
            language=_CODES.get(row["language"], row["language"]),
            kind=row["kind"],
            sentences=tuple(row["sentences"]),
            paragraphs=tuple(row["paragraphs"]),
            grades=tuple(row["grades"]),
            page=pages / f"{row['id']}.html.gz",
        )
        for row in rows
    ]
