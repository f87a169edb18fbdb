"""Write ``summarizer/data/relevance.npz``: ``python -m tests.benchmarks.training.relevance``.

Word vectors are learned from news texts of ``shared/summarisation/train`` and the English pages of
``shared/extraction``, how rarely topics are mentioned from the former, and what makes an article be about a topic from
the labels of ``tests.benchmarks.relevance`` and, a little, from agency stories with their editors' tags. Nothing is learned from the untouched third of the domains, nor from
labels that are for testing. The same data gives the same file; some ten minutes on one core, of which the texts take
most: ``--cache`` keeps them. Needs the ``benchmarks`` extra.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from catboost import CatBoostClassifier
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

from summarizer.models import Article
from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import find_mentions
from summarizer.topics.relevance import match
from summarizer.topics.relevance.features import FEATURES
from summarizer.topics.relevance.nearness import LANGUAGE, WordVectors, unit
from summarizer.topics.relevance.relevance import COLUMNS, Model
from summarizer.topics.words.fold import fold
from summarizer.topics.words.keys import topic_key
from summarizer.topics.words.words import clean, runs
from tests.benchmarks.relevance import (
    ABOUT,
    FIGURES,
    LEARN,
    SHARED,
    TEST,
    Judged,
    Pair,
    judge,
    read_own,
    read_pages,
    read_shared,
    untouched_pages,
)
from tests.benchmarks.tagged import read_tagged, tested_tags
from tests.benchmarks.training.columns import stated
from tests.benchmarks.training.corpus import read_rows

OUT = Path(__file__).parents[3] / "summarizer" / "data" / "relevance.npz"

#: Words that have vectors, numbers of a vector, and what these are rounded to.
_WORDS, _DIMENSIONS, _STEPS = 7000, 64, 9

#: Texts in which topics are counted.
_COUNTED = 4000

#: Characters of a text that its words are taken from.
_MAX_TEXT = 8000

#: Texts that a word stands in, at least; and the share of texts, at most.
_FEWEST, _MOST = 8, 0.3

#: What a page weighs beside a news text: there are fewer, and they are what is to be told apart.
_PAGE = 3.0

#: What a pair weighs that only mentions its topic: readers differ on these.
_MENTIONED = 0.7

#: What all pairs of agency stories with a tag that editors gave, or did not give, weigh beside those of readers: the
#: editors tagged freely, and of the stories there are many.
EDITORS = 0.35

_SEEDS = (1, 2, 3)
_TREES = {
    "iterations": 150, "depth": 4, "learning_rate": 0.07, "l2_leaf_reg": 6, "subsample": 0.8, "rsm": 0.6,
    "bootstrap_type": "Bernoulli", "thread_count": 1, "verbose": False, "allow_writing_files": False,
}  # fmt: skip

#: Of these more never speaks against a topic; of those less.
_MORE = frozenset(
    {
        "title", "opening", "lead", "body", "mentions in 1,000 words", "tenths of the text", "part in title",
        "sign in title", "sign in opening", "sign in text", "signs in 1,000 words", "tag's trust", "tag's rank",
        "section", "folder", "share of its kind", "near", "near title", "telltales", "weak telltales",
        "telltales first", "telltales in 1,000 words", "telltales beside others",
    }
)  # fmt: skip
_LESS = frozenset(
    {"words before it", "part of the text before it", "rank in its kind", "countries in title"}
)

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Texts:
    """What was counted in news texts."""

    #: The words of each.
    words: tuple[frozenset[str], ...]

    #: Topic of the alias table -> texts that name it, of ``_COUNTED``.
    topics: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled pair as numbers."""

    #: 2 about it, 1 mentions it, 0 neither.
    label: int

    features: tuple[float, ...]

    #: What it counts.
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the data lies")
    parser.add_argument("--articles", type=Path, help="where the articles, once read, are kept")
    parser.add_argument("--cache", type=Path, help="where the words of the texts are kept")
    parser.add_argument("--texts", type=int, default=24_000, help="news texts to learn from")
    parser.add_argument("--out", type=Path, default=OUT, help="the file to write")
    options = parser.parse_args()
    articles = read_pages(options.shared, options.articles)
    seen = articles.keys() - untouched_pages(options.shared)
    texts = read_texts(options.shared, options.texts, options.cache)
    pages = [articles[n] for n in sorted(seen) if articles[n].language == LANGUAGE]
    arrays: dict[str, Any] = {
        **word_vectors(texts, pages),
        **rarities(texts),
        "columns": stated(COLUMNS),
    }
    draft = Model.of({**arrays, **_NO_TREES})
    readers = read_labelled(draft, articles, options.shared)
    rows = [*readers, *read_wires(draft, options.shared, EDITORS * len(readers))]
    arrays |= grow(rows)
    about = {
        "what": "how sure it is that an article is about a topic: trees, word vectors, rarity of topics",
        "learned from": "pages whose topics were labelled by reading, news texts; no text is kept",
        "licence": "MIT, as the project",
        "labels": Counter(row.label for row in readers),
        "stories with editors' tags": len(rows) - len(readers),
        "pages and texts": [len(pages), len(texts.words)],
        "how well": how_well(Model.of(arrays), articles, options.shared),
        "how measured": "python -m tests.benchmarks.relevance",
        "written by": "python -m tests.benchmarks.training.relevance",
    }
    np.savez_compressed(options.out, **arrays, about=np.array(json.dumps(about)))
    print(json.dumps(about, indent=1))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


