"""Learn the trees that tell an article's blocks from the rest: writes ``body_trees.npz``.

Needs ``pip install .[benchmarks]``. A block is of the article if half of its 4-word shingles are
in the gold text; it weighs as many words as it has, and every page weighs about the same. Nothing is
learned from the untouched third of the domains. ``--check`` also prints F1 on domains that were not learned from, in five parts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import lightgbm
import numpy as np
from numpy.typing import NDArray

from summarizer.errors import ReadingError
from summarizer.reading.about.title import read_title
from summarizer.reading.body.features import features_of
from summarizer.reading.body.model import COLUMNS
from summarizer.reading.credits.bylines import find_bylines
from summarizer.reading.page.blocks import read_blocks
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page
from tests.benchmarks.extraction import FOLDER, scorer
from tests.benchmarks.grades import is_untouched
from tests.benchmarks.training.columns import stated

PARTS = 5
ROUNDS = 110
SETTINGS = {
    "objective": "cross_entropy", "num_leaves": 15, "max_depth": 6, "learning_rate": 0.09,
    "min_data_in_leaf": 60, "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1,
    "lambda_l2": 8, "max_bin": 127, "verbose": -1, "num_threads": 2, "seed": 1,
}  # fmt: skip
NODES = 2 * int(str(SETTINGS["num_leaves"])) - 1


class Sample(NamedTuple):
    gold: dict[str, Any]
    texts: list[str]
    table: NDArray[np.float32]
    truth: NDArray[np.float32]
    words: NDArray[np.float32]


def sample(score: ModuleType, name: str, gold: dict[str, Any]) -> Sample | None:
    body = gzip.decompress((FOLDER / "pages" / f"{name}.html.gz").read_bytes())
    try:
        facts = PageFacts(parse_page(body, gold.get("url") or "", "text/html"))
    except ReadingError:
        return None
    shown = find_bylines(facts)
    blocks = read_blocks(facts.tree)
    if not blocks:
        return None
    description = facts.declared.meta("og:description", "description") or ""
    table = features_of(blocks, read_title(facts), description, {*shown.names, *shown.lines})
    grams = score.grams(gold["articleBody"])
    lines = {tuple(score.TOK.findall(line)) for line in gold["articleBody"].splitlines()}
    tokens = [score.TOK.findall(block.text) for block in blocks]
    truth = [_truth(words, grams, lines) for words in tokens]
    return Sample(
        gold,
        [block.text for block in blocks],
        table,
        np.array(truth, dtype=np.float32),
        np.array([len(words) for words in tokens], dtype=np.float32),
    )


def _truth(words: list[str], grams: Any, lines: set[tuple[str, ...]]) -> bool:
    if len(words) < 4:
        return bool(words) and tuple(words) in lines
    found = [tuple(words[start : start + 4]) in grams for start in range(len(words) - 3)]
    return sum(found) >= 0.5 * len(found)


def learn(samples: list[Sample]) -> Any:
    weights = [
        (each.words + 2) * 300 / max(200.0, float((each.words * each.truth).sum()))
        for each in samples
    ]
    return lightgbm.train(
        SETTINGS,
        lightgbm.Dataset(
            np.concatenate([each.table for each in samples]),
            np.concatenate([each.truth for each in samples]),
            weight=np.concatenate(weights),
        ),
        ROUNDS,
    )


def arrays_of(model: Any) -> dict[str, NDArray[Any]]:
    trees = model.dump_model()["tree_info"]
    shape = (len(trees), NODES)
    arrays: dict[str, NDArray[Any]] = {
        "feature": np.zeros(shape, np.uint8),
        "threshold": np.zeros(shape, np.float32),
        "left": np.zeros(shape, np.uint8),
        "right": np.zeros(shape, np.uint8),
        "value": np.zeros(shape, np.float32),
        "columns": stated(COLUMNS),
    }

    def add(tree: int, node: dict[str, Any], free: list[int]) -> int:
        place = free.pop(0)
        if "leaf_value" in node:
            arrays["left"][tree, place] = arrays["right"][tree, place] = place
            arrays["value"][tree, place] = node["leaf_value"]
            arrays["threshold"][tree, place] = np.inf
        else:
            arrays["feature"][tree, place] = node["split_feature"]
            arrays["threshold"][tree, place] = node["threshold"]
            arrays["left"][tree, place] = add(tree, node["left_child"], free)
            arrays["right"][tree, place] = add(tree, node["right_child"], free)
        return place

    for number, tree in enumerate(trees):
        add(number, tree["tree_structure"], list(range(NODES)))
    return arrays


def check(score: ModuleType, samples: list[Sample]) -> None:
    parts = [zlib.crc32(str(each.gold["domain"]).encode()) % PARTS for each in samples]
    found: dict[str, list[Any]] = {}
    for part in range(PARTS):
        model = learn([s for s, own in zip(samples, parts, strict=True) if own != part])
        for each, own in zip(samples, parts, strict=True):
            if own == part:
                likely = model.predict(each.table) >= 0.4
                text = "\n".join(t for t, k in zip(each.texts, likely, strict=True) if k)
                counts = score.tpfpfn(each.gold["articleBody"], text)
                found.setdefault(each.gold["source"], []).append(counts)
    for source, counts in found.items():
        print(source, "F1 {:.3f} P {:.3f} R {:.3f}".format(*score.agg(counts)))


_ABOUT = {
    "what": "how likely a block of a page is of its article: boosted trees by LightGBM; per tree and "
    "node the column, the threshold, the children and a leaf's value",
    "licence": "MIT, as the project; no page is kept",
    "how measured": "by domains left out: python -m tests.benchmarks.train_body --check",
    "written by": "python -m tests.benchmarks.train_body",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="summarizer/data/body_trees.npz")
    parser.add_argument("--check", action="store_true", help="measure on domains left out")
    options = parser.parse_args()
    score = scorer()
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    known = {name: page for name, page in gold.items() if page.get("articleBody")}
    pages = (
        sample(score, n, page) for n, page in known.items() if not is_untouched(page["domain"])
    )
    samples = [each for each in pages if each is not None]
    if options.check:
        check(score, samples)
    arrays = arrays_of(learn(samples))
    learned_from = (
        f"{len(samples)} pages of public benchmarks of article extraction, by their gold texts"
    )
    arrays["about"] = np.array(json.dumps({**_ABOUT, "learned from": learned_from}))
    np.savez_compressed(options.output, allow_pickle=False, **arrays)


if __name__ == "__main__":
    main()
