from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.sentences import split_sentences
from tests.summarizer.language.hard_cases import HARD_CASES, text_and_sentences

#: Language to its cases; what stands in them is told at the head of the file.
CASES: defaultdict[str, list[str]] = defaultdict(list)
for _line in Path(__file__).with_name("sentence_cases.txt").read_text("utf-8").splitlines():
    if not _line.startswith("#"):
        _language, _, _case = _line.partition("\t")
        CASES[_language].append(_case)

#: What rules stumble over, for texts of chance.
HARD = st.sampled_from(
    'Mr. z. B. U.S. 3. IV. etc. a.m. Yahoo! … ... [3] .[1] ? ! " ” « ) ( ། । | ։ : ; ។ ፡፡ 。 「 」 A a 1 \u00a0 \n'.split(
        " "
    )
)


@pytest.mark.parametrize(("language", "case"), HARD_CASES, ids=lambda value: value[:40])
def test_hard_cases_are_parted(language: str, case: str) -> None:
    """Abbreviations, initials, decimals, quotations and scripts with stops of their own."""
    text, sentences = text_and_sentences(case)

    assert split_sentences(text, language) == sentences


@pytest.mark.parametrize("language", sorted(CASES))
def test_cases_of_a_language_are_parted(language: str) -> None:
    """Its titles, streets, ranks, dates, units, ordinals and marks tear no sentence, and hide no end."""
    expected = dict(map(text_and_sentences, CASES[language]))

    assert {text: split_sentences(text, language) for text in expected} == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("वह आया| वह गया| सब ठीक है।", 3),
        ("वह आया | वह गया || सब ठीक है |", 3),
        ("সে এল| সে গেল|", 2),
        ("Rice | Beans | Peas", 1),
        ("ក្រុមប្រឹក្សាបានសម្រេច។ការងារនឹងចាប់ផ្តើម។ ចប់៕", 3),
    ],
)
def test_marks_of_other_scripts_end_with_or_without_a_blank(text: str, count: int) -> None:
    """The bar that is typed for the danda, and the Khmer khan; a bar between Latin words ends nothing."""
    assert len(split_sentences(text, "hi")) == count


def test_georgian_has_no_small_letters() -> None:
    """Unicode calls its letters small ones; a sentence begins with them all the same."""
    assert len(split_sentences("ის მოვიდა. ციოდა. ყველა წავიდა.", "ka")) == 3


@given(
    st.text("aB1.!?…。।؟\"'”»() \n\u00a0", max_size=80)
    | st.text(max_size=200)
    | st.lists(HARD, max_size=30).map(" ".join)
    | st.lists(HARD, max_size=30).map("".join),
    st.sampled_from([None, *sorted(CASES)]),
)
def test_nothing_is_lost_or_changed(text: str, language: str | None) -> None:
    """Each sentence is a run of the text; between them stand blanks alone."""
    rest = text
    for sentence in split_sentences(text, language):
        before, found, rest = rest.partition(sentence)
        assert found == sentence
        assert not before.strip()
    assert not rest.strip()


@pytest.mark.parametrize(
    "text",
    [
        unit * (400_000 // len(unit))
        for unit in (
            "a.",
            "A. ",
            "a. a. ",
            "“",
            ". ",
            "1.",
            "1. ",
            "。",
            "「。",
            "Mr. ",
            "z. B. ",
            "x| ",
            "क| ",
            "a.[1] ",
            "x" * 50,
        )
    ]
    + [
        f"a{unit * 200_000}x"
        for unit in (".", "!", ".¹", "¹", ".[1]", ".1,1", '."', "։ ", ". \u00a0", "。」")
    ],
    ids=lambda text: repr(text[:8]),
)
def test_time_is_linear(text: str) -> None:
    """A text of nothing but hard places is parted in no time; a quadratic rule would take hours."""
    begun = time.process_time()
    sentences = split_sentences(text)

    assert time.process_time() - begun < 30
    assert "".join("".join(sentences).split()) == "".join(text.split())
