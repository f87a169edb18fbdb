"""How well articles reach those who follow their topics, and how fast.

Each tag of enough articles is one subscriber: precision is how many of the articles that ``matches``
gives have the tag, recall how many of those that have it are given. Reads ``shared/topics`` beside the
project and scores with ``score_tags.py`` there.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from pathlib import Path
from statistics import mean, median
from types import ModuleType
from typing import Any

from summarizer.topics import tags_of, topic_key, topic_keys
from tests.benchmarks.tagged import MIN_ARTICLES, SHARED, Tagged, read_tagged, tested_tags


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the data lies")
    parser.add_argument("--by-tag", action="store_true", help="show every tag")
    options = parser.parse_args()
    tagged = list(read_tagged(options.shared / "topics"))
    score = _scorer(options.shared / "topics" / "score_tags.py")
    keys, seconds = [], []
    for row in tagged:
        start = time.perf_counter()
        keys.append(topic_keys(row.article))
        seconds.append(time.perf_counter() - start)
    print(
        f"{'':10}{'tags':>5}{'micro P':>9}{'R':>6}{'F1':>6}{'macro P':>9}{'R':>6}{'F1':>6}  silent"
    )
    for name, tags in zip(("places", "subjects"), tested_tags(tagged), strict=True):
        print(f"{name:10}{_line(score, tagged, keys, tags)}")
        if options.by_tag:
            for tag in tags:
                print(f"  {tag:16}{_line(score, tagged, keys, [tag])}")
    _print_costs(tagged, seconds, keys)


def _line(
    score: ModuleType, tagged: list[Tagged], keys: list[frozenset[str]], tags: list[str]
) -> str:
    wanted = {tag: topic_key(tag) for tag in tags}
    gold = {row.number: [tag for tag in tags if tag in row.tags] for row in tagged}
    given = {
        row.number: [tag for tag, key in wanted.items() if key in found]
        for row, found in zip(tagged, keys, strict=True)
    }
    row: dict[str, Any] = score.score(gold, given, MIN_ARTICLES)
    percents = "".join(
        f"{100 * row[f'{view}_{figure}']:{width}.1f}"
        for view in ("micro", "macro")
        for figure, width in (("p", 9), ("r", 6), ("f1", 6))
    )
    return f"{row['tags']:5}{percents}{row['quiet_tags']:8}"


def _print_costs(tagged: list[Tagged], seconds: list[float], keys: list[frozenset[str]]) -> None:
    tags, tag_seconds = [], []
    for row in tagged:
        start = time.perf_counter()
        tags.append(tags_of(row.article))
        tag_seconds.append(time.perf_counter() - start)
    both = [a + b for a, b in zip(seconds, tag_seconds, strict=True)]
    print()
    for name, times in (("topic_keys", seconds), ("tags_of", tag_seconds), ("both", both)):
        print(f"{name:10} {_ms(median(times))} ms median, {_ms(_p95(times))} p95")
    print(f"{mean(map(len, tags)):.1f} tags, {mean(map(len, keys)):.0f} keys an article, "
          f"{max(map(len, keys))} keys at most")  # fmt: skip


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.2f}"


def _p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_tags", path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"no scorer in {path.parent}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
