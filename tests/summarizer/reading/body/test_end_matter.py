"""Lines below an article that are about it."""

import pytest

from summarizer.reading.body.boilerplate import without_boilerplate
from summarizer.reading.body.end_matter import is_end_matter, without_end_matter
from summarizer.reading.body.tail import without_end

PARAGRAPHS = [
    "The harbour of the town will be closed for three months, the council said on Friday.",
    "Ships will have to use the port in the north, which is larger but a day farther away.",
    "The works are expected to begin in March, and to be finished before the season starts.",
]


@pytest.mark.parametrize(
    "line",
    [
        "Associated Press writers Ann Lee and Bo Ray contributed to this report.",
        "(Reporting by Ann Lee, editing by Bo Ray.)",
        "Copy Editors: Ann Lee, Bo Ray",
        "Übersetzung: Ann Lee, Redaktion: Bo Ray",
        "Jane Doe is a senior reporter who covers harbours and the sea.",
        "• John Roe (@johnroe) is a professor of law at the University of the North.",
        "An award-winning journalist, Jane has covered ports since they had sails.",
        "This article was originally published by The Northern Post.",
        "This story has been updated to add comments from the council.",
        "The post Harbour to close appeared first on Harbour Watch.",
        "First reviewed September 2023",
        "More information: A. Lee et al, On harbours, Science (2023). DOI: 10.1126/science.x",
        "[2] Lee to Ray, “On harbours,” May 8, 1969, Box 17.",
        "Dieser Artikel ist eine Übersetzung, im Original ist er im Norden erschienen.",
        "Share this on:",
        "Sharing is caring!",
        "Comments are closed.",
        "Be sure to follow me on social media to stay up to date.",
        "Want more stories like this?",
        "If you found this guide useful, pin it or share it with your friends.",
        "Learn more about our harbours or explore our software for ports.",
        "Let us know what you think in the comments below!",
        "Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns mit einer Spende.",
        "Suivez toute l'actualité du port sur notre page.",
        "Der Beitrag wurde am Mittwoch, den 27. November 2019 veröffentlicht.",
        "Haben Sie Fragen zum Hafen? Dann melden Sie sich bei uns.",
        "Weitere Informationen zum Hafen finden Sie hier.",
        "Excerpted from “Harbours” by Jane Doe. Used with permission.",
        "(Quelle: Hafenamt)",
        "https://www.example.org/harbour",
        "Harbour office: press@example.org; Tel. 0221 9822",
        "We take your privacy seriously. You can unsubscribe at any time.",
        "If you’re seeing this message but are a subscriber, you can log in.",
        "These statements have not been evaluated by the Food and Drug Administration.",
        "The content of this blog is for informational purposes only.",
        "Prices are subject to change at any time.",
        "Some details have been changed",
        "More themes of the day:",
        "harbours, ports, ships, the sea, town council, works",
        "quay map, quay by night, quay of the old town hall, quay food, quay tours, ship",
        "ميناء الشمال، سفن، البحر، مجلس المدينة، أعمال، رصيف",
        "References",
        "Doe J, Roe R, et al. (2016). The tides of harbours and their prices: A review.",
        "“Ports of the North.” Harbour Office, https://example.org. Accessed 4 Apr. 2025.",
        "Hair, Nails, and Makeup: Jane Doe",
        "Her work has appeared in papers of the north.",
        "Hi there! I’m Jane, and I write about harbours.",
        "The Gazette Editorial Board consists of Jane Doe and John Roe.",
        "A copy of the game was independently sourced for review by the Gazette.",
        "Read the original article on Harbour Watch.",
        "Follow our coverage of harbours at https://example.org/harbours",
        "The Gazette is a charity. If you value our reporting, please consider making a donation.",
        "For more, read how to build a harbour.",
        "Special offer for readers: a year of the Gazette for five crowns.",
        "Was the article useful?",
        "Looking for the best harbours? We’ve got you sorted.",
        "Listen wherever you get your podcasts.",
        "This content was paid for and should not be considered editorial material.",
    ],
)
def test_what_is_about_an_article(line: str) -> None:
    """Credits, its origin, prompts and small print end no article, in any order."""
    assert without_end_matter([*PARAGRAPHS, line, "Comments are closed."]) == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        *PARAGRAPHS,
        "“We will share this with the people of the town,” she said.",
        "The council has been asked to comment.",
        "He had followed the ship to the harbour, and never came back.",
        "UPDATE: Dec. 2, 2016, 2:16 p.m. The quay will be open again from Monday, the port said.",
        "Ann Roe: The Harbour. Quay Press, London 2023. 170 pages, 18 pounds",
        "Cod, herring, a plaice the size of a door, crabs, eels, what the men of the quay call luck",
        "Mr Roe, who is a fisherman, sold his boats, nets, ropes and sails, and left.",
        "Divers retrieved the last of the bodies from the harbour on Friday.",
        "The letter does not constitute a threat, the judge said.",
        "Agents get a commission of six per cent for each ship, the report says.",
        "“It was never planned,” the minister said in a comment.",
        "The club's goal is to return to the first division next year.",
        "NASA's mission is to land there within two years.",
        "Used by millions of fishermen, the net was invented in the town.",
        "Alle Schüler erhalten ab Montag Tablets auf Kosten der Stadt.",
        "Quelle que soit leur origine, ces navires reviendront, dit-elle.",
        "Daftar tersebut memuat nama semua kapal yang hilang.",
        "Wer nicht mehr mitfahren will, muss sich bis Freitag abmelden.",
        "Talk to your doctor if the cough lasts for longer than a week.",
        "Sources at the harbour say that the works have begun.",
        "For more than a year nobody could see the harbour.",
        "Her work has been hard, she says, and her books have sold badly.",
        "The harbour office is responsible for the content of the tanks.",
    ],
)
def test_a_last_paragraph_stays(line: str) -> None:
    """It tells of what happened, whatever words it has."""
    assert not is_end_matter(line)


