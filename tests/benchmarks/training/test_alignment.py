"""Grades go to the sentences that they were given to, however a text is parted."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.training.alignment import aligned

GRADED = (
    "Dr. ",
    "Weber closed the bridge on Monday.",
    "Nobody was hurt.",
    "The river fell.",
    "Read more here!",
)
GRADES = (0, 3, 1, 2, 0)


def test_the_same_sentences_have_the_same_grades() -> None:
    """One by one, also of two that are alike."""
    assert aligned([*GRADED, GRADED[1]], [*GRADED, GRADED[1]], [*GRADES, 1]).tolist() == [
        *GRADES,
        1,
    ]


def test_a_sentence_that_was_torn_has_the_best_grade_of_its_pieces() -> None:
    """A point that holds a graded sentence is as good as that."""
    found = aligned(
        ["Dr. Weber closed the bridge on Monday.", "Nobody was hurt. The river fell."],
        GRADED,
        GRADES,
    )

    assert found.tolist() == [3, 2]


def test_pieces_of_a_graded_sentence_have_its_grade() -> None:
    """Each that is most of it, or wholly within."""
    found = aligned(["Weber closed the bridge", "on Monday."], GRADED[1:2], GRADES[1:2])

    assert found.tolist() == [3, 3]


def test_what_nobody_graded_has_no_grade() -> None:
    """It is left out of what is learned from."""
    found = aligned([*GRADED[:3], "Our newsletter comes every week."], GRADED, GRADES)

    assert found[:3].tolist() == [0, 3, 1]
    assert np.isnan(found[3])


def test_chinese_is_told_by_its_letters() -> None:
    """No blanks part its words."""
    found = aligned(
        ["多瑙河水位周一上涨。学校停课。"], ["多瑙河水位周一上涨。", "学校停课。"], [3, 1]
    )

    assert found.tolist() == [3]
