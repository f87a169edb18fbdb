"""Articles with summaries, as concepts with labels.

Data format: gzipped JSON lines, ``{"id", "set", "lang", "text", "summary"}``; a text has a line a
paragraph, or is one line; a summary has a line a sentence.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from summarizer.ranking.candidates import find_sentences, without_dateline
from summarizer.ranking.coverage.concepts import Concepts, Floats, find_concepts
from summarizer.ranking.rules.forms import form_of
from summarizer.ranking.rules.statements import statements
from summarizer.ranking.summarize import MAX_JUDGED

#: Shorter texts teach nothing: their summary is most of them.
_MIN_SENTENCES, _MIN_WORDS = 4, 20


@dataclass(frozen=True, slots=True)
class Example:
    """An article's concepts, and how often each stands in its summary."""

    set: str
    language: str
    sentences: tuple[str, ...]
    concepts: Concepts
    words: Floats
    pairs: Floats

    #: Of the summary, in words.
    length: int


def read_rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(rows: Iterable[dict[str, Any]]) -> Iterator[Example]:
    """Yield the articles that are long enough to learn from."""
    for row in rows:
        language = row["lang"]
        found = [
            without_dateline(s)
            for line in row["text"].splitlines()
            for s in find_sentences(line, language)
        ][:MAX_JUDGED]
        forms = [form_of(s.text, language) for s in found]
        sentences = tuple(found[i].text for i in statements([s.text for s in found], forms))
        if len(sentences) < _MIN_SENTENCES:
            continue
        concepts = find_concepts(sentences, language)
        if len(concepts.words) >= _MIN_WORDS:
            yield _labelled(row, sentences, concepts)


def _labelled(row: dict[str, Any], sentences: tuple[str, ...], concepts: Concepts) -> Example:
    language = row["lang"]
    summary = find_concepts((row.get("summaries") or [row["summary"]])[0].splitlines(), language)
    named = [summary.words[i] for i in summary.ids]
    words = Counter(named)
    pairs = Counter((named[i], named[i + 1]) for i in summary.pair_tokens)
    return Example(
        set=row["set"],
        language=language,
        sentences=sentences,
        concepts=concepts,
        words=np.array([words[word] for word in concepts.words], np.float32),
        pairs=np.array(
            [pairs[concepts.words[a], concepts.words[b]] for a, b in concepts.pairs], np.float32
        ),
        length=len(named),
    )
