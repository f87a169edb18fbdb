"""How sure the matcher is of what it did not learn from: ``python -m tests.benchmarks.training.relevance_folds``.

The pages of the given two thirds by domain, a fifth at a time, judged by what was learned from the other four; then the
topics of the labels for testing, by what was learned from all. Prints the figures of ``tests.benchmarks.relevance``
for several chances from which an article is for who follows a topic. The untouched third is not looked at.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from summarizer.models import Article
from summarizer.reading.page.domains import registered_domain
from summarizer.topics.names.mentions import find_mentions
from summarizer.topics.relevance import match
from summarizer.topics.relevance.evidence import Match
from summarizer.topics.relevance.features import FEATURES
from summarizer.topics.relevance.relevance import Model
from summarizer.topics.words.keys import topic_key
from tests.benchmarks.grades import domain_number
from tests.benchmarks.relevance import (
    FIGURES,
    LEARN,
    PICKED,
    SHARED,
    TEST,
    Judged,
    Pair,
    group_of,
    read_own,
    read_pages,
    read_shared,
    report,
)
from tests.benchmarks.training.relevance import (
    EDITORS,
    OUT,
    Row,
    features_of,
    grow,
    read_wires,
    row_of,
)

_FOLDS = 5

#: Beside the parts that the third is one of.
_OFFSET = 3

_SURE = (0.3, 0.35, 0.4, 0.45, 0.5)

Featured = Mapping[str, Mapping[str, tuple[float, ...]]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the data lies")
    parser.add_argument("--articles", type=Path, help="where the articles, once read, are kept")
    parser.add_argument("--without", nargs="*", default=[], help="features to leave out")
    parser.add_argument("--out", type=Path, help="where the rows of --rows go, as JSON lines")
    options = parser.parse_args()
    articles = read_pages(options.shared, options.articles)
    given = [*read_shared(options.shared), *read_own(LEARN, shared=options.shared)]
    given = [pair for pair in given if pair.id in articles and not pair.untouched]
    tested = [
        pair
        for pair in read_own(TEST, shared=options.shared)
        if pair.id in articles and not pair.untouched
    ]
    usual = Model.of(np.load(OUT))
    pages = {pair.id: articles[pair.id] for pair in [*given, *tested]}
    featured = {n: features_of(usual, page) for n, page in pages.items()}
    wires = read_wires(usual, options.shared, 1.0)
    left_out = [FEATURES.index(name) for name in options.without]
    picked = [pair for pair in read_own(PICKED, shared=options.shared) if pair.id in articles]
    found: list[Judged] = []
    unsure: list[Judged] = []
    for fold in range(_FOLDS):
        own = [pair for pair in given if _fold(pair) == fold]
        rest = [pair for pair in given if _fold(pair) != fold]
        learned = _learned(usual, rest, featured, wires, left_out)
        found += _judged(learned, own, articles)
        unsure += _judged(learned, [pair for pair in picked if _fold(pair) == fold], articles)
    _print("given, cross-validated", found)
    _print("picked as unsure", unsure)
    others = _judged(_learned(usual, given, featured, wires, left_out), tested, articles)
    _print("other topics", others)
    if options.out:
        lines = [
            json.dumps([r.pair.topic, r.pair.id, r.pair.label, r.match and r.match.sureness])
            for r in [*found, *others]
        ]
        options.out.write_text("\n".join(lines), "utf-8")


def _fold(pair: Pair) -> int:
    return domain_number(registered_domain(pair.url) or pair.url) // _OFFSET % _FOLDS


def _learned(
    usual: Model,
    pairs: Sequence[Pair],
    featured: Featured,
    wires: Sequence[Row],
    left_out: Sequence[int],
) -> Model:
    rows = [
        row_of(pair, row)
        for pair in pairs
        if (row := featured[pair.id].get(topic_key(pair.topic))) is not None
    ]
    weight = EDITORS * len(rows)
    rows += [replace(row, weight=row.weight * weight) for row in wires]
    if left_out:
        rows = [replace(row, features=_blanked(row.features, left_out)) for row in rows]
    arrays: dict[str, Any] = {**np.load(OUT), **grow(rows)}
    return Model.of(arrays)


def _blanked(features: tuple[float, ...], left_out: Sequence[int]) -> tuple[float, ...]:
    return tuple(0.0 if n in left_out else value for n, value in enumerate(features))


def _judged(learned: Model, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Judged]:
    """Judge pairs, keeping what is little sure."""
    by_page = defaultdict(list)
    for pair in pairs:
        by_page[pair.id].append(pair)
    found = []
    with patch.object(match, "model", lambda: learned), patch.object(match, "SURE", min(_SURE)):
        for number, among in by_page.items():
            matches = match.judge_mentions(find_mentions(articles[number])).matches
            found += [
                Judged(pair, matches.get(topic_key(pair.topic)), articles[number]) for pair in among
            ]
    return found


def _print(name: str, rows: Sequence[Judged]) -> None:
    head = (f"{figure:>17}{'of':>5}" for figure in FIGURES)
    print(f"\n{name:24}pairs", *head)
    for sure in _SURE:
        report(f"  from {sure}", [_from(sure, row) for row in rows])
    usual = [_from(match.SURE, row) for row in rows]
    groups = defaultdict(list)
    for row in usual:
        groups[group_of(row.pair.topic)].append(row)
        groups[row.article.language or "?"].append(row)
        if row.article.language != "en":
            groups["not English"].append(row)
    for group, among in sorted(groups.items(), key=lambda item: -len(item[1])):
        if len(among) > 9:
            report(f"  {group}", among)


def _from(sure: float, row: Judged) -> Judged:
    is_sure = row.match is not None and row.match.sureness >= sure
    found: Match | None = row.match if is_sure else None
    return replace(row, match=found)


if __name__ == "__main__":
    main()
