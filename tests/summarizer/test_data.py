"""What lies in ``summarizer/data`` says itself where it comes from."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import summarizer.data

DATA = Path(summarizer.data.__file__).parent

#: How many characters of a table's head say what it is, at least.
_SAYS_SOMETHING = 60


def files(pattern: str) -> list[Path]:
    return sorted(DATA.rglob(pattern))


@pytest.mark.parametrize("path", files("*.npz"), ids=lambda path: path.name)
def test_a_model_says_what_it_is(path: Path) -> None:
    """What it tells, what it was learned from, under which licence, and the command that does it."""
    with np.load(path) as arrays:
        about = json.loads(str(arrays["about"]))

    assert {"what", "learned from", "licence", "written by"} <= about.keys()
    assert any(word in key for key in about for word in ("how", "held out")), "and how well"
    assert about["written by"].startswith("python -m tests.benchmarks.")


@pytest.mark.parametrize("path", files("*.json"), ids=lambda path: path.name)
def test_a_table_says_what_it_holds(path: Path) -> None:
    """In its first key."""
    table = json.loads(path.read_text(encoding="utf-8"))

    assert next(iter(table)) == "about"
    assert len(table["about"]) > _SAYS_SOMETHING


@pytest.mark.parametrize("path", files("*.txt"), ids=lambda path: path.name)
def test_a_list_says_what_it_holds(path: Path) -> None:
    """In the comment at its head."""
    head = path.read_text(encoding="utf-8").split("\n")[:3]

    assert head[0].startswith("# ")
    assert len(" ".join(head)) > _SAYS_SOMETHING
