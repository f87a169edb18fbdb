"""Write ``summarizer/data/kinds.npz``: ``python -m tests.benchmarks.training.kinds``.

Learns from all graded articles but those of the untouched third of the domains, which stays there to measure on.
Takes some two minutes on one core. Needs the ``benchmarks`` extra.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from tests.benchmarks.grades import read_graded, read_world
from tests.benchmarks.kinds import MORE, cross_validated, read_more, right
from tests.benchmarks.training.kind_model import fit_kinds, read_kinds

_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "kinds.npz"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    parser.add_argument(
        "--more", type=Path, default=MORE, help="articles whose kind alone is known"
    )
    options = parser.parse_args()
    gold = [graded for graded in [*read_graded(), *read_world()] if not graded.untouched]
    rows = read_kinds(gold)
    more = read_more(options.more)
    mean, low, high = right(cross_validated(rows, more))
    about = {
        "what": "the kind of an article: weights of multinomial logistic regression",
        "learned from": "pages whose articles were read and graded; no text of them is kept",
        "licence": "MIT, as the project",
        "articles": {"graded": len(rows), "kind alone": len(more)},
        "right": {"share": round(mean, 3), "95 % interval": [round(low, 3), round(high, 3)]},
        "how measured": "cross-validated by domain: python -m tests.benchmarks.kinds",
        "written by": "python -m tests.benchmarks.training.kinds",
    }
    np.savez_compressed(options.out, **fit_kinds([*rows, *more], json.dumps(about)))
    print(json.dumps(about))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
