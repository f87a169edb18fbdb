"""Which splitter parts hard texts and treebanks rightly: ours, sentencex, blingfire; and how fast.

The treebanks are paragraphs with their sentences in 29 languages, in files ``LANGUAGE.jsonl.gz`` of
``{paragraph, sentences}``. The peers are in the extra ``benchmarks``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from statistics import fmean

from summarizer.language.sentences import split_sentences
from tests.benchmarks.tagged import SHARED
from tests.summarizer.language.hard_cases import HARD_CASES, text_and_sentences
from tests.summarizer.language.test_sentences import CASES

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
    parser.add_argument("--treebanks", type=Path, default=SHARED / "sentences", help="their folder")
    options = parser.parse_args()
    split_by = splitters()
    for name, cases in (("hard cases", HARD_CASES), ("abbreviations", list(_listed()))):
        print(name)
        measure_cases(split_by, cases, misses=options.misses)
    if not options.treebanks.is_dir():
        print(f"{options.treebanks} is not there: no treebanks")
        return
    for name, split in split_by.items():
        found = measure_treebanks(split, options.treebanks)
        rows = " ".join(f"{language} {value:.3f}" for language, value in found.items())
        print(f"{name:12} macro F of ends {fmean(found.values()):.4f}: {rows}")


def measure_cases(
    split_by: dict[str, Split], cases: Sequence[tuple[str, str]], *, misses: bool
) -> None:
    """Print how many cases each splitter parts rightly, and its time."""
    right: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    for language, case in cases:
        text, expected = text_and_sentences(case)
        for name, split in split_by.items():
            start = time.perf_counter()
            for _ in range(_ROUNDS):
                split(text, language)
            seconds[name] += time.perf_counter() - start
            sentences = tuple(s for part in split(text, language) if (s := part.strip()))
            right[name] += sentences == expected
            if misses and sentences != expected:
                print(f"{name} ({language}): {' | '.join(sentences)}")
    for name in split_by:
        per_text = seconds[name] / len(cases) / _ROUNDS * 1e6
        print(f"{name:12}{right[name]:4} of {len(cases)} right, {per_text:7.0f} us a text")


def measure_treebanks(split: Split, folder: Path) -> dict[str, float]:
    """Return F of the ends within paragraphs, by language."""
    found: dict[str, float] = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        language = path.name.partition(".")[0]
        hits = given = wanted = 0
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                gold = _ends(row["paragraph"], row["sentences"])
                ours = _ends(row["paragraph"], split(row["paragraph"], language))
                hits, given, wanted = (
                    hits + len(gold & ours),
                    given + len(ours),
                    wanted + len(gold),
                )
        found[language] = 2 * hits / (given + wanted)
    return found


def _ends(paragraph: str, sentences: Iterable[str]) -> set[int]:
    """Return where sentences end, but the last, counted in letters, so that blanks do not matter."""
    lengths = [len("".join(sentence.split())) for sentence in sentences]
    ends = {sum(lengths[: place + 1]) for place in range(len(lengths))}
    return ends - {len("".join(paragraph.split()))}


def _listed() -> Iterator[tuple[str, str]]:
    return ((language, case) for language, cases in CASES.items() for case in cases)


if __name__ == "__main__":
    main()
