"""Are wire copies known, at what cost, and are reports of one event grouped?

Reads ``shared/topics`` beside the project, and uses its scorer. *repeat*: of the articles that are
not the first of their story, the share that a subscriber would get again. *lost*: of the stories, the
share that no subscriber would ever get. Texts of the cost table are drawn from words by their
frequency, a fifth of them copies that are cut or have a line ahead, all within one window.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from summarizer.stories import StoryIndex
from summarizer.stories.events import event_key
from summarizer.stories.fingerprint import fingerprint
from summarizer.stories.grouping import group_events
from tests.benchmarks.memory import pss_megabytes
from tests.benchmarks.rouge import FOLDER

TOPICS = FOLDER.parent / "topics"
START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS_EACH = 220


def rows(name: str) -> list[dict[str, Any]]:
    path = TOPICS / f"{name}.jsonl"
    if not path.exists():
        sys.exit(f"SKIPPED: no {path}; nothing was measured")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def seen_at(row: dict[str, Any]) -> datetime:
    return START + timedelta(seconds=row["ts"])


def wire(found: list[dict[str, Any]]) -> dict[str, str]:
    index = StoryIndex()
    return {r["id"]: index.add(r["id"], r["title"], r["text"], seen_at(r)) for r in found}


def events(found: list[dict[str, Any]]) -> dict[str, str]:
    groups = group_events([(event_key(r["title"], r["text"]), seen_at(r)) for r in found])
    return {found[place]["id"]: str(group[0]) for group in groups for place in group}


def score(name: str, predict: Callable[[list[dict[str, Any]]], dict[str, str]]) -> dict[str, float]:
    """Return the scorer's figures, and how many articles a second of processor time were told."""
    found = rows(name)
    start = time.process_time()
    told = predict(found)
    taken = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "told.jsonl"
        lines = (json.dumps({"id": key, "cluster": story}) for key, story in told.items())
        path.write_text("\n".join(lines), encoding="utf-8")
        scorer, gold = TOPICS / "score_clusters.py", TOPICS / f"{name}.jsonl"
        command: list[str | Path] = [sys.executable, scorer, gold, path]
        answer = subprocess.run(command, capture_output=True, check=True)
    return {**json.loads(answer.stdout), "per_second": len(found) / taken}


def synthetic(count: int) -> Iterator[tuple[str, str, str]]:
    """Yield ids, titles and texts."""
    draw = random.Random(1)  # noqa: S311
    letters = "etaoinshrdlucmfwypvbgk"
    words = ["".join(draw.choices(letters, k=draw.randint(2, 10))) for _ in range(40_000)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    recent: list[list[str]] = []
    for number in range(count):
        if recent and draw.random() < 0.2:
            text = draw.choice(recent)[: draw.randint(120, WORDS_EACH)]
            text = draw.choices(words, cum_weights=weights, k=draw.choice((0, 15))) + text
        else:
            text = draw.choices(words, cum_weights=weights, k=WORDS_EACH)
            recent = [*recent[-500:], text]
        yield str(number), " ".join(text[:8]), " ".join(text)


def cost(count: int) -> None:
    """Print a line a tenth; *ratio*: to the fingerprint alone, which knows of no other article."""
    before = pss_megabytes(os.getpid())
    index = StoryIndex()
    step = max(count // 10, 1)
    whole = alone = 0.0
    print(f"\n{'documents':>10}{'us each':>10}{'ratio':>8}{'MB':>8}")
    for number, (key, title, text) in enumerate(synthetic(count), 1):
        start = time.process_time()
        fingerprint(title, text)
        middle = time.process_time()
        index.add(key, title, text, START + timedelta(days=3) * number / count)
        whole += time.process_time() - middle
        alone += middle - start
        if number % step == 0:
            megabytes = pss_megabytes(os.getpid()) - before
            print(f"{number:10}{whole / step * 1e6:10.0f}{whole / alone:8.2f}{megabytes:8.0f}",
                  flush=True)  # fmt: skip
            whole = alone = 0.0


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000, help="of the cost table; 0: none")
    options = parser.parse_args()
    StoryIndex().add("warm", "up", "The patterns are compiled. And the tables are read.", START)
    event_key("Warm", "up")
    print(f"{'':8}{'n':>7}{'F1':>8}{'repeat':>8}{'lost':>8}{'pair F1':>9}{'per second':>12}")
    for name, predict in (("wire_dev", wire), ("story_dev", events)):
        found = score(name, predict)
        print(f"{name.split('_')[0]:8}{found['n']:7}{100 * found['bcubed_f1']:8.2f}"
              f"{100 * found['repeat_rate']:7.2f}%{100 * found['lost_rate']:7.2f}%"
              f"{100 * found['pair_f1']:9.2f}{found['per_second']:12.0f}", flush=True)  # fmt: skip
    if options.documents:
        cost(options.documents)


if __name__ == "__main__":
    main()
