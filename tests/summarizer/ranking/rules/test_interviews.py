"""Who asks in an interview."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.interviews import turns_of_askers

MAYOR = (
    "Jane Roe: The bridge will stay closed until May because two piers are cracked.",
    "Jane Roe: Who else would pay? The town has set two million euros aside for it.",
    "Jane Roe: In June, weather permitting.",
)


@pytest.mark.parametrize(
    "turns",
    [
        (
            "Q: You say that the piers are cracked. Is the bridge safe?",
            "Q: Who pays?",
            "Q: Tell us more.",
        ),
        ("The Gazette: The town is broke. How will it pay?", "The Gazette: And when?"),
        ("– 记者：大桥已经关闭。什么时候开放？", "– 记者：谁来付钱？"),
        ("الصحيفة: الجسر مغلق. متى يفتح؟", "الصحيفة: من يدفع؟"),
        ("ZEIT: Die Brücke ist zu. Bleibt sie es?", "ZEIT: „Wer zahlt?“"),
    ],
)
def test_all_turns_of_who_mostly_asks_are_his(turns: tuple[str, ...]) -> None:
    """Also the one without a question; who answers may ask back once."""
    assert turns_of_askers([*MAYOR, *turns]) == set(turns)


def test_who_asks_without_a_name_is_known_by_many_questions() -> None:
    """What he puts forward is not said by who answers."""
    turns = (
        "Your book says that piers crack. Why?", "Critics call the bridge a luxury. Is it?",
        "Who pays?", "The road is closed, too. Until when?",
    )  # fmt: skip

    assert turns_of_askers([*MAYOR, *turns]) == set(turns)
    assert turns_of_askers([*MAYOR, *turns[1:]]) == set()
    assert turns_of_askers([*(f"The Inn rose on day {day}." for day in range(20)), *turns]) == set()


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The question is: who pays?", "The town has no money."),
        ("Note: the bridge is closed.", "Note: bring boots. Any left?", "Note: no dogs."),
        ("Is the bridge safe? Experts think so.", "Who pays? The town."),
        (),
    ],
)
def test_a_question_does_not_make_an_interview(paragraphs: tuple[str, ...]) -> None:
    """A label that stands once, notes, and questions that the text answers itself."""
    assert turns_of_askers(paragraphs) == set()
