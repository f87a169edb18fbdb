"""Learn which sentence answers a question, and whether an article answers it at all.

Reads ``shared/ask`` beside the project, never the articles that are held out (see ``questions.py``), and
writes ``summarizer/data/answers.json``: a weight for each thing that is told of a sentence, by the
likelihood of the right one among all of its article, and for each that is told of an article, from
questions asked of their own article and of another one. The same data gives the same file. Takes a
minute; numpy alone. Says first how well it does on articles that it did not learn from.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from summarizer.answering.asked import read_question
from summarizer.answering.judge import best_first
from summarizer.answering.matching import COVERAGE, FEATURES, match
from summarizer.ranking.coverage.concepts import Floats
from tests.benchmarks.questions import Asking, read_askings

_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "answers.json"
_FOLDS, _STEPS, _RATE, _RIDGE = 5, 400, 0.05, 1e-4
_ABOUT = (
    "Weights of what is told of sentences and articles ({features}), learned from the questions on the 15 articles of "
    "XQuAD's development part, in 12 languages each, that are not held out (https://github.com/google-deepmind/xquad, "
    "CC-BY-SA 4.0; no text of it is here). Written by python -m tests.benchmarks.training.answers. Cross-validated by "
    "article: {quality}."
)


@dataclass(frozen=True)
class Row:
    """A question asked of an article."""

    article: int
    language: str
    matches: Floats
    coverage: Floats

    #: Places of the sentences that hold the answer; () if another article does.
    right: tuple[int, ...]


def rows_of(asking: Asking) -> Row | None:
    """Return what is told; None if no word of the question is left to look for."""
    asked = read_question(asking.question, asking.language)
    found = match(asking.indexed, asked, asking.question)
    if not found.terms:
        return None
    return Row(asking.article, asking.language, found.matches, found.coverage, asking.right)


def fit_sentences(rows: Sequence[Row]) -> Floats:
    """Return the weights that make the right sentence the likeliest of its article."""
    table = np.concatenate([row.matches for row in rows])
    spread = table.std(axis=0) + 1e-6
    sizes = np.array([len(row.matches) for row in rows])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.zeros(len(table))
    for start, row in zip(starts, rows, strict=True):
        right[start + np.array(row.right)] = 1 / len(row.right)
    scaled = table / spread

    def slope(weights: Floats) -> Floats:
        scores = scaled @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        chances = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        found: Floats = scaled.T @ (chances - right) / len(rows) + _RIDGE * weights
        return found

    found: Floats = _descend(slope, len(FEATURES)) / spread
    return found


def fit_articles(rows: Sequence[Row]) -> tuple[Floats, float]:
    """Return weights and bias of the odds that an article answers: logistic regression."""
    table = np.array([row.coverage for row in rows])
    spread = table.std(axis=0) + 1e-6
    scaled = np.hstack([table / spread, np.ones((len(table), 1))])
    right = np.array([bool(row.right) for row in rows])

    def slope(weights: Floats) -> Floats:
        chances = 1 / (1 + np.exp(-scaled @ weights))
        found: Floats = scaled.T @ (chances - right) / len(rows) + _RIDGE * weights
        return found

    found = _descend(slope, len(COVERAGE) + 1)
    return found[:-1] / spread, float(found[-1])


def _descend(slope: Callable[[Floats], Floats], size: int) -> Floats:
    """Go down a slope by Adam. Source: Kingma & Ba 2015, https://arxiv.org/abs/1412.6980."""
    weights, mean, square = (np.zeros(size, np.float32) for _ in range(3))
    for step in range(1, _STEPS + 1):
        down = slope(weights)
        mean = 0.9 * mean + 0.1 * down
        square = 0.999 * square + 0.001 * down**2
        rate = _RATE / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights = (weights - rate * mean / (1 - 0.9**step)).astype(np.float32)
    return weights


def cross_validate(own: Sequence[Row], foreign: Sequence[Row]) -> str:
    """Return how well it does on articles that it did not learn from."""
    articles = sorted({row.article for row in own})
    first, three, refused = [], [], []
    for fold in range(_FOLDS):
        out = set(articles[fold::_FOLDS])
        sentences = fit_sentences([row for row in own if row.article not in out])
        weights, bias = fit_articles([r for r in (*own, *foreign) if r.article not in out])
        for row in own:
            if row.article in out:
                order = best_first(row.matches @ sentences)
                first.append(order[0] in row.right)
                three.append(bool(set(order[:3]) & set(row.right)))
        refused += [
            (bool(row.coverage @ weights + bias <= 0), not row.right)
            for row in (*own, *foreign)
            if row.article in out
        ]
    hits = sum(said and true for said, true in refused)
    f1 = 2 * hits / (sum(said for said, _ in refused) + sum(true for _, true in refused))
    return f"the first sentence holds the answer of {np.mean(first):.3f}, one of three of {np.mean(three):.3f}; refusal F1 {f1:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    options = parser.parse_args()
    own = [row for asking in read_askings(held_out=False) if (row := rows_of(asking))]
    foreign = [
        row for asking in read_askings(held_out=False, foreign=True) if (row := rows_of(asking))
    ]
    quality = cross_validate(own, foreign)
    print(quality)
    weights, bias = fit_articles((*own, *foreign))
    table = {
        "about": _ABOUT.format(features="summarizer.answering.matching", quality=quality),
        "sentences": _named(FEATURES, fit_sentences(own)),
        "articles": _named(COVERAGE, weights),
        "bias": round(bias, 3),
    }
    options.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _named(names: Sequence[str], weights: Floats) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
