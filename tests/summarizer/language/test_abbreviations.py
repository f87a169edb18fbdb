"""The table of abbreviations, and what each of its kinds says."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from summarizer.language.abbreviations import abbreviations_of
from summarizer.language.sentences import split_sentences
from tests.summarizer.language.test_sentences import CASES

TABLE = files("summarizer.data").joinpath("abbreviations.txt").read_text(encoding="utf-8")
LINES = [line.partition(":") for line in TABLE.splitlines() if line and line[0] != "#"]
KINDS = {head.split()[0] for head, _, _ in LINES}
LANGUAGES = sorted({lang for head, _, _ in LINES for lang in head.split()[1].split(",")} - {"*"})

#: Languages that share the lines of another, which has cases.
_SHARED = frozenset("as bs ceb cy ga gd gu kn ky ml mn mr ne nn pa sh si tg tk tt uz".split())

BEFORE, BEHIND = "Aaaa bbbbb ccccc ddddd eeeee ffff", "Zzzz zzz zzzz."


def test_the_head_of_the_table_explains_its_kinds() -> None:
    """And no other."""
    assert set(re.findall(r"^# (\w+)  ", TABLE, re.MULTILINE)) == KINDS


def test_many_languages_have_abbreviations_and_each_has_cases() -> None:
    """Of what must be parted and what must not."""
    assert len(LANGUAGES) >= 60
    assert set(LANGUAGES) - set(CASES) <= _SHARED


def test_no_line_stands_twice() -> None:
    """A word that is added finds its line."""
    heads = [head for head, _, _ in LINES]

    assert len(heads) == len(set(heads))


def test_languages_without_lines_share_those_of_english() -> None:
    """A page may declare any language; none costs memory of its own."""
    assert abbreviations_of("xx-made-up") is abbreviations_of("en") is abbreviations_of(None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_never_end_a_sentence(language: str) -> None:
    """Whatever name follows."""
    kinds = abbreviations_of(language).kinds
    titles = [word for word, of in kinds.items() if of == {"title"}]

    torn = [w for w in titles if len(split_sentences(f"{BEFORE} {w}. {BEHIND}", language)) > 1]

    assert torn == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_closing_words_and_units_end_a_sentence(language: str) -> None:
    """Before any capital, where enough was said."""
    kinds = abbreviations_of(language).kinds
    nouns = language in {"de", "lb", "tr"}
    ends = [word for word, of in kinds.items() if of == {"closing"}]
    ends += [f"5 {word}" for word, of in kinds.items() if of == {"unit"} and not nouns]

    joined = [w for w in ends if len(split_sentences(f"{BEFORE} {w}. {BEHIND}", language)) == 1]

    assert joined == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "He is at Acme Inc. Zed is here.", 1),
        ("en", "He is at Acme Inc. The others are here.", 2),
        ("en", "It was modern art. Zed liked it.", 2),
        ("en", "It is in art. 5 of the law.", 1),
        ("de", "Sie wohnt in der Neuen Gartenstr. Zwei Autos stehen dort.", 1),
        ("de", "Sie wohnt in der Neuen Gartenstr. Die Autos stehen dort.", 2),
        ("ru", "Он родился и вырос в г. Зарайск.", 1),
        ("ru", "Город был основан только в 1900 г. Заводы пришли потом.", 2),
        ("xx", "Mr. Zed met Gov. Zell.", 1),
        (None, "Mr. Zed met Gov. Zell.", 1),
    ],
)
def test_what_follows_tells_of_the_other_kinds(language: str | None, text: str, count: int) -> None:
    """A word that may end a sentence ends it before one that often begins one, a label but before its number."""
    assert len(split_sentences(text, language)) == count
