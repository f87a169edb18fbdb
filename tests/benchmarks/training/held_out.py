"""How well the written file does on articles that nothing was learned from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import numpy as np

from tests.benchmarks.peers import lead, precis
from tests.benchmarks.rouge import scorer


def gains(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Return ROUGE-1, -2 and -Lsum over lead-3, in points of F1, by set."""
    score = scorer()
    found: dict[str, list[list[float]]] = defaultdict(list)
    for row in rows:
        sides = [score.rouge(list(way(row["text"], "", "en")), row) for way in (precis, lead)]
        found[row["set"]].append([ours - theirs for ours, theirs in zip(*sides, strict=True)])
    return {
        name: {
            "articles": len(differences),
            **dict(zip(("R1", "R2", "RLsum"),
                       np.mean(differences, axis=0).round(2).tolist(), strict=True)),
        }
        for name, differences in found.items()
    }  # fmt: skip
