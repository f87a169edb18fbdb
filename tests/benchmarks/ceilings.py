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

from summarizer.ranking.candidates import (
    Candidate,
    Sentence,
    find_candidates,
    find_sentences,
    without_dateline,
)
from summarizer.ranking.coverage.concepts import Concepts, Floats, find_concepts, stemmed_stop_words
from summarizer.ranking.coverage.coverage import choose_candidates
from summarizer.ranking.coverage.salience import Salience, estimate_salience
from summarizer.ranking.coverage.weights import load_weights
from summarizer.ranking.rules.forms import form_of
from summarizer.ranking.rules.statements import statements
from tests.benchmarks.peers import lead
from tests.benchmarks.rouge import scorer
from tests.benchmarks.summarisation import articles

Truth = Callable[[Salience, Counter[str], Counter[tuple[str, str]]], Salience]


def words(salience: Salience, once: Counter[str], pairs: Counter[tuple[str, str]]) -> Salience:
    counts = np.array([once[word] for word in salience.concepts.words])
    return replace(
        salience,
        word_chances=(counts > 0).astype(np.float32),
        again=(counts > 1).astype(np.float32),
    )


def bigrams(salience: Salience, once: Counter[str], pairs: Counter[tuple[str, str]]) -> Salience:
    names = salience.concepts.words
    found = [pairs[names[a], names[b]] > 0 for a, b in salience.concepts.pairs]
    return replace(salience, pair_chances=np.array(found, np.float32))


def length(salience: Salience, once: Counter[str], pairs: Counter[tuple[str, str]]) -> Salience:
    return replace(salience, expected_length=float(max(once.total(), 5)))


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


def expected_f1(salience: Salience, candidates: tuple[Candidate, ...]) -> float:
    counts: Floats = sum(
        (salience.concepts.word_counts[u.first : u.last + 1].sum(axis=0) for u in candidates),
        np.zeros(len(salience.concepts.words), np.float32),
    )
    chance = salience.word_chances
    matched = (counts > 0) @ chance + (counts > 1) @ (chance * salience.again)
    return float(200 * matched / (counts.sum() + salience.expected_length))


def judged(row: dict[str, Any]) -> tuple[list[Sentence], Salience]:
    found = [s for line in row["text"].splitlines() for s in find_sentences(line, "en")]
    texts = [s.text for s in found]
    forms = [form_of(text, "en") for text in texts]
    kept = [without_dateline(found[i]) for i in statements(texts, forms)]
    return kept, estimate_salience([s.text for s in kept], "", "en", load_weights())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="cnn")
    parser.add_argument("--every", type=int, default=2)
    options = parser.parse_args()
    score, common = scorer(), stemmed_stop_words("en")
    gains: dict[str, list[list[float]]] = {}
    for row in articles(options.set, options.every):
        sentences, salience = judged(row)
        bars = score.rouge(list(lead(row["text"], "", "en")), row)
        standing = find_candidates(sentences, [form_of(s.text, "en") for s in sentences], "en", "")
        every = tuple(Candidate(s.text, i, i) for i, s in enumerate(sentences))
        for name, candidates in (("reader's rules", standing), ("any sentence", every)):
            for way, truths in WAYS.items():
                told = salience
                for truth in truths:
                    told = truth(told, *counted(row["summary"]))
                chosen = choose_candidates(candidates, told.concepts, common, 3, told).candidates
                found = score.rouge([candidate.text for candidate in chosen], row)
                gains.setdefault(f"{name}, {way}", []).append(
                    [found[0] - bars[0], found[1] - bars[1], found[0], expected_f1(told, chosen)]
                )
    print(f"{options.set:28}{'R1':>8}{'R2':>8}{'R1 got':>10}{'expected':>10}")
    for name, rows in gains.items():
        means = np.mean(rows, axis=0)
        print(f"{name:28}{means[0]:+8.2f}{means[1]:+8.2f}{means[2]:10.2f}{means[3]:10.2f}")


if __name__ == "__main__":
    main()
