"""Learn how likely words and bigrams of an article stand in its summary.

Reads ``shared/summarisation/train`` beside the project (see ``corpus.py`` for the format) and never the
English sets that are measured. Articles are shuffled by a fixed seed and parted: the first pass, the
second pass, the lexicon; so each learns from guesses that the one before did not see. What other
languages are judged by learns from some of these and from ``languages``, and has a file of its own. The
same data gives the same files on one machine. Takes about ten minutes and 6 GB; numpy alone.

``--languages`` writes nothing: it tells what the networks for other languages do on articles that they
did not learn from, and on languages that they did not learn from.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

from tests.benchmarks.rouge import FOLDER
from tests.benchmarks.training.corpus import examples, read_rows
from tests.benchmarks.training.cross_validation import cross_validate
from tests.benchmarks.training.held_out import gains
from tests.benchmarks.training.lexicon import build_lexicon
from tests.benchmarks.training.neutral import fit_neutral
from tests.benchmarks.training.passes import described, fit_passes
from tests.benchmarks.training.store import save_elsewhere, save_english

_DATA = Path(__file__).parents[3] / "summarizer" / "data"
_OUT, _ELSEWHERE = _DATA / "coverage.npz", _DATA / "coverage_elsewhere.npz"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=int, default=7000, help="articles of the first pass")
    parser.add_argument("--second", type=int, default=8000, help="articles of the second pass")
    parser.add_argument("--lexicon", type=int, default=24_000, help="articles of the lexicon")
    parser.add_argument("--out", type=Path, default=_OUT, help="the file of English to write")
    parser.add_argument(
        "--only", choices=("english", "elsewhere"), help="write one file of the two"
    )
    parser.add_argument("--languages", action="store_true", help="only cross-validate those")
    options = parser.parse_args()
    rows = read_rows(FOLDER / "train" / "train_en_cnndm_train.jsonl.gz")
    random.Random(0).shuffle(rows)  # noqa: S311  # a fixed order, not a secret
    seen = options.first + options.second
    if options.languages:
        cross_validate(rows[:seen])
        return
    if options.only != "english":
        learn_elsewhere(rows[:seen])
    if options.only != "elsewhere":
        learn_english(rows, options)


def learn_english(rows: list[dict[str, Any]], options: argparse.Namespace) -> None:
    """Write what English is judged by."""
    seen = options.first + options.second
    print("lexicon", flush=True)
    lexicon = build_lexicon(examples(rows[seen : seen + options.lexicon]))
    print("networks", flush=True)
    first = list(examples(rows[: options.first]))
    second = list(examples(rows[options.first : seen]))
    english = fit_passes(described(first, lexicon), described(second, lexicon))
    about: dict[str, Any] = {
        "what": "concept coverage: chances of words and bigrams to stand in a summary",
        "learned from": "CNN and Daily Mail articles with their highlights, English",
        "licence": "MIT, as the project; no text is kept",
        "articles": {
            "first pass": len(first),
            "second pass": len(second),
            "lexicon": min(options.lexicon, len(rows) - seen),
        },
        "written by": "python -m tests.benchmarks.training",
    }
    save_english(options.out, lexicon, english, json.dumps(about))
    if options.out == _OUT:
        held_out = read_rows(FOLDER / "train" / "train_en_cnndm_val.jsonl.gz")
        about["held out, gain over lead-3"] = gains(held_out)
        save_english(options.out, lexicon, english, json.dumps(about))
    print(json.dumps(about))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


def learn_elsewhere(english: list[dict[str, Any]]) -> None:
    """Write what all other languages are judged by."""
    print("other languages", flush=True)
    neutral, lexicons = fit_neutral(english)
    about = {
        "what": "concept coverage for all languages but English",
        "learned from": "French, Indonesian, Vietnamese and Persian news with summaries, and English ones",
        "licence": "MIT, as the project; no text is kept",
        "words": {code: len(lexicon.places) for code, lexicon in lexicons.items()},
        "how well": "python -m tests.benchmarks.training --languages",
        "written by": "python -m tests.benchmarks.training --only elsewhere",
    }
    save_elsewhere(_ELSEWHERE, lexicons, neutral, json.dumps(about))
    print(f"{_ELSEWHERE}: {_ELSEWHERE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
