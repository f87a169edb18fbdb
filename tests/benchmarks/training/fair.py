"""Points of graded articles by graders that did not learn from their domains."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from unittest.mock import patch

from summarizer.ranking import key_points
from summarizer.ranking.grading import Grader
from tests.benchmarks.grades import Graded, folds
from tests.benchmarks.training.grader import Example, fit_grader, graded_example, guessed_examples

Points = dict[str, Sequence[str]]
Answers = Callable[[Sequence[Graded]], Points]


def cross_validated(gold: Sequence[Graded], answers: Answers) -> Points:
    """Answer each fifth of the domains, the untouched third left out, by what the others taught."""
    known = _described([g for g in gold if not g.untouched])
    guesses = guessed_examples()
    found: Points = {}
    for fold in folds():
        learned = [example for graded, example in known if graded.fold != fold]
        found |= judged_by(
            learned, guesses, [graded for graded, _ in known if graded.fold == fold], answers
        )
        print(f"fold {fold} of {len(folds())}", flush=True)
    return found


def held_out(learned: Sequence[Graded], gold: Sequence[Graded], answers: Answers) -> Points:
    """Answer some articles by what others taught."""
    known = [example for _, example in _described(learned)]
    return judged_by(known, guessed_examples(), gold, answers)


def judged_by(
    learned: Sequence[Example],
    guesses: Sequence[Example],
    gold: Sequence[Graded],
    answers: Answers,
) -> Points:
    """Return the points that are chosen by a grader of one's own instead of the file's."""
    grader = Grader.of(fit_grader(learned, guesses))
    with patch.object(key_points, "load_grader", lambda: grader):
        return answers(gold)


def _described(gold: Sequence[Graded]) -> list[tuple[Graded, Example]]:
    return [(graded, graded_example(graded)) for graded in gold]
