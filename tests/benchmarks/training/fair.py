"""Points of graded articles by graders that did not learn from their domains."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from unittest.mock import patch

from summarizer.models import Article
from summarizer.ranking import key_points
from summarizer.ranking.grades.grading import Grader
from tests.benchmarks.grades import Graded, folds
from tests.benchmarks.training.grader import Example, Lesson, fit_grader, guessed_examples, lesson

Points = dict[str, Sequence[str]]
Answers = Callable[[Sequence[Graded]], Points]
Pages = Mapping[str, Article]


def cross_validated(
    pool: Sequence[Graded], pages: Pages, gold: Sequence[Graded], answers: Answers
) -> Points:
    """Answer each fifth of the domains by what those of the pool that are not of it taught."""
    known = [(graded, lesson(graded, pages.get(graded.id))) for graded in pool]
    guesses = guessed_examples()
    found: Points = {}
    for fold in folds():
        learned = [lesson for graded, lesson in known if graded.fold != fold]
        found |= judged_by(learned, guesses, [g for g in gold if g.fold == fold], answers)
        print(f"fold {fold} of {len(folds())}", flush=True)
    return found


def held_out(
    pool: Sequence[Graded], pages: Pages, gold: Sequence[Graded], answers: Answers
) -> Points:
    """Answer some articles by what others taught, their own domains left out."""
    own = {graded.domain for graded in gold}
    learned = [lesson(graded, pages.get(graded.id)) for graded in pool if graded.domain not in own]
    return judged_by(learned, guessed_examples(), gold, answers)


def judged_by(
    learned: Sequence[Lesson],
    guesses: Sequence[Example],
    gold: Sequence[Graded],
    answers: Answers,
) -> Points:
    """Return the points that are chosen by a grader of one's own instead of the file's."""
    grader = Grader.of(fit_grader(learned, guesses))
    with patch.object(key_points, "load_grader", lambda: grader):
        return answers(gold)
