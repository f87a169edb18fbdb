"""Count in how many articles words stand, and write the table that events are told by.

The articles lie in ``shared/summarisation`` beside the project. A stem's rarity is that of the
language in which it is most common: what one language says everywhere ties no reports in another.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from summarizer.language.tokenizer import LANGUAGES, stop_words
from summarizer.stories.events import report_words
from summarizer.stories.rarity import STEPS, stem_number
from tests.benchmarks.rouge import FOLDER
from tests.benchmarks.training.corpus import read_rows

#: Rarer English stems are as good as unknown; of other languages what is common is enough, since
#: all languages share the table.
_LEAST_ENGLISH = 0.0005
_LEAST = 0.05

#: Share of articles that a stop word of a language without articles here is taken to stand in.
_STOP_WORD = 0.3


def shares(paths: Iterable[Path], least: float) -> dict[int, float]:
    """Return the share of articles that a stem stands in, for those not below the least."""
    counts: Counter[int] = Counter()
    size = 0
    for path in paths:
        for row in read_rows(path):
            counts.update({stem_number(word) for word in report_words(row["text"])})
            size += 1
    return {stem: count / size for stem, count in counts.items() if count / size >= least}


def table() -> dict[int, float]:
    found = shares((FOLDER / "train").glob("*.gz"), _LEAST_ENGLISH)
    for path in sorted((FOLDER / "languages").glob("*.gz")):
        for stem, share in shares([path], _LEAST).items():
            found[stem] = max(found.get(stem, 0), share)
    for language in LANGUAGES:
        for word in stop_words(language):
            found.setdefault(stem_number(word), _STOP_WORD)
    return found


_ABOUT = {
    "what": "in how many articles a word stands: CRC-32 of its first five letters, and the logarithm",
    "learned from": "41,311 articles in English and up to 2,000 each in ten languages, of public "
    "sets; stop words of further languages are those of sumy",
    "licence": "MIT, as the project; no text is kept",
    "how measured": "by what it is for: python -m tests.benchmarks.stories",
    "written by": "python -m tests.benchmarks.word_rarity",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="summarizer/data/word_rarity.npz")
    options = parser.parse_args()
    found = table()
    stems = np.array(sorted(found), np.uint32)
    rarity = [round(-math.log(found[int(stem)]) * STEPS) for stem in stems]
    np.savez_compressed(
        options.output,
        stems=stems,
        rarity=np.array(rarity, np.uint8),
        about=np.array(json.dumps(_ABOUT)),
    )
    print(f"{len(found)} stems, {options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
