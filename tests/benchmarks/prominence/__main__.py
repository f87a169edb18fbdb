"""Learn when a topic that an article mentions is what it is about.

Two scorers on where the names stand: of places small trees, which can weigh a mention by what else is
mentioned; of other topics, whose tags differ more than their texts, a logistic regression. Nothing
learned belongs to one tag. Reads ``shared/topics`` beside the project, and counts in a part of
``shared/summarisation/train`` how rarely texts mention each topic. First prints how well it does on
tags and articles that nothing was learned from. The same data gives the same file; about two minutes.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from summarizer.models import Article
from summarizer.topics.aliases import alias_table
from summarizer.topics.keys import topic_key
from summarizer.topics.mentions import find_mentions
from summarizer.topics.prominence import OTHER_FEATURES, PLACE_FEATURES, candidates
from summarizer.topics.trees import grown, leaf
from tests.benchmarks.tagged import SHARED, Tagged, read_tagged, tested_tags
from tests.benchmarks.training.corpus import read_rows

_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "prominence.json"
_TAG_FOLDS, _ARTICLE_FOLDS = 5, 2

#: Chance from which an article is about a topic: where F1 is highest on what was left out.
_SURE = 0.37

#: Larger ones do better on what they saw, and no better on what was left out.
_ROUNDS = 120
_TREES = {
    "objective": "binary", "num_leaves": 8, "learning_rate": 0.08, "min_data_in_leaf": 100, "lambda_l2": 10,
    "feature_fraction": 0.5, "seed": 1, "deterministic": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip

#: How much of a row's weight is equal by row; the rest is equal by tag.
_BY_ROW = 0.5

Floats = NDArray[np.float64]
Tags = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Table:
    """Every topic of some tags that an article mentions: a row."""

    features: Floats
    labels: Floats
    articles: NDArray[np.int64]
    tags: Tags

    #: Tag -> articles that have it, whether they mention it or not.
    wanted: Counter[str]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the data lies")
    parser.add_argument("--texts", type=int, default=10_000, help="texts in which to count topics")
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    options = parser.parse_args()
    rarity, rarest = _rarity(options.shared, options.texts)
    tagged = list(read_tagged(options.shared / "topics"))
    places, subjects = tested_tags(tagged)
    place = table(tagged, places)
    other = table(tagged, subjects, lambda topic: (rarity.get(topic, rarest), 1.0))
    about = {
        "what": "when a topic that an article mentions is what it is about",
        "learned from": "news agency stories of 1987 with their editors' tags, English",
        "rarity from": f"{options.texts} CNN and Daily Mail articles, English",
        "left-out tags and articles, F1 in %": {
            "places": left_out(place, place_scorer), "subjects": left_out(other, other_scorer)
        },
        "written by": "python -m tests.benchmarks.prominence",
    }  # fmt: skip
    content = {
        "about": about,
        "place features": PLACE_FEATURES,
        "place": fit_trees(place),
        "other": _named(fit(other)),
        "rarest": round(rarest, 2),
        "rarity": {topic: round(value, 2) for topic, value in sorted(rarity.items())},
    }
    options.out.write_text(_listed(content) + "\n", "utf-8")
    print(json.dumps(about, indent=1))


def table(
    tagged: list[Tagged],
    tags: list[str],
    of_topic: Callable[[str], tuple[float, ...]] = lambda _: (),
) -> Table:
    """Return the rows of the tags' topics, each with what belongs to its topic."""
    by_topic = defaultdict(list)
    for tag in tags:
        by_topic[topic_key(tag)].append(tag)
    features, labels, articles, names = [], [], [], []
    for row in tagged:
        for topic, found in candidates(find_mentions(row.article)):
            for tag in by_topic.get(topic, ()):
                features.append((*found, *of_topic(topic)))
                labels.append(tag in row.tags)
                articles.append(row.number)
                names.append(tag)
    wanted = Counter(tag for row in tagged for tag in row.tags if tag in set(tags))
    return Table(
        np.array(features, float),
        np.array(labels, float),
        np.array(articles),
        np.array(names),
        wanted,
    )


