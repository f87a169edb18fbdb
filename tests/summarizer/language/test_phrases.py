"""Tables of phrases: their form, and that each entry does what its examples say."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from summarizer.language.phrases import Phrase, entries, entries_in, expression_of, phrases

#: Each a list of entries by language.
TABLES = [
    "boilerplate",
    "bylines",
    "citations",
    "clutter",
    "dependence",
    "element_names",
    "end_matter",
    "next_part",
    "no_names",
    "notices",
    "paywalls",
    "players",
    "prompt_words",
    "questions",
    "site_names",
    "sources",
    "speech",
    "stamps",
    "walls",
]

#: Parts whose phrases begin a line; of all others they may stand anywhere in it.
BEGIN = {
    "starts",
    "ends",
    "not found",
    "to read",
    "acts",
    "by",
    "labels",
    "openers",
    "time",
    "just named",
    "impersonal",
    "asks",
    "bare",
    "contents",
    "bio",
}


def _matches(entry: Phrase, text: str) -> bool:
    """Whether the entry alone finds a text."""
    expression = re.compile(entry.expression, re.IGNORECASE)
    look = expression.match if entry.part in BEGIN else expression.search
    return look(text) is not None


def _finds(table: str, part: str, text: str) -> bool:
    """Whether a part of a table finds a text, as the program asks it."""
    found = phrases(table, part)
    return found.begin(text) if part in BEGIN else found.are_in(text)


@pytest.mark.parametrize("table", TABLES)
def test_an_entry_matches_its_example(table: str) -> None:
    """By itself, and in its table, whose quicker look must miss nothing."""
    every = entries(table)

    assert every
    assert [e for e in every if not _matches(e, e.must)] == []
    assert [e for e in every if not _finds(table, e.part, e.must)] == []
    assert [e for e in every if e.must.casefold() == e.expression.casefold()] == []


@pytest.mark.parametrize("table", TABLES)
def test_an_entry_does_not_match_its_counterexample(table: str) -> None:
    """Nor does any other of its part."""
    wrong = [e for e in entries(table) if not e.must_not or _finds(table, e.part, e.must_not)]

    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_no_entry_stands_twice(table: str) -> None:
    """A language, or several, or any; none matches what is empty."""
    told = [(entry.part, entry.expression) for entry in entries(table)]

    assert len(told) == len(set(told))
    assert all(re.fullmatch(r"any|[a-z]{2}(?: [a-z]{2})*", e.language) for e in entries(table))
    assert not any(_finds(table, part, text) for part, _ in set(told) for text in ("", "x"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_what_it_is(table: str) -> None:
    """What it is for, and where its phrases are from."""
    text = files("summarizer.data.phrases").joinpath(f"{table}.json").read_text(encoding="utf-8")

    assert re.search(r'"about": ".{40}', text)
    assert re.search(r'"source": ".{10}', text)


@pytest.mark.parametrize(
    ("phrase", "expression"),
    [
        ("sign up", r"sign\s+up"),
        ("(a|b) c", r"(?:a|b)\s+c"),
        (r"\(a\) [ (]b", r"\(a\)\s+[ (]b"),
        ("(?!a)(?:b)(?-i:C)", "(?!a)(?:b)(?-i:C)"),
        (r"[^\] (]( x)?", r"[^\] (](?:\s+x)?"),
    ],
)
def test_a_phrase_is_written_plainly(phrase: str, expression: str) -> None:
    """A blank is any white space and brackets keep nothing, but in classes."""
    assert expression_of(phrase) == expression


@pytest.mark.parametrize("phrase", ["can ?not", "a *b", "a {2}b"])
def test_a_blank_is_not_repeated(phrase: str) -> None:
    """It is any white space already: what follows it would be read of that."""
    with pytest.raises(ValueError, match="blank"):
        expression_of(phrase)


@pytest.mark.parametrize(
    "fields",
    [
        '"phrase": "sign up", "must": "Sign up now"',
        '"phrase": "sign up", "must": "Sign up now", "must_not": "Signs", "note": "x"',
        '"part": "ends", "phrase": "sign up", "must": "Sign up now", "must_not": "Signs"',
    ],
)
def test_a_table_is_checked_when_it_is_read(fields: str) -> None:
    """An entry without an example, with a field or of a part that is not known is refused."""
    whole = '"phrase": "tap here", "must": "Tap here now", "must_not": "Taps"'

    assert len(entries_in(f'{{"languages": {{"en": [{{{whole}}}]}}}}')) == 1
    with pytest.raises(ValueError, match="an entry of en"):
        entries_in(f'{{"languages": {{"en": [{{{whole}}}, {{{fields}}}]}}}}')


def test_lines_are_looked_through_together() -> None:
    """Each is told as if it were asked by itself, also one with a line break in it."""
    prompts = phrases("prompt_words")
    lines = ["Subscribe now", "The harbour closed.", "", "Newsletter", "Read\nalso", "İ © 2022"]

    assert list(prompts.are_in_each(lines)) == [prompts.are_in(line) for line in lines]
    assert list(prompts.are_in_each(lines[1:3])) == [False, False]
    assert list(prompts.are_in_each([])) == []
