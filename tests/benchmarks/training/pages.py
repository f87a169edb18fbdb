"""Graded articles as they are read from their pages, each with a fair guess of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarizer.models import Article
from tests.benchmarks.grades import Graded
from tests.benchmarks.kinds import MORE, cross_validated, read_more
from tests.benchmarks.training.kind_model import read_kinds


def read_pages(gold: Iterable[Graded]) -> dict[str, Article]:
    """Return articles by id; those that cannot be read are left out.

    The kind of each is what articles of other domains teach: the shipped model was taught these very
    kinds, and whoever learned from its guesses would trust them too much.
    """
    guesses = cross_validated(read_kinds(gold), read_more(MORE))
    return {row.graded.id: replace(row.article, kind=kind) for row, kind in guesses}
