"""What limits the key points: ours with one part after the other replaced by the truth.

The truth is the article's own reference, so these are ceilings and no results. Prints ROUGE-1/2 over
lead-3, and the ROUGE-1 that the scorer expected of the points that it chose: where that is near what
they got, the chances are calibrated and only better evidence, not a better choice, can help.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from summarizer.ranking.concepts import Concepts, Floats, find_concepts, stemmed_stop_words
from summarizer.ranking.coverage import choose_units
from summarizer.ranking.forms import form_of
from summarizer.ranking.judgement import Judgement, judge
from summarizer.ranking.statements import statements
from summarizer.ranking.units import Sentence, Unit, find_sentences, find_units, without_dateline
from summarizer.ranking.weights import load_weights
from tests.benchmarks.peers import lead
from tests.benchmarks.rouge import scorer
from tests.benchmarks.summarisation import articles

Truth = Callable[[Judgement, Counter[str], Counter[tuple[str, str]]], Judgement]


def words(judgement: Judgement, once: Counter[str], pairs: Counter[tuple[str, str]]) -> Judgement:
    counts = np.array([once[word] for word in judgement.concepts.words])
    return replace(
        judgement,
        word_chances=(counts > 0).astype(np.float32),
        again=(counts > 1).astype(np.float32),
    )


def bigrams(judgement: Judgement, once: Counter[str], pairs: Counter[tuple[str, str]]) -> Judgement:
    names = judgement.concepts.words
    found = [pairs[names[a], names[b]] > 0 for a, b in judgement.concepts.pairs]
    return replace(judgement, pair_chances=np.array(found, np.float32))


def length(judgement: Judgement, once: Counter[str], pairs: Counter[tuple[str, str]]) -> Judgement:
    return replace(judgement, expected_length=float(max(once.total(), 5)))


WAYS: dict[str, tuple[Truth, ...]] = {
    "ours": (),
    "true length": (length,),
    "true bigrams": (bigrams,),
    "true words": (words,),
    "all true": (length, bigrams, words),
}


def counted(summary: str) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    concepts: Concepts = find_concepts(summary.splitlines(), "en")
    named = [concepts.words[i] for i in concepts.ids]
    return Counter(named), Counter((named[i], named[i + 1]) for i in concepts.pair_tokens)


def expected_f1(judgement: Judgement, units: tuple[Unit, ...]) -> float:
    counts: Floats = sum(
        (judgement.concepts.word_counts[u.first : u.last + 1].sum(axis=0) for u in units),
        np.zeros(len(judgement.concepts.words), np.float32),
    )
    chance = judgement.word_chances
    matched = (counts > 0) @ chance + (counts > 1) @ (chance * judgement.again)
    return float(200 * matched / (counts.sum() + judgement.expected_length))


def judged(row: dict[str, Any]) -> tuple[list[Sentence], Judgement]:
    found = [s for line in row["text"].splitlines() for s in find_sentences(line, "en")]
    texts = [s.text for s in found]
    forms = [form_of(text, "en") for text in texts]
    kept = [without_dateline(found[i]) for i in statements(texts, forms)]
    return kept, judge([s.text for s in kept], "", "en", load_weights())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="cnn")
    parser.add_argument("--every", type=int, default=2)
    options = parser.parse_args()
    score, common = scorer(), stemmed_stop_words("en")
    gains: dict[str, list[list[float]]] = {}
    for row in articles(options.set, options.every):
        sentences, judgement = judged(row)
        bars = score.rouge(list(lead(row["text"], "", "en")), row)
        standing = find_units(sentences, [form_of(s.text, "en") for s in sentences], "en", "")
        every = tuple(Unit(s.text, i, i) for i, s in enumerate(sentences))
        for name, units in (("reader's rules", standing), ("any sentence", every)):
            for way, truths in WAYS.items():
                told = judgement
                for truth in truths:
                    told = truth(told, *counted(row["summary"]))
                chosen = choose_units(units, told.concepts, common, 3, told).units
                found = score.rouge([unit.text for unit in chosen], row)
                gains.setdefault(f"{name}, {way}", []).append(
                    [found[0] - bars[0], found[1] - bars[1], found[0], expected_f1(told, chosen)]
                )
    print(f"{options.set:28}{'R1':>8}{'R2':>8}{'R1 got':>10}{'expected':>10}")
    for name, rows in gains.items():
        means = np.mean(rows, axis=0)
        print(f"{name:28}{means[0]:+8.2f}{means[1]:+8.2f}{means[2]:10.2f}{means[3]:10.2f}")


if __name__ == "__main__":
    main()
