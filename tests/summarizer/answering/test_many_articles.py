"""A question to many articles."""

from __future__ import annotations

from summarizer.answering.many_articles import MOST_FOUND, MOST_READ, answer_among
from summarizer.models import Article

FLOOD = Article.from_text(
    "The Inn rose by two metres in Passau on Monday night.\n"
    "Jane Roe, the mayor of Passau, closed both bridges because their piers had moved.",
    "Flood closes bridges in Passau",
    "https://river.example/flood",
    "en",
)
CUP = Article.from_text(
    "Linz won the cup final against Graz by three goals to one.\nAnna Berg scored twice in Linz.",
    "Linz wins the cup",
    "https://sport.example/cup",
    "en",
)
HOCHWASSER = Article.from_text(
    "Der Inn stieg in Passau in der Nacht zum Dienstag um zwei Meter.\n"
    "Bürgermeisterin Jane Roe sperrte in Passau beide Brücken.",
    "Hochwasser in Passau",
    language="de",
)


def test_the_article_that_says_it_answers() -> None:
    """With its sentences, the best first; others say nothing."""
    (found,) = answer_among([CUP, FLOOD], "Who closed the bridges in Passau?")

    assert (found.place, found.article) == (1, FLOOD)
    assert found.points[0].text.startswith("Jane Roe, the mayor")


def test_none_answers_what_none_says() -> None:
    """Nor what asks for nothing, nor where there is no article."""
    assert answer_among([CUP, FLOOD], "Who is the president of Peru?") == ()
    assert answer_among([CUP, FLOOD], "How much?") == ()
    assert answer_among([], "Who closed the bridges?") == ()
    assert answer_among([Article()], "Who closed the bridges?") == ()


def test_some_of_the_words_are_not_enough() -> None:
    """Beside an article that has all of them."""
    harbour = Article.from_text(
        "Work on the harbour in Passau costs 3 million euros.", language="en"
    )
    bridge = Article.from_text("Work on the bridge in Passau costs 4 million euros.", language="en")
    found = answer_among([harbour, bridge], "How much does work on the bridge in Passau cost?")

    assert [one.place for one in found] == [1]


def test_a_word_by_chance_is_no_answer() -> None:
    """Nor are two of three, which the article itself might answer to."""
    race = Article.from_text("Anna won the race of the world's largest clubs.", language="en")

    assert answer_among([race], "Who won the world cup in Passau?") == ()


def test_several_share_the_room() -> None:
    """One sentence of each, of those in other languages, too; the same sentence comes once."""
    found = answer_among([FLOOD, FLOOD, HOCHWASSER], "Who is Jane Roe of Passau?")

    assert {one.place for one in found} == {0, 2}
    assert all(len(one.points) == 1 for one in found)


def test_no_more_are_shown_than_people_read() -> None:
    """However many say it."""
    many = [
        Article.from_text(
            f"Jane Roe, mayor of Passau, closed bridge {n} of the {word} on Monday.", language="en"
        )
        for n, word in enumerate(["Inn", "Ilz", "Danube", "Rhine", "Spree"] * MOST_READ)
    ]

    assert len(answer_among(many, "Who closed the bridges of Passau?")) == MOST_FOUND
