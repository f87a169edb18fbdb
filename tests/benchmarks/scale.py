"""How time grows with a text's length: ours, next to sumy's LexRank up to the size asked for.

Texts are sentences of many articles in a row, from ``shared/summarisation`` beside the project.
"""

from __future__ import annotations

import argparse
import time

from summarizer.language.sentences import split_sentences
from tests.benchmarks.peers import METHODS, Method
from tests.benchmarks.summarisation import articles

SIZES = (5, 10, 20, 40, 80, 150, 300, 600, 2000, 6000, 20_000)


def best_of(method: Method, text: str, runs: int) -> float:
    """Return the shortest of some runs, in milliseconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        method(text, "", "en")
        taken.append(time.perf_counter() - start)
    return min(taken) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lexrank", type=int, default=2000, help="the longest text for LexRank")
    options = parser.parse_args()
    rows = articles("cnn", 1)
    sentences = [s for row in rows for s in split_sentences(row["text"], "en")]
    print(f"{'sentences':>9}{'precis ms':>12}{'LexRank ms':>12}{'ratio':>8}")
    for size in SIZES:
        text = " ".join(sentences[:size])
        ours = best_of(METHODS["precis"], text, 5)
        line = f"{size:9}{ours:12.1f}"
        if size <= options.lexrank:
            theirs = best_of(METHODS["LexRank"], text, 1)
            line += f"{theirs:12.1f}{theirs / ours:8.1f}"
        print(line, flush=True)


if __name__ == "__main__":
    main()
