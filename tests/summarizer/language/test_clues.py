"""What stands in every text that an expression matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.clues import alternatives_of, clues_of, folded, found_among, is_in


@pytest.mark.parametrize(
    ("expression", "clues"),
    [
        (r"\b(?:sign\s?up|subscribe)\b.{0,160}\b(?:box|e-?mails?)\b", {"sign", "subscribe"}),
        (r"this\s+is\s+(?:paid|sponsored)", {"paid", "sponsored"}),
        (r"©\s?[^.!?©]{2,60}$", {"©"}),
        (r"\bnyhe[td]sbrev\w*\b", {"nyhetsbrev", "nyhedsbrev"}),
        (r"the\s+(?:harbour|quay)s?", {"harbour", "quay"}),
        (r"(?:\w+\s+)?quay", {"quay"}),
        (r"(?:ab){2,}c?", {"ab"}),
        (r"(?=boat)\w+\b", set()),
        (r"(?-i:SOURCE)\s", {"source"}),
        (r"\(quay\)", {"(quay)"}),
        (r"STRASSE", {"strasse"}),
        (r"harbour|\d+", set()),
        (r"harbours?|quay*", {"harbour", "qua"}),
        (r"(?:harbour)?", set()),
    ],
)
def test_what_must_be_there(expression: str, clues: set[str]) -> None:
    """The longest texts that no reading of the expression can do without."""
    assert clues_of(expression) == clues


def test_of_too_many_texts_the_end_is_told() -> None:
    """Ten choices of ten letters are too many to tell; what stands behind them is a clue."""
    clues = clues_of("[abcdefghij]" * 10 + "quay")

    assert 0 < len(clues) <= 64
    assert all(clue.endswith("quay") for clue in clues)


_PARTS = st.sampled_from(
    ["quay", "Boat", "(?:sea|ship)", "[ab]", r"\w", ".", r"\s", "é", r"\.", "(?:x|y?)", "(?:net)"]
)
_TIMES = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,3}"])
_SEQUENCES = st.lists(st.tuples(_PARTS, _TIMES).map("".join), min_size=1, max_size=5).map("".join)
_EXPRESSIONS = st.lists(_SEQUENCES, min_size=1, max_size=3).map("|".join)


@given(_EXPRESSIONS, st.data())
def test_no_match_is_missed(expression: str, data: st.DataObject) -> None:
    """Whatever an expression matches holds one of its clues, in capitals too."""
    text = data.draw(st.from_regex(re.compile(expression, re.IGNORECASE), fullmatch=True))
    clues = clues_of(expression)

    assert not clues or any(clue in folded(text) for clue in clues)
    assert not clues or any(clue in folded(text.upper()) for clue in clues)


@pytest.mark.parametrize("text", ["İLAN", "ilan", "ILAN"])
def test_turkish_capitals_are_letters(text: str) -> None:
    """Lower case makes two characters of one of them."""
    assert folded(text) == "ilan"


@pytest.mark.parametrize(
    "pattern",
    [
        re.compile(r"[aA]utor|(?:^|\s)firmas?(?:$|\s)"),
        re.compile(r"\bmore\b|tab-", re.IGNORECASE),
        re.compile(r"\d{2}"),
    ],
)
def test_texts_are_looked_through_together(pattern: re.Pattern[str]) -> None:
    """What is found in each of some texts is found in all, with line breaks in them too."""
    texts = [
        "Autor",
        "AUTOR",
        "box\nfirma",
        "box",
        "",
        "read MORE",
        "Tab-2",
        "no 12",
        "Autor firma",
    ]
    told = [text for text in texts if pattern.search(text)]
    assert sorted(found_among(pattern, texts)) == sorted(told)
    assert found_among(pattern, []) == []
    assert [text for text in texts if is_in(pattern, text)] == told


@pytest.mark.parametrize(
    ("expression", "parts"),
    [
        (r"\b(?:read|log\s?in)\b", (r"\b(?:read)\b", r"\b(?:log\s?in)\b")),
        (r"^(?:a(?:b|c)|[|)]|\|)", (r"^(?:a(?:b|c))", r"^(?:[|)])", r"^(?:\|)")),
        (r"(?:a|b)|(?:c|d)", (r"(?:a|b)|(?:c|d)",)),
        (r"\b(?:a|b)c(?:d|e)", (r"\b(?:a|b)c(?:d|e)",)),
        ("a|b", ("a|b",)),
        ("(?:a)", ("(?:a)",)),
    ],
)
def test_many_words_are_parted(expression: str, parts: tuple[str, ...]) -> None:
    """Each of many words is tried for itself; what is not all within one group stays whole."""
    assert alternatives_of(expression) == parts
