"""The set of candidates that covers most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.ranking.candidates import Candidate
from summarizer.ranking.coverage.concepts import find_concepts
from summarizer.ranking.coverage.coverage import Chosen, choose_candidates
from summarizer.ranking.coverage.salience import Salience

NAMES = "danube passau mayor flood school army boats berlin euros insurers weather bridge".split()
LENGTH = 30.0


def judged(sentences: list[str], chances: dict[str, float]) -> Salience:
    concepts = find_concepts(sentences, None)
    return Salience(
        concepts=concepts,
        word_chances=np.array([chances.get(w, 0.1) for w in concepts.words], np.float32),
        again=np.full(len(concepts.words), 0.1, np.float32),
        pair_chances=np.full(len(concepts.pairs), 0.05, np.float32),
        expected_length=LENGTH,
    )


def choose(
    candidates: Sequence[Candidate], salience: Salience, common: frozenset[str], points: int
) -> Chosen:
    return choose_candidates(candidates, salience.concepts, common, points, salience)


def padded(words: str) -> str:
    """A sentence within the bounds of length whose other words are its own."""
    return f"{words} {' '.join(f'x{i}{words[:2]}{words[-2:]}' for i in range(14))}"


def test_what_likely_stands_in_a_summary_is_chosen() -> None:
    """Of sentences alike in all else, those with the likely words."""
    sentences = [padded(name) for name in NAMES]
    salience = judged(sentences, {"boats": 0.9, "euros": 0.9, "mayor": 0.9})
    candidates = [Candidate(text, i, i) for i, text in enumerate(sentences)]

    chosen = choose(candidates, salience, frozenset(), 3).candidates

    assert [candidate.text.split()[0] for candidate in chosen] == ["mayor", "boats", "euros"]


def test_what_is_said_already_is_not_said_again() -> None:
    """A second sentence of the same likely words gives way to one that says something else."""
    sentences = [
        "danube flood passau mayor reports and so on and on for a while in this town today",
        "danube flood passau mayor again for those who did not hear of it in other places",
        "boats army school bridge appear in this other sentence of some length at last ok",
    ]
    salience = judged(sentences, dict.fromkeys(("danube", "flood", "passau", "mayor"), 0.9))
    candidates = [Candidate(text, i, i) for i, text in enumerate(sentences)]
    common = frozenset(w for s in sentences for w in s.split()) - set(NAMES)

    chosen = choose(candidates, salience, common, 2).candidates

    assert [candidate.first for candidate in chosen] in ([0, 2], [1, 2])


def test_room_is_what_can_be_chosen() -> None:
    """Of candidates that say the same only one counts, and as many as there is room for are found."""
    sentences = [padded(name) for name in NAMES[:5]]
    doubled = sentences + sentences
    candidates = [Candidate(text, i, i) for i, text in enumerate(doubled)]

    chosen = choose(candidates, judged(doubled, {}), frozenset(), 8)

    assert len(chosen.candidates) == chosen.room == 5


def test_a_place_at_the_top_decides_between_equals() -> None:
    """With a worth for the lead, the first of sentences alike in worth is taken."""
    sentences = [padded(name) for name in NAMES]
    candidates = [Candidate(text, i, i, worth=0.1 / (1 + i)) for i, text in enumerate(sentences)]

    chosen = choose(candidates, judged(sentences, {}), frozenset(), 3).candidates

    assert [candidate.first for candidate in chosen] == [0, 1, 2]


def test_without_salience_what_candidates_are_worth_decides() -> None:
    """Those worth most are chosen, of two that say the same the better one."""
    sentences = [padded(name) for name in NAMES]
    sentences[5] = sentences[2]
    worth = dict(zip((2, 5, 7, 9), (2.0, 2.5, 2.2, 1.9), strict=True))
    candidates = [
        Candidate(text, i, i, worth=worth.get(i, 1.0)) for i, text in enumerate(sentences)
    ]

    chosen = choose_candidates(
        candidates, find_concepts(sentences, None), frozenset(), 3
    ).candidates

    assert [candidate.first for candidate in chosen] == [5, 7, 9]


def test_a_name_decides_between_equals() -> None:
    """Of sentences alike in worth, the one with a name that is likely in a summary is taken."""
    sentences = [padded(name) for name in NAMES]
    salience = judged(sentences, {})
    names = np.array(
        [w in {"passau", "berlin"} for w in salience.concepts.words], np.float32
    ) * np.float32(0.5)
    candidates = [Candidate(text, i, i) for i, text in enumerate(sentences)]

    chosen = choose(candidates, replace(salience, names=names), frozenset(), 2).candidates

    assert [candidate.text.split()[0] for candidate in chosen] == ["passau", "berlin"]


def test_units_that_share_a_sentence_are_never_both_chosen() -> None:
    """A sentence alone and the same with its neighbour are one point."""
    sentences = [padded(name) for name in NAMES[:4]]
    alone = [Candidate(text, i, i) for i, text in enumerate(sentences)]
    both = Candidate(f"{sentences[0]} {sentences[1]}", 0, 1)

    chosen = choose([*alone, both], judged(sentences, {}), frozenset(), 4).candidates

    assert all(one.last < other.first for one, other in pairwise(chosen))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=8, max_size=20), min_size=4, max_size=9),
    st.lists(st.floats(0.05, 0.95), min_size=len(NAMES), max_size=len(NAMES)),
)
def test_no_other_triple_is_expected_to_do_better(
    texts: list[list[str]], chances: list[float]
) -> None:
    """Of all triples within bounds, the one chosen has the highest expected ROUGE-1."""
    sentences = [" ".join(words) for words in texts]
    salience = judged(sentences, dict(zip(NAMES, chances, strict=True)))
    # No bigrams and no likeness: the worth is plain to compute.
    salience.pair_chances[:] = 0
    candidates = [Candidate("x" * 100, i, i) for i in range(len(sentences))]
    common = frozenset(NAMES)

    def worth(members: tuple[int, ...]) -> float:
        counts = salience.concepts.word_counts[list(members)].sum(axis=0)
        once = salience.word_chances
        matched = (counts > 0) @ once + (counts > 1) @ (once * salience.again)
        return float(2 * matched / (counts.sum() + LENGTH))

    chosen = choose(candidates, salience, common, 3).candidates

    best = max(map(worth, combinations(range(len(sentences)), 3)))
    assert worth(tuple(candidate.first for candidate in chosen)) == pytest.approx(best, abs=1e-4)


def test_a_run_of_three_sentences_says_what_its_middle_says() -> None:
    """The likely words of every sentence of a run count."""
    sentences = [padded(name) for name in NAMES[:6]]
    salience = judged(sentences, {"passau": 0.9})
    run = Candidate("x" * 250, 0, 2)
    alone = [Candidate("x" * 250, i, i) for i in (0, 2, 3, 4, 5)]

    chosen = choose([run, *alone], salience, frozenset(), 1).candidates

    assert chosen == (run,)


def test_a_unit_that_cannot_open_is_never_the_first_point() -> None:
    """Worth most, it is chosen only behind another; alone it gives way."""
    sentences = [padded(name) for name in NAMES[:4]]
    salience = judged(sentences, {"passau": 0.9, "mayor": 0.8})
    candidates = [Candidate("x" * 100, i, i, opens=i != 1) for i in range(4)]

    one, two = (choose(candidates, salience, frozenset(), n).candidates for n in (1, 2))

    assert [candidate.first for candidate in one] == [2]
    assert [candidate.first for candidate in two] == [0, 1]


def leaning_on_each(*leaning: int, count: int) -> list[Candidate]:
    """Candidates, those that stand alone first, as they are found."""
    alone = [Candidate("x" * 100, i, i) for i in range(count) if i not in leaning]
    return [*alone, *(Candidate("x" * 100, i, i, opens=False, follows=True) for i in leaning)]


def test_what_leans_comes_with_what_it_leans_on() -> None:
    """Worth most, it brings the sentence before along, though that is worth least; alone it gives way."""
    sentences = [padded(name) for name in NAMES[:6]]
    salience = judged(sentences, {"flood": 0.9, "army": 0.3, "mayor": 0.05})
    candidates = leaning_on_each(3, count=6)

    one, two = (choose(candidates, salience, frozenset(), n).candidates for n in (1, 2))

    assert [candidate.first for candidate in one] == [5]
    assert [candidate.first for candidate in two] == [2, 3]


def test_what_leans_is_no_room() -> None:
    """How many points there are is counted by those that stand alone."""
    sentences = [padded(name) for name in NAMES[:4]]

    chosen = choose(leaning_on_each(1, 2, 3, count=4), judged(sentences, {}), frozenset(), 3)

    assert chosen.room == 1
    assert [candidate.first for candidate in chosen.candidates] == [0]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(NAMES), min_size=8, max_size=20), min_size=2, max_size=30),
    st.sets(st.integers(1, 29)),
    st.integers(1, 8),
)
def test_nothing_leans_on_what_is_not_right_above(
    texts: list[list[str]], leaning: set[int], points: int
) -> None:
    """However many lean, and whatever they are worth, the sentence before is the point before."""
    sentences = [" ".join(words) for words in texts]
    candidates = leaning_on_each(*sorted(i for i in leaning if i < len(texts)), count=len(texts))
    salience = judged(sentences, dict.fromkeys(NAMES[:5], 0.8))

    chosen = choose(candidates, salience, frozenset(), points).candidates

    assert chosen
    assert not chosen[0].follows
    assert all(
        above.last == candidate.first - 1
        for above, candidate in pairwise(chosen)
        if candidate.follows
    )


def test_points_of_a_text_of_short_sentences_are_short() -> None:
    """Of two alike in all else the shorter is chosen, where the text's own first sentences are short."""
    sentences = [padded(name) for name in NAMES[:2]]
    salience = judged(sentences, {"danube": 0.52, "passau": 0.5})
    candidates = [Candidate("x" * 200, 0, 0), Candidate("x" * 100, 1, 1)]

    usual, short = (
        choose(candidates, replace(salience, lead_length=n), frozenset(), 1).candidates[0].first
        for n in (200.0, 80.0)
    )

    assert (usual, short) == (0, 1)


