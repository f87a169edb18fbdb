"""Which sentences are of the text."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.ranking.rules.forms import form_of
from summarizer.ranking.rules.statements import statements

TEXT = (
    "The harbour will be closed for three months.",
    "Ships have to use the port in the north, she said.",
    "“We had no choice.”",
    "Work begins in March (and ends in May).",
)


def places(sentences: Sequence[str]) -> tuple[int, ...]:
    return statements(sentences, [form_of(sentence, None) for sentence in sentences])


def test_headings_and_rows_are_none() -> None:
    """Where sentences end with a mark, what ends without one is a heading or a row of a table."""
    mixed = (
        TEXT[0], "What the closure means for the town and its people", TEXT[1],
        "Screen: 14-inch OLED | Storage: 1 TB | Weight: 2.91 lbs", *TEXT[2:],
    )  # fmt: skip

    assert places(mixed) == (0, 2, 4, 5)


def test_a_text_without_marks_keeps_its_sentences() -> None:
    """Thai has no full stops, and some people write none."""
    bare = [sentence.rstrip(".") for sentence in TEXT]

    assert places(bare) == (0, 1, 2, 3)


def test_a_first_sentence_without_blanks_is_no_head() -> None:
    """Chinese has no blanks: a sentence is short where it is narrow, not where it is one word."""
    text = (
        "北京市长周一在记者会上宣布因病辞去所有职务。",
        "洪水淹没了老城的街道，两千人离开家园。",
    )

    assert places(text) == (0, 1)


def test_a_text_that_mostly_lacks_marks_keeps_what_has_them() -> None:
    """Of plans and lists of parts the sentences tell more than the rows, where there are enough."""
    told = [f"On day {day} the rowers of Passau cross the Inn and the Danube." for day in range(6)]
    rows = [f"Eggs and rice [2 eggs, {day} cups of rice, 10 olives]" for day in range(12)]

    assert places([*told, *rows]) == tuple(range(6))
    assert len(places([*told[:4], *rows])) == 16
