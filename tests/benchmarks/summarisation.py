"""How good the key points are, and how fast: ours next to lead-3 and sumy, same articles, same run.

The articles and the scorer lie in ``shared/summarisation`` beside the project. Every figure is a
mean over articles; "vs lead-3" is the paired difference in ROUGE-1 with its 95 % bootstrap interval.
Needs the ``benchmarks`` extra.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks.peers import METHODS, Method
from tests.benchmarks.rouge import FOLDER, scorer

#: Not bbc: half the text long, machine-made, slow to score; asked for by name.
SETS = ("cnn", "dm", "inshorts", "xsum")

#: What a reader meets, as shares of points or answers.
READER = {
    "dangling": "dangl",
    "dangling_first": "first",
    "orphan_quote": "orphan",
    "boilerplate": "boiler",
    "dup(>.6)": "same",
    "fit_250_700c": "fit",
    "entity_recall": "entity",
    "long_sent>300c": "long",
    "verbatim": "verbat",
    "ordered": "order",
}


def articles(name: str, every: int) -> list[dict[str, Any]]:
    path = FOLDER / f"{name}.jsonl"
    if not path.exists():
        sys.exit(f"no set {name} in {FOLDER}")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines][::every]


def interval(differences: Sequence[float], draws: int = 2000) -> tuple[float, float, float]:
    """Return the mean and its 95 % bootstrap interval."""
    values = np.asarray(differences)
    picks = np.random.default_rng(0).integers(0, len(values), (draws, len(values)))
    low, high = np.quantile(values[picks].mean(axis=1), (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def answers(
    methods: dict[str, Method], rows: list[dict[str, Any]]
) -> tuple[dict[str, list[tuple[str, ...]]], dict[str, list[float]]]:
    """Run the methods interleaved, article by article, each warmed up before its clock runs."""
    points: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    for name, method in methods.items():
        for row in rows[:20]:
            method(row["text"], row.get("title", ""), row.get("lang", "en"))
        points[name] = []
    for row in rows:
        for name, method in methods.items():
            start = time.perf_counter()
            found = method(row["text"], row.get("title", ""), row.get("lang", "en"))
            seconds[name].append(time.perf_counter() - start)
            points[name].append(found)
    return points, seconds


def report(name: str, rows: list[dict[str, Any]], methods: dict[str, Method]) -> None:
    points, seconds = answers(methods, rows)
    score = scorer()
    rouge = {
        method: np.array([score.rouge(list(s), row) for s, row in zip(found, rows, strict=True)])
        for method, found in points.items()
    }
    print(f"\n{name}, {len(rows)} articles")
    head = "".join(f"{label:>8}" for label in READER.values())
    print(f"{'':10}{'R1':>7}{'R2':>7}{'RLsum':>7}  {'R1 vs lead-3':22}{'R2':>7}{'RLsum':>7}"
          f"{'chars':>7}{head}{'ms':>8}{'p95':>8}")  # fmt: skip
    for method, found in points.items():
        gain = rouge[method] - rouge["lead-3"]
        mean, low, high = interval(gain[:, 0])
        reader: dict[str, list[float]] = defaultdict(list)
        for sentences, row in zip(found, rows, strict=True):
            for key, value in score.reader(list(sentences), row).items():
                reader[key].append(value)
        cells = "".join(f"{100 * np.mean(reader[key]):8.1f}" for key in READER)
        times = np.array(seconds[method]) * 1000
        print(
            f"{method:10}" + "".join(f"{v:7.2f}" for v in rouge[method].mean(axis=0))
            + f"  {mean:+6.2f} [{low:+.2f}, {high:+.2f}]  "
            + "".join(f"{v:+7.2f}" for v in gain.mean(axis=0)[1:])
            + f"{np.mean(reader['chars']):7.0f}{cells}{np.median(times):8.2f}"
            f"{np.quantile(times, 0.95):8.2f}"
        )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", action="append", help="cnn, dm, inshorts, xsum, bbc; repeatable")
    parser.add_argument("--every", type=int, default=1, help="only every n-th article")
    parser.add_argument("--all", action="store_true", help="also sumy's TextRank, LSA and Luhn")
    parser.add_argument("--quick", action="store_true", help="lead-3 and ours only")
    parser.add_argument("--save", type=Path, help="write our answers to a file, for score.py")
    options = parser.parse_args()
    wanted = ("lead-3", "precis") if options.quick else ("lead-3", "precis", "LexRank")
    methods = {n: m for n, m in METHODS.items() if options.all or n in wanted}
    for name in options.set or SETS:
        rows = articles(name, options.every)
        report(name, rows, methods)
        if options.save:
            with options.save.open("a", encoding="utf-8") as out:
                for row in rows:
                    found = METHODS["precis"](row["text"], row.get("title", ""), "en")
                    out.write(json.dumps({"id": row["id"], "sentences": found}) + "\n")


if __name__ == "__main__":
    main()