def test_two_points_of_a_short_text_come_to_250_characters() -> None:
    """Where a text gives no more than two, they are not too brief; of a longer one "Fewer" may be."""
    sentences = [padded(name) for name in NAMES[:7]]
    likely = {"danube": 0.9, "passau": 0.9}
    widths = (90, 90, 170, 170, 170, 170, 170)
    candidates = [Candidate("x" * wide, i, i) for i, wide in enumerate(widths)]

    short, long = (
        choose(candidates[:n], judged(sentences[:n], likely), frozenset(), 2).candidates
        for n in (5, 7)
    )

    assert sum(len(candidate.text) for candidate in short) >= 250
    assert [candidate.first for candidate in long] == [0, 1]


def test_by_grades_the_first_point_counts_once_more() -> None:
    """Of two sets worth the same, the one that opens with its best sentence; a better set still wins."""
    sentences = [padded(name) for name in NAMES[:8]]
    concepts = find_concepts(sentences, None)

    def chosen(*worth: float) -> list[int]:
        candidates = [
            Candidate(text, i, i, worth=w)
            for i, (text, w) in enumerate(zip(sentences, worth, strict=False))
        ]
        return [
            candidate.first
            for candidate in choose_candidates(candidates, concepts, frozenset(), 2).candidates
        ]

    assert chosen(1.0, 2.0, 1.01, 0.5, 0.5, 0.5) == [1, 2]
    assert chosen(1.02, 2.0, 1.0, 0.5, 0.5, 0.5) == [1, 2]
    assert chosen(1.9, 2.0, 1.0, 0.5, 0.5, 0.5) == [0, 1]
