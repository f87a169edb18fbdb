"""What was learned is refused where the code counts its columns otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from summarizer.answering.judge import Judge
from summarizer.errors import ModelError
from summarizer.model_files import Columns, check_columns, check_names
from summarizer.ranking.coverage.weights import COLUMNS as COVERAGE
from summarizer.ranking.grades.grading import COLUMNS as GRADES
from summarizer.ranking.grades.grading import Grader
from summarizer.reading.body.model import COLUMNS as BODY
from summarizer.reading.body.model import Trees
from summarizer.reading.kind.article_kind import KindModel
from summarizer.topics.relevance.relevance import COLUMNS as RELEVANCE
from summarizer.topics.relevance.relevance import Model

#: File -> its columns, and what reads it.
LEARNED: dict[str, tuple[Columns, Callable[[Mapping[str, Any]], object]]] = {
    "grades.npz": (GRADES, Grader.of),
    "body_trees.npz": (BODY, Trees.of),
    "relevance.npz": (RELEVANCE, Model.of),
    "coverage.npz": (COVERAGE, lambda arrays: check_columns("coverage.npz", arrays, COVERAGE)),
    "coverage_elsewhere.npz": (
        COVERAGE,
        lambda arrays: check_columns("coverage_elsewhere.npz", arrays, COVERAGE),
    ),
}


def arrays_of(name: str) -> dict[str, Any]:
    with files("summarizer.data").joinpath(name).open("rb") as file, np.load(file) as arrays:
        return dict(arrays)


def stating(columns: Mapping[str, list[str]]) -> dict[str, Any]:
    return {"columns": np.array(json.dumps(columns))}


@pytest.mark.parametrize("name", LEARNED)
def test_a_file_of_other_columns_is_refused(name: str) -> None:
    """Two that changed places, one that is missing or new, or none at all; the message says which file."""
    columns, read = LEARNED[name]
    arrays = arrays_of(name)
    read(arrays)
    for table in columns:
        first, *rest = columns[table]
        for others in ([*rest, first], rest, ["new", first, *rest]):
            if others == [first]:
                continue
            told = {each: list(names) for each, names in columns.items()} | {table: others}
            with pytest.raises(ModelError, match=name):
                read({**arrays, **stating(told)})
    with pytest.raises(ModelError, match=name):
        read({key: array for key, array in arrays.items() if key != "columns"})


def test_a_weight_without_a_column_is_refused() -> None:
    """The judge of answers reads its weights by the names that they stand under."""
    table = json.loads(files("summarizer.data").joinpath("answers.json").read_text("utf-8"))
    Judge.of(table)
    for part in ("sentences", "articles"):
        name, *_ = table[part]
        fewer = {key: value for key, value in table[part].items() if key != name}
        with pytest.raises(ModelError, match=f"lacks {name}"):
            Judge.of({**table, part: fewer})


@pytest.mark.parametrize("part", ["signs", "kinds"])
def test_a_sign_that_no_article_has_is_refused(part: str) -> None:
    """Nor may a kind be one that there is not; the others stand in any order."""
    arrays = arrays_of("kinds.npz")
    names = json.loads(str(arrays["names"]))
    KindModel.of(arrays)
    others = {**names, part: ["of the moon", *names[part][1:]]}
    with pytest.raises(ModelError, match=r"kinds\.npz: has unknown of the moon;"):
        KindModel.of({**arrays, "names": np.array(json.dumps(others))})


def test_a_message_says_what_differs() -> None:
    """A few names; or that the order alone is another."""
    check_names("x.npz", ("a", "b"), ["a", "b"])
    with pytest.raises(ModelError, match=r"^x\.npz: lacks a; has unknown c; it must be"):
        check_names("x.npz", ["c", "b"], ["a", "b"])
    with pytest.raises(ModelError, match=r"^x\.npz: other order; it must be"):
        check_names("x.npz", ["b", "a"], ["a", "b"])


def test_no_column_stands_twice() -> None:
    """A name says which number it is."""
    for columns, _ in LEARNED.values():
        for names in columns.values():
            assert len(set(names)) == len(names)
