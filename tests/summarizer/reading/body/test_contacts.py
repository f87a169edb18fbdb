"""Whom to ask, at the end of a press release."""

import pytest

from summarizer.reading.body.contacts import without_contacts

TEXT = [
    "The harbour of the town will be closed for three months, the council said on Friday.",
    "Ships will have to use the port in the north, which is larger but a day farther away.",
    "The works are expected to begin in March, and to be finished before the season starts.",
] * 3
PEOPLE = ["Dr. Jane Doe", "Harbour Office", "Quay 3, Northtown", "+49 40 374709-40"]


@pytest.mark.parametrize(
    "end",
    [
        ["Media contact:", *PEOPLE],
        ["Weitere Informationen:", "Kontakt:", *PEOPLE],
        ["Adresse für Rückfragen", *PEOPLE, "Herausgeber", "Hafenamt der Stadt"],
        ["Contact presse", "Jeanne Dupont, presse@port.example, joignable tous les jours."],
        ["お問い合わせ先", "港湾局 広報課", "03-1234-5678"],
        ["Ufficio stampa:"],
    ],
)
def test_what_is_headed_so_and_names_people_is_left_out(end: list[str]) -> None:
    """With its heading, and headings of nothing else above it."""
    assert without_contacts([*TEXT, *end]) == TEXT


@pytest.mark.parametrize(
    "end",
    [
        PEOPLE,
        ["Contact", "The office was reached at nine, and said nothing of it."],
        ["Kontakt", *PEOPLE, "So steht es im Brief, den der Rat am Freitag schrieb."],
        ["Contact", *(f"Boat {number} of the club and its crew" for number in range(16))],
        ["Contacts with the crew"],
    ],
    ids=["no heading", "a sentence below", "an article goes on", "a list", "another heading"],
)
def test_what_else_ends_an_article_stays(end: list[str]) -> None:
    """Sentences, lists, and names that nothing heads."""
    assert without_contacts([*TEXT, *end]) == [*TEXT, *end]
