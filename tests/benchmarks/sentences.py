"""Which splitter parts hard texts rightly: ours, sentencex, blingfire; and how fast.

The peers are in the extra ``benchmarks``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from importlib import import_module

from summarizer.language.sentences import split_sentences
from tests.summarizer.language.hard_cases import HARD_CASES, text_and_sentences

_ROUNDS = 20

Split = Callable[[str, str], list[str]]


def splitters() -> dict[str, Split]:
    """Return those that are installed."""
    found: dict[str, Split] = {
        "precis": lambda text, language: list(split_sentences(text, language))
    }
    try:
        sentencex = import_module("sentencex")
        found["sentencex"] = lambda text, language: list(sentencex.segment(language, text))
    except ImportError:
        print("sentencex is not installed")
    try:
        blingfire = import_module("blingfire")
        found["blingfire"] = lambda text, _: str(blingfire.text_to_sentences(text)).split("\n")
    except ImportError:
        print("blingfire is not installed")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="show what each gets wrong")
    options = parser.parse_args()
    split_by = splitters()
    right: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    for language, case in HARD_CASES:
        text, expected = text_and_sentences(case)
        for name, split in split_by.items():
            start = time.perf_counter()
            for _ in range(_ROUNDS):
                split(text, language)
            seconds[name] += time.perf_counter() - start
            sentences = tuple(s for part in split(text, language) if (s := part.strip()))
            right[name] += sentences == expected
            if options.misses and sentences != expected:
                print(f"{name} ({language}): {' | '.join(sentences)}")
    for name in split_by:
        per_text = seconds[name] / len(HARD_CASES) / _ROUNDS * 1e6
        print(f"{name:12}{right[name]:4} of {len(HARD_CASES)} right, {per_text:7.0f} us a text")


if __name__ == "__main__":
    main()
