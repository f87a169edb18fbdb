"""Write ``summarizer/data/grades.npz``: ``python -m tests.benchmarks.training.graded``.

Learns from all graded articles, and six times more without those that it is then measured on, the last time
without the untouched third of the domains: the figures go into the file. What had not learned from that third did
worse on pages that nobody graded, so that what is shipped has. Takes some ten minutes on one core. Needs the
``benchmarks`` extra.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from summarizer.models import Article
from summarizer.ranking.summarize import summarize
from tests.benchmarks.grades import Graded, figures, read_graded, read_world
from tests.benchmarks.training.fair import cross_validated, held_out
from tests.benchmarks.training.grader import fit_grader, guessed_examples, lesson
from tests.benchmarks.training.pages import read_pages

_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "grades.npz"

#: Before the id of an article of which the bare text is meant, not the page.
_BARE = "text of "
_FIGURES = ("mean", "never", "essential", "some_essential", "first", "characters")


def answers(gold: Sequence[Graded], pages: Mapping[str, Article]) -> dict[str, Sequence[str]]:
    """Return the points of pages, and behind them, marked, those of the bare texts."""
    read: dict[str, Sequence[str]] = {
        graded.id: _points(pages[graded.id]) for graded in gold if graded.id in pages
    }
    return read | {_BARE + graded.id: _points(graded.article()) for graded in gold}


def _points(article: Article) -> list[str]:
    return [point.text for point in summarize(article).points]


def _told(gold: Sequence[Graded], found: dict[str, Sequence[str]]) -> dict[str, float]:
    told = figures(gold, found)
    return {name: round(told[name][0], 3) for name in _FIGURES}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    options = parser.parse_args()
    gold, world = read_graded(), read_world()
    given = [graded for graded in gold if not graded.untouched]
    rest = [graded for graded in gold if graded.untouched]
    pages = read_pages([*gold, *world])

    def answered(some: Sequence[Graded]) -> dict[str, Sequence[str]]:
        return answers(some, pages)

    found = cross_validated([*given, *world], pages, [*given, *world], answered)
    others = held_out([*given, *world], pages, rest, answered)
    bare = {key.removeprefix(_BARE): found[key] for key in found if key.startswith(_BARE)}
    about = {
        "what": "the grade of a sentence as a key point, 0 never to 3 essential",
        "learned from": "sentences of articles, graded by reading; news in four languages with summaries",
        "licence": "MIT, as the project; no text is kept",
        "articles": len(gold) + len(world),
        "sentences": sum(len(graded.grades) for graded in [*gold, *world]),
        "how well": {
            "two thirds": _told(given, found),
            "two thirds, bare text": _told(given, bare),
            "other languages": _told(world, found),
            "untouched third, left out": _told(rest, others),
        },
        "how measured": "cross-validated by domain: python -m tests.benchmarks.graded",
        "written by": "python -m tests.benchmarks.training.graded",
    }
    arrays = fit_grader(
        [lesson(g, pages.get(g.id)) for g in [*gold, *world]], guessed_examples(), json.dumps(about)
    )
    np.savez_compressed(options.out, **arrays)
    print(json.dumps(about))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
