"""Learn a ``KindModel`` from articles whose kind is known. The same data gives the same arrays on one machine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from summarizer.errors import ReadingError
from summarizer.models import Article, ArticleKind
from summarizer.reading.kind.article_kind import described
from summarizer.reading.kind.features import signs_of
from summarizer.reading.kind.source import PageSigns, page_signs
from summarizer.reading.kind.words import hashed_words
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page
from summarizer.reading.read import read_article
from tests.benchmarks.grades import Graded

#: Articles that a sign is seen in, at least.
_SEEN = 6
_PENALTY = 0.03

#: A step of the words' weights, which are whole numbers of it from -127 to 127.
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Read:
    """A graded article as it is read from its page."""

    graded: Graded
    article: Article
    page: PageSigns


def read_kinds(gold: Iterable[Graded]) -> list[Read]:
    """Read the pages; those that cannot be read are left out."""
    return [read for graded in gold if (read := _read(graded))]


def _read(graded: Graded) -> Read | None:
    body = graded.body()
    try:
        article = read_article(body, graded.url, "text/html")
    except ReadingError as error:
        print(f"{graded.id}: {error}")
        return None
    facts = PageFacts(parse_page(body, graded.url, "text/html"))
    return Read(graded, article, page_signs(facts.declared))


def fit_kinds(rows: Sequence[Read], about: str = "") -> dict[str, Any]:
    """Return the arrays of a ``KindModel``."""
    told = [signs_of(row.article, row.page) for row in rows]
    seen = Counter(name for signs in told for name in signs)
    names = sorted(name for name, times in seen.items() if times >= _SEEN)
    table = np.array([[signs.get(name, 0) for name in names] for signs in told], np.float32)
    mean, spread = table.mean(axis=0), table.std(axis=0) + np.float32(1e-3)
    columns = [
        described(row, mean, spread, hashed_words(read.article))
        for row, read in zip(table, rows, strict=True)
    ]
    model = LogisticRegression(C=_PENALTY, max_iter=300, tol=1e-3)
    model.fit(np.array(columns), [row.graded.kind for row in rows])
    weights = model.coef_.T.astype(np.float32)
    words = weights[len(names) :]
    step = float(np.abs(words).max() / _STEPS)
    kinds = [ArticleKind(kind) for kind in model.classes_]
    return {
        "names": np.array(json.dumps({"signs": names, "kinds": kinds})),
        "mean": mean,
        "spread": spread,
        "weights": weights[: len(names)],
        "words": np.round(words / step).astype(np.int8),
        "step": np.float32(step),
        "bias": model.intercept_.astype(np.float32),
        "about": np.array(about),
    }
