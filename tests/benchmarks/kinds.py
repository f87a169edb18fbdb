"""How often the kind of an article is right: ``python -m tests.benchmarks.kinds [--untouched]``.

The articles are those of ``grades``, read from their pages. Two thirds of the domains are cross-validated; the
untouched third is judged by what the others teach. Needs the ``benchmarks`` extra.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from summarizer.models import ArticleKind
from summarizer.reading.kind.article_kind import KindModel, certain_kind, kind_chances
from tests.benchmarks.grades import folds, read_graded, read_kinds_alone, read_world
from tests.benchmarks.summarisation import interval
from tests.benchmarks.training.kind_model import Read, fit_kinds, read_kinds

#: Learned from, never measured on: told by title, address, beginning, headings and end, where the others were read.
MORE = Path(__file__).with_name("training") / "kinds.tsv"

Guess = tuple[Read, ArticleKind]


def read_more(path: Path) -> list[Read]:
    """Read the articles whose kind alone is known, but those of the untouched third."""
    return read_kinds(graded for graded in read_kinds_alone(path) if not graded.untouched)


def judged_by(model: KindModel, rows: Sequence[Read]) -> list[Guess]:
    return [(row, _kind(model, row)) for row in rows]


def _kind(model: KindModel, row: Read) -> ArticleKind:
    certain = certain_kind(row.article, row.page)
    return certain or model.kinds[int(model.chances(row.article, row.page).argmax())]


def cross_validated(rows: Sequence[Read], more: Sequence[Read] = ()) -> list[Guess]:
    """Judge each fifth of the domains by what the others taught, they and those of more."""
    found: list[Guess] = []
    for fold in folds():
        model = KindModel.of(fit_kinds([row for row in (*rows, *more) if row.graded.fold != fold]))
        found += judged_by(model, [row for row in rows if row.graded.fold == fold])
    return found


def right(guesses: Sequence[Guess]) -> tuple[float, float, float]:
    """Return the share that is right and its 95 % bootstrap interval."""
    return interval([float(row.graded.kind == kind) for row, kind in guesses])


def report(name: str, guesses: Sequence[Guess]) -> None:
    """Print the share that is right, by language and kind, and what is taken for what."""
    told = {"all": guesses}
    for language in ("en", "de"):
        told[language] = [g for g in guesses if g[0].graded.language == language]
    told["others"] = [g for g in guesses if g[0].graded.language not in {"en", "de"}]
    for group, among in told.items():
        if among:
            mean, low, high = right(among)
            print(f"{name}, {group:7}{len(among):5}  {mean:.3f} [{low:.3f}, {high:.3f}]")
    pairs = Counter((row.graded.kind, str(kind)) for row, kind in guesses)
    kinds = [str(kind) for kind in ArticleKind if any(kind in pair for pair in pairs)]
    print("graded \\ found".ljust(15), *(kind[:6].rjust(6) for kind in kinds))
    for kind in kinds:
        print(kind.ljust(15), *(str(pairs[kind, each] or "").rjust(6) for each in kinds))


def milliseconds(rows: Sequence[Read]) -> float:
    """Return the median time that one article takes."""
    taken = []
    for row in rows:
        before = time.perf_counter()
        kind_chances(row.article, row.page)
        taken.append(1000 * (time.perf_counter() - before))
    return float(np.median(taken))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--untouched", action="store_true", help="also the untouched third, once")
    parser.add_argument(
        "--more", type=Path, default=MORE, help="articles whose kind alone is known"
    )
    options = parser.parse_args()
    rows = read_kinds([*read_graded(), *read_world()])
    given = [row for row in rows if not row.graded.untouched]
    more = read_more(options.more)
    report("cross-validated", cross_validated(given, more))
    if options.untouched:
        rest = [row for row in rows if row.graded.untouched]
        report("untouched", judged_by(KindModel.of(fit_kinds([*given, *more])), rest))
    print(f"{milliseconds(rows):.2f} ms an article, the median")


if __name__ == "__main__":
    main()
