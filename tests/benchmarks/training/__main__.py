"""Learn how likely words and bigrams of an article stand in its summary.

Reads ``shared/summarisation/train`` beside the project (see ``corpus.py`` for the format) and never the
English sets that are measured. Articles are shuffled by a fixed seed and parted: the first pass, the
second pass, the lexicon; so each learns from guesses that the one before did not see. Networks for
other languages know no words, and learn from some of these and from ``languages``. The same data gives
the same file on one machine. Takes about ten minutes and 6 GB; numpy alone.

``--languages`` writes nothing: it tells what the networks for other languages do on articles that they
did not learn from, and on languages that they did not learn from.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from tests.benchmarks.rouge import FOLDER
from tests.benchmarks.training.corpus import examples, read_rows
from tests.benchmarks.training.cross_validation import cross_validate
from tests.benchmarks.training.held_out import gains
from tests.benchmarks.training.lexicon import build_lexicon
from tests.benchmarks.training.neutral import fit_neutral
from tests.benchmarks.training.passes import fit_passes
from tests.benchmarks.training.store import save

_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "coverage.npz"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=7000, help="articles of the first pass")
    parser.add_argument("--second", type=int, default=8000, help="articles of the second pass")
    parser.add_argument("--lexicon", type=int, default=24_000, help="articles of the lexicon")
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    parser.add_argument("--languages", action="store_true", help="only cross-validate those")
    options = parser.parse_args()
    rows = read_rows(FOLDER / "train" / "train_en_cnndm_train.jsonl.gz")
    random.Random(0).shuffle(rows)  # noqa: S311  # a fixed order, not a secret
    seen = options.first + options.second
    if options.languages:
        cross_validate(rows[:seen])
        return
    print("lexicon", flush=True)
    lexicon = build_lexicon(examples(rows[seen : seen + options.lexicon]))
    print("networks", flush=True)
    first = list(examples(rows[: options.first]))
    second = list(examples(rows[options.first : seen]))
    english = fit_passes(first, second, lexicon)
    neutral = fit_neutral(rows[:seen])
    about = {
        "what": "concept coverage: chances of words and bigrams to stand in a summary",
        "learned from": "CNN and Daily Mail articles with their highlights, English; for other languages"
        " also French, Indonesian, Vietnamese and Persian news with summaries",
        "articles": {
            "first pass": len(first),
            "second pass": len(second),
            "lexicon": min(options.lexicon, len(rows) - seen),
        },
        "written by": "python -m tests.benchmarks.training",
    }
    save(options.out, lexicon, english, neutral, json.dumps(about))
    if options.out == _OUT:
        held_out = read_rows(FOLDER / "train" / "train_en_cnndm_val.jsonl.gz")
        about["held out, gain over lead-3"] = gains(held_out)
        save(options.out, lexicon, english, neutral, json.dumps(about))
    print(json.dumps(about))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
