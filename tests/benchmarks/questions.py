"""Questions on articles, whose answers are known: ``shared/ask`` beside the project."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.answering.indexed import Indexed, index_article
from summarizer.models import Article
from tests.benchmarks.rouge import FOLDER

_FILE = FOLDER.parent / "ask" / "xquad_dev.jsonl.gz"

#: How far on in the list is the article that is asked the questions of this one.
_STEP = 7


@dataclass(frozen=True)
class Asking:
    """A question, and the article that it is asked of."""

    #: Number of the article; of the question's own one.
    article: int
    language: str
    question: str
    text: Article
    indexed: Indexed

    #: Places of the sentences that hold the answer; () if it is another article's question.
    right: tuple[int, ...]


def read_askings(*, held_out: bool, foreign: bool = False) -> list[Asking]:
    """Return all questions on the articles that are held out, or on the others.

    Args:
        held_out: A third of the articles, by their titles: to be looked at once, at the end.
        foreign: Whether the questions are asked of another article of the same part and language.
    """
    rows = [row for row in _rows() if _is_held_out(row["title"]) == held_out]
    languages = sorted({row["language"] for row in rows})
    return [
        asking
        for language in languages
        for asking in _of_language([r for r in rows if r["language"] == language], foreign=foreign)
    ]


def _of_language(rows: list[dict[str, Any]], *, foreign: bool) -> Iterator[Asking]:
    for number, row in enumerate(rows):
        asked = rows[(number + _STEP) % len(rows)] if foreign else row
        text, indexed = _read(asked["text"], asked["title"], asked["language"])
        spans = [] if foreign else _spans(row["text"], indexed)
        for each in row["questions"]:
            begin, end = each["start"], each["start"] + len(each["answer"])
            right = tuple(i for i, (a, b) in enumerate(spans) if a < end and b > begin)
            yield Asking(row["article"], row["language"], each["question"], text, indexed, right)


@cache
def _read(text: str, title: str, language: str) -> tuple[Article, Indexed]:
    article = Article.from_text(text, title.replace("_", " "), language=language)
    indexed = index_article(article, language)
    assert indexed is not None
    return article, indexed


def _spans(text: str, indexed: Indexed) -> list[tuple[int, int]]:
    """Return where each sentence stands in the text, whose blanks may be others."""
    found, end = [], 0
    for placed in indexed.sentences:
        pattern = r"\s+".join(map(re.escape, placed.sentence.text.split()))
        match = re.compile(pattern).search(text, end)
        assert match is not None, placed
        end = match.end()
        found.append(match.span())
    return found


def _is_held_out(title: str) -> bool:
    return int(hashlib.sha256(title.encode()).hexdigest(), 16) % 3 == 0


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    lines = gzip.decompress(_FILE.read_bytes()).decode().splitlines()
    return tuple(json.loads(line) for line in lines)