def fit_trees(rows: Table, used: NDArray[np.bool_] | None = None) -> list[Any]:
    """Return trees the sum of whose leaves is above zero for what is sure enough."""
    chosen = np.ones(len(rows.labels), np.bool_) if used is None else used
    labels = rows.labels[chosen]
    weight = _importance(rows.tags[chosen], labels)
    data = lightgbm.Dataset(rows.features[chosen], labels, weight=weight)
    model = lightgbm.train(_TREES, data, _ROUNDS)
    found = [_pruned(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    return [-_odds(), *found]


def _pruned(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 3)
    left, right = _pruned(node["left_child"]), _pruned(node["right_child"])
    return [node["split_feature"], round(node["threshold"], 4), left, right]


def _odds() -> float:
    return round(math.log(_SURE / (1 - _SURE)), 3)


def place_scorer(rows: Table, used: NDArray[np.bool_], test: NDArray[np.bool_]) -> Floats:
    """Return the scores of the places of some articles, learned from others."""
    trees = [grown(tree) for tree in fit_trees(rows, used)]
    return np.array(
        [sum(leaf(tree, row) for tree in trees) for row in rows.features[test].tolist()]
    )


def other_scorer(rows: Table, used: NDArray[np.bool_], test: NDArray[np.bool_]) -> Floats:
    """Return the scores of other topics alike."""
    scores: Floats = rows.features[test] @ fit(rows, used)
    return scores


def fit(rows: Table, used: NDArray[np.bool_] | None = None, ridge: float = 1.0) -> Floats:
    """Return weights and, as the last, the bias, such that what is above zero is sure enough."""
    chosen = slice(None) if used is None else used
    x, y, tags = rows.features[chosen], rows.labels[chosen], rows.tags[chosen]
    importance = _importance(tags, y)
    w = np.zeros(x.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (importance * (chance - y)) + ridge * w
        bend = (x * (importance * chance * (1 - chance))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(bend, slope)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    w[-1] -= _odds()
    return w


Scorer = Callable[[Table, NDArray[np.bool_], NDArray[np.bool_]], Floats]


def left_out(rows: Table, scorer: Scorer) -> dict[str, float]:
    """Return micro and macro F1, each tag and article judged by what saw neither."""
    tag_fold = np.array([zlib.crc32(tag.encode()) % _TAG_FOLDS for tag in rows.tags])
    article_fold = rows.articles % _ARTICLE_FOLDS
    about = np.zeros(len(rows.labels))
    for a in range(_TAG_FOLDS):
        for b in range(_ARTICLE_FOLDS):
            test = (tag_fold == a) & (article_fold == b)
            about[test] = scorer(rows, (tag_fold != a) & (article_fold != b), test) > 0
    right, given = about * rows.labels, about
    by_tag = [
        2 * right[rows.tags == tag].sum() / (given[rows.tags == tag].sum() + n)
        for tag, n in rows.wanted.items()
    ]
    micro = 2 * right.sum() / (given.sum() + rows.wanted.total())
    return {"micro": round(100 * float(micro), 1), "macro": round(100 * float(np.mean(by_tag)), 1)}


def _importance(tags: Tags, labels: Floats) -> Floats:
    hits = Counter(tags[labels == 1].tolist())
    usual = hits.total() / max(len(hits), 1)
    return np.array([_BY_ROW + (1 - _BY_ROW) * usual / max(hits[str(tag)], 8) for tag in tags])


def _rarity(shared: Path, texts: int) -> tuple[dict[str, float], float]:
    rows = read_rows(shared / "summarisation" / "train" / "train_en_cnndm_train.jsonl.gz")
    random.Random(0).shuffle(rows)  # noqa: S311  # a fixed order, not a secret
    counts: Counter[str] = Counter()
    for row in rows[:texts]:
        counts.update(find_mentions(Article.from_text(row["text"], language="en")).topics.keys())
    return {
        topic: math.log(texts / (n + 5)) - 4
        for topic, n in counts.items()
        if topic not in alias_table().places
    }, math.log(texts / 5) - 4


def _listed(content: dict[str, Any]) -> str:
    """Return JSON, a tree a line."""
    lines = ",\n  ".join(json.dumps(tree, separators=(",", ":")) for tree in content["place"])
    text = json.dumps({**content, "place": ["TREES"]}, indent=1, ensure_ascii=False)
    return text.replace('"TREES"', lines)


def _named(weights: Floats) -> dict[str, Any]:
    return dict(zip(OTHER_FEATURES, weights.round(3).tolist(), strict=True))


if __name__ == "__main__":
    main()
