"""Key points in other languages: ROUGE-1 next to a lead of the same length, and to lead-3.

The scorer beside the data knows Latin letters without marks only, so words are split by the
project's own rules here, and not stemmed. A lead of the same length is the text's first words, as
many as our points have, cut off in mid-sentence if need be. Several references: mean over them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from summarizer.language.words import split_words
from tests.benchmarks.peers import lead, precis
from tests.benchmarks.rouge import FOLDER
from tests.benchmarks.summarisation import interval


def words(text: str) -> list[str]:
    return [word.casefold() for word in split_words(text)]


def f1(found: Sequence[str], wanted: Sequence[str], size: int = 1) -> float:
    """ROUGE-N F1 of words, 0 to 100."""
    one, two = (
        Counter(zip(*(side[i:] for i in range(size)), strict=False)) for side in (found, wanted)
    )
    total = one.total() + two.total()
    return 200 * (one & two).total() / total if total else 0.0


def gains(row: dict[str, Any]) -> list[float]:
    """Return ours - same lead and ours - lead-3 in R1, R2 and characters, then ours in R1."""
    title, language = row.get("title") or "", row["lang"]
    text = row["text"]
    ours = precis(text, title, language)
    three = lead(text, title, language)
    found = words(" ".join(ours))
    sides = (found, words(text)[: len(found)], words(" ".join(three)))
    references = [words(summary) for summary in row.get("summaries") or [row["summary"]]]
    one, same, first = (
        [np.mean([f1(side, wanted, size) for wanted in references]) for size in (1, 2)]
        for side in sides
    )
    return [
        float(value)
        for value in (
            one[0] - same[0], one[1] - same[1], one[0] - first[0], one[1] - first[1],
            sum(map(len, ours)), sum(map(len, three)), one[0],
        )
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", action="append", help="ISO 639-1 code; repeatable")
    parser.add_argument("--every", type=int, default=1, help="only every n-th article of big sets")
    options = parser.parse_args()
    print(f"{'':4}{'n':>5}{'R1':>7}  {'R1 vs same lead':22}{'R2':22}{'R1 vs lead-3':22}{'R2':22}"
          f"{'chars':>7}{'lead-3':>7}")  # fmt: skip
    for path in sorted((FOLDER / "languages").glob("*.jsonl.gz")):
        code = path.name.split(".")[0]
        if options.language and code not in options.language:
            continue
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        step = options.every if len(lines) > 500 else 1
        found = np.array([gains(json.loads(line)) for line in lines[::step]])
        means = found.mean(axis=0)
        cells = "".join(_cell(found[:, column].tolist()) for column in range(4))
        print(
            f"{code:4}{len(found):5}{means[6]:7.2f}  {cells}{means[4]:7.0f}{means[5]:7.0f}",
            flush=True,
        )


def _cell(gains: list[float]) -> str:
    mean, low, high = interval(gains)
    return f"{mean:+6.2f} [{low:+.2f}, {high:+.2f}]".ljust(22)


if __name__ == "__main__":
    main()