def how_well(
    model: Model, articles: Mapping[str, Article], shared: Path
) -> dict[str, dict[str, float]]:
    """Return the figures of ``tests.benchmarks.relevance`` on what was not learned from."""
    with patch.object(match, "model", lambda: model):
        given = judge(read_shared(shared), articles)
        told = {
            "untouched third": [row for row in given if row.pair.untouched],
            "other topics": judge(read_own(TEST, shared=shared), articles),
        }
    return {name: _shares(rows) for name, rows in told.items()}


def _shares(rows: Sequence[Judged]) -> dict[str, float]:
    counts = {name: figure(rows) for name, figure in FIGURES.items()}
    return {name: round(right / among, 2) for name, (right, among) in counts.items() if among}


def read_texts(shared: Path, number: int, cache: Path | None = None) -> Texts:
    """Return words and topics of news texts, from the cache file where there is one."""
    if cache and cache.exists():
        found: Texts = pickle.loads(cache.read_bytes())  # noqa: S301  # our own
        return found
    rows = read_rows(shared / "summarisation" / "train" / "train_en_cnndm_train.jsonl.gz")
    texts = Texts(
        words=tuple(_words(row["text"][:_MAX_TEXT]) for row in rows[:number]),
        topics=Counter(
            topic for row in rows[:: len(rows) // _COUNTED] for topic in _topics(row["text"])
        ),
    )
    if cache:
        cache.write_bytes(pickle.dumps(texts))
    return texts


def rarities(texts: Texts) -> dict[str, NDArray[Any]]:
    """Return log of texts per text that names a topic; places have none."""
    places = alias_table().places
    known = {
        topic: math.log(_COUNTED / (n + 5)) - 4
        for topic, n in sorted(texts.topics.items())
        if topic not in places
    }
    return {
        "topics": _joined(known),
        "rarity": np.array([*known.values()], np.float16),
        "rarest": np.array(math.log(_COUNTED / 5) - 4, np.float32),
    }


def word_vectors(texts: Texts, pages: Sequence[Article]) -> dict[str, NDArray[Any]]:
    """Return words with their vectors: directions in whole steps, lengths, the mean of texts."""
    of_pages = [_words(f"{page.title}. {page.text}"[:_MAX_TEXT]) for page in pages]
    in_texts = Counter(word for words in texts.words for word in words)
    in_pages = Counter(word for words in of_pages for word in words)
    number = len(texts.words) + len(of_pages)
    share = {
        word: in_texts[word] / len(texts.words) + in_pages[word] / len(of_pages)
        for word in in_texts
        if in_texts[word] >= _FEWEST and in_texts[word] + in_pages[word] <= _MOST * number
    }
    words = sorted(share, key=lambda word: (-share[word], word))[:_WORDS]
    index = {word: column for column, word in enumerate(words)}
    rarity = np.log(number / np.array([1 + in_texts[w] + in_pages[w] for w in words]))
    weighed = [(w, 1.0) for w in texts.words] + [(w, _PAGE) for w in of_pages]
    table = _table(weighed, index, rarity)
    _, strength, axes = randomized_svd(table, _DIMENSIONS, n_iter=4, random_state=0)
    vectors = axes.T * np.sqrt(strength) * rarity[:, None]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    steps = np.abs(vectors / lengths).max(axis=1, keepdims=True) / _STEPS
    directions = np.rint(vectors / lengths / steps).astype(np.int8)
    draft = WordVectors(index, vectors.astype(np.float32), np.zeros(_DIMENSIONS, np.float32))
    mean = np.mean([unit(draft.text_vector(_counted(page))) for page in pages], axis=0)
    return {
        "words": _joined(words),
        "directions": directions,
        "lengths": lengths[:, 0].astype(np.float16),
        "mean": mean.astype(np.float32),
    }


def _table(
    weighed: Sequence[tuple[frozenset[str], float]],
    index: Mapping[str, int],
    rarity: NDArray[np.float64],
) -> csr_matrix:
    rows, columns, values = [], [], []
    for row, (words, weight) in enumerate(weighed):
        own = sorted(index[word] for word in words if word in index)
        length = float(np.linalg.norm(rarity[own])) or 1.0
        rows += [row] * len(own)
        columns += own
        values += (weight * rarity[own] / length).tolist()
    return csr_matrix((values, (rows, columns)), shape=(len(weighed), len(index)))


def read_labelled(model: Model, articles: Mapping[str, Article], shared: Path) -> list[Row]:
    """Return the pairs to learn from, none of which is of the untouched third."""
    by_page = defaultdict(list)
    for pair in [*read_shared(shared), *read_own(LEARN, shared=shared)]:
        if pair.id in articles and not pair.untouched:
            by_page[pair.id].append(pair)
    return [
        row_of(pair, row)
        for number, pairs in by_page.items()
        for rows in [features_of(model, articles[number])]
        for pair in pairs
        if (row := rows.get(topic_key(pair.topic))) is not None
    ]


def row_of(pair: Pair, features: tuple[float, ...]) -> Row:
    """Return a pair as what is learned from."""
    return Row(pair.label, features, _MENTIONED if 0 < pair.label < ABOUT else 1.0)


def read_wires(model: Model, shared: Path, weight: float) -> list[Row]:
    """Return what agency stories may be about of what editors tag, by whether they did so.

    Args:
        model: Its vectors and rarity.
        shared: Where the data lies.
        weight: Of all rows together.
    """
    tagged = list(read_tagged(shared / "topics"))
    tested = {topic_key(tag) for tags in tested_tags(tagged) for tag in tags}
    found = []
    for story in tagged:
        tags = {topic_key(tag) for tag in story.tags}
        rows = features_of(model, story.article)
        found += [(ABOUT * (topic in tags), row) for topic, row in rows.items() if topic in tested]
    return [Row(label, row, weight / len(found)) for label, row in found]


def features_of(model: Model, article: Article) -> dict[str, tuple[float, ...]]:
    """Return topic -> features of all that an article may be about."""
    candidates = model.candidates(find_mentions(article))
    return dict(zip(candidates.topics, candidates.rows, strict=True))


_NO_TREES: Mapping[str, NDArray[Any]] = {
    "feature": np.zeros((1, 1), np.uint8),
    "threshold": np.zeros((1, 1), np.float32),
    "value": np.zeros((1, 2), np.float16),
    "bias": np.zeros((), np.float32),
}


def grow(rows: Sequence[Row]) -> dict[str, Any]:
    """Return trees whose sum is the log of odds that a pair is about its topic."""
    features = np.array([row.features for row in rows], np.float32)
    labels = np.array([row.label for row in rows])
    weights = np.array([row.weight for row in rows])
    trees = []
    bias = 0.0
    for seed in _SEEDS:
        model = CatBoostClassifier(
            **_TREES, random_seed=seed, monotone_constraints=[*map(_direction, FEATURES)]
        )
        model.fit(features, (labels == ABOUT).astype(int), sample_weight=weights)
        path = Path(f"{OUT}.json")
        model.save_model(str(path), format="json")
        stored = json.loads(path.read_text("utf-8"))
        path.unlink()
        trees += stored["oblivious_trees"]
        scale, (own,) = stored["scale_and_bias"]
        bias += scale * own / len(_SEEDS)
    return {**_packed(trees), "bias": np.array(bias, np.float32)}


def _packed(trees: Sequence[dict[str, Any]]) -> dict[str, NDArray[Any]]:
    depth = max(len(tree["splits"]) for tree in trees)
    feature = np.zeros((len(trees), depth), np.uint8)
    threshold = np.full((len(trees), depth), np.inf, np.float32)
    value = np.zeros((len(trees), 2**depth), np.float16)
    for row, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            feature[row, level] = split["float_feature_index"]
            threshold[row, level] = split["border"]
        leaves = np.array(tree["leaf_values"]) / len(_SEEDS)
        value[row, : len(leaves)] = leaves
    return {"feature": feature, "threshold": threshold, "value": value}


def _direction(feature: str) -> int:
    return (feature in _MORE) - (feature in _LESS)


def _topics(text: str) -> Iterable[str]:
    return find_mentions(Article.from_text(text[:_MAX_TEXT], language=LANGUAGE)).topics


def _words(text: str) -> frozenset[str]:
    return _known(fold(word.text) for run in runs(clean(text)) for word in run)


def _known(folded: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in folded if word.isalpha() and len(word) > 2)


def _counted(page: Article) -> Counter[str]:
    text = f"{page.title}. {page.text}"[:_MAX_TEXT]
    return Counter(fold(word.text) for run in runs(clean(text)) for word in run)


def _joined(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


if __name__ == "__main__":
    main()