def test_who_wrote_it_is_known() -> None:
    """A last line that begins with an author tells who that is, whatever it says."""
    line = "Jane Doe grew up by the sea and lives in the north with two cats."

    assert without_end([*PARAGRAPHS, line], ["Jane Doe"]) == PARAGRAPHS
    assert without_end([*PARAGRAPHS, line]) == [*PARAGRAPHS, line]
    # By one word, it may be another of that name.
    assert without_end([*PARAGRAPHS, line], ["Jane"]) == [*PARAGRAPHS, line]


def test_headings_of_what_was_dropped_go_with_it() -> None:
    """Nothing is left below them."""
    below = ["Next steps", "Sign up for our newsletter now.", "Social Media", "Follow us on X."]
    assert without_end([*PARAGRAPHS, *below]) == PARAGRAPHS


def test_a_smile_ends_a_sentence() -> None:
    """A last line that ends in a face is no heading; one that points elsewhere still is none."""
    smiling = "Out there I feel like a captain of old – and I like it 😉"
    assert without_end([*PARAGRAPHS, smiling]) == [*PARAGRAPHS, smiling]
    assert without_end([*PARAGRAPHS, "More harbours 😍"]) == PARAGRAPHS


def test_the_book_that_is_reviewed_stays() -> None:
    """Its line has no stop at its end, and is no heading."""
    book = "Ann Roe: Der Hafen. Kai Verlag, Bremen 2023. 170 Seiten, 18,00 EUR"
    assert without_end([*PARAGRAPHS, book]) == [*PARAGRAPHS, book]
    assert without_end([*PARAGRAPHS, book.partition(".")[0]]) == PARAGRAPHS


def test_amidst_an_article_they_stay() -> None:
    """Only its end is looked at, and of that no more than a part."""
    lines = [PARAGRAPHS[0], "Jane Doe is a reporter at the harbour.", PARAGRAPHS[1]]
    assert without_end(lines) == lines

    prompts = ["Let us know in the comments below!"] * 9
    assert len(without_end_matter([PARAGRAPHS[0], *prompts])) > 5


def test_long_captions_go_by_who_took_the_picture() -> None:
    """Wherever they stand; a paragraph may end in brackets too."""
    long = "Ships lie at the quay on Friday, while people of the town look on. " * 4

    caption, remark = f"{long}(AP Photo/Ann Lee)", f"They look on and on. {long}(So they said.)"
    assert without_boilerplate([*PARAGRAPHS, caption, remark], "") == [*PARAGRAPHS, remark]


@pytest.mark.parametrize(
    "line",
    [
        "Jane graduated from the school of the sea and has two boats.",
        "Unsere Autorin Jane Doe lebt am Hafen und segelt.",
        "Der frühere Bürgermeister Jane Doe ist Mitglied des Rates.",
    ],
)
def test_a_last_line_on_who_wrote_it_is_none(line: str) -> None:
    """By the first name, or behind what the writer is."""
    assert without_end([*PARAGRAPHS, line], ["Jane Doe"]) == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "Jane, the ship, is expected to be back in the harbour by the end of March.",
        "The quay is named after the captain. His daughter Jane Doe was its first pilot.",
        "Janet is the last of the ships that were built in the town, and it is for sale.",
    ],
)
def test_a_last_line_on_others_stays(line: str) -> None:
    """A ship, somebody of whom another sentence speaks, a longer name."""
    assert without_end([*PARAGRAPHS, line], ["Jane Doe"]) == [*PARAGRAPHS, line]


def test_a_first_line_on_who_wrote_it_is_none() -> None:
    """If it says that it is written by one who writes, and names the writer."""
    text = PARAGRAPHS * 4
    bio = "Jane Doe is a writer who has covered harbours for more than a decade."
    assert without_end([bio, *text], ["Jane Doe"]) == text
    assert without_end([bio, *text], ["John Roe"]) == [bio, *text]


def test_several_last_lines_that_are_cut_off_are_of_other_articles() -> None:
    """One is the opening of the article itself."""
    cut = ["Boats of the north are sold in the …", "Nobody knows who built the old …"]
    assert without_end([*PARAGRAPHS, *cut], []) == PARAGRAPHS
    assert without_end([*PARAGRAPHS, cut[0]], []) == [*PARAGRAPHS, cut[0]]


def test_a_last_sentence_may_lead_to_what_is_not_text() -> None:
    """A film, a table; a short line before a colon is the heading of what was dropped."""
    last = "For the tides of the whole year, look at the table below:"
    assert without_end([*PARAGRAPHS, last]) == [*PARAGRAPHS, last]
    assert without_end([*PARAGRAPHS, "The tides:"]) == PARAGRAPHS


def test_who_asks_in_a_talk_does_not_tell_of_himself() -> None:
    """Though the article is his, the last word may be."""
    talk = ["Jane Doe: What does the quay cost?", "John Roe: It is dear.", "Jane Doe: Thank you."]
    assert without_end([*PARAGRAPHS, *talk], ["Jane Doe", "Bo Lee"]) == [*PARAGRAPHS, *talk]
