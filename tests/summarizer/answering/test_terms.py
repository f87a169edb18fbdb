"""Words as questions and sentences share them."""

from __future__ import annotations

import pytest

from summarizer.answering.terms import empty_stems, terms_of
from summarizer.ranking.rules.phrases import table


def stems(text: str, language: str) -> list[str]:
    return [term.stem for term in terms_of(text, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "closing", "closed"),
        ("en", "injured", "hurt"),
        ("en", "killed", "died"),
        ("de", "Brücken", "Brücke"),
        ("fr", "blessée", "blessés"),
        ("ru", "погибли", "жертв"),
    ],
)
def test_forms_and_words_for_the_same_thing_meet(language: str, one: str, other: str) -> None:
    """An inflection, and what papers write for what people ask."""
    assert stems(one, language) == stems(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"), [("en", "bridge", "harbour"), ("vi", "má", "mà")]
)
def test_other_words_do_not(language: str, one: str, other: str) -> None:
    """Nor do words that only their tone tells apart."""
    assert stems(one, language) != stems(other, language)


def test_compounds_share_pieces() -> None:
    """A part of a German word is found in it."""
    part, whole = (set(terms_of(text, "de")[0].pieces) for text in ("Brücke", "Hafenbrücken"))

    assert len(part & whole) >= len(part) - 1


def test_runs_of_letters_stand_for_words() -> None:
    """Pairs in Chinese, threes in Thai; a Latin word between them is one."""
    assert stems("大桥关闭", "zh") == ["大桥", "桥关", "关闭"]
    assert stems("ปิดสะพาน", "th")[:2] == ["ปิด", "ิดส"]
    assert stems("用NASA的", "zh") == ["用", "nasa", "的"]


def test_names_and_numbers_are_known() -> None:
    """By their first letter."""
    told = [(term.is_number, term.capital) for term in terms_of("Roe closed 2 bridges", "en")]

    assert told == [(False, True), (False, False), (True, False), (False, False)]


@pytest.mark.parametrize("language", table("asking"))
def test_words_for_the_same_thing_are_no_empty_ones(language: str) -> None:
    """A group is of words that count, and each word belongs to one group."""
    lines = [line.split() for line in table("asking")[language].get("same", ())]
    words = [word for line in lines for word in line]

    assert len(words) == len(set(words))
    assert all(len(line) > 1 for line in lines)


def test_function_words_are_empty() -> None:
    """In any language of the table."""
    assert {"the", "did"} <= empty_stems("en")
    assert empty_stems(None) == frozenset()
