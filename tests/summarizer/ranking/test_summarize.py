"""What holds for the key points of every article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language.sentences import split_sentences
from summarizer.models import Article
from summarizer.ranking.summarize import MAX_JUDGED, most_points, summarize
from tests.summarizer.ranking.articles import FLOOD, flood

#: Scripts with and without blanks, marks that open and close, clutter, numbers.
WORDS = st.sampled_from(
    'The Danube rose police said He mayor of in and 1501 % — “We never” "saw" (left) U.S. Dr. '
    "Минск заявил 北京市长表示。 東京で ภาษาไทย حكومة وقال दिल्ली में। straße l'état (CNN) -- By | : ; … ? !".split()
)
PARAGRAPHS = st.lists(
    st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=0, max_size=12
)
LANGUAGES = st.sampled_from([None, "en", "de", "fr", "zh", "ja", "th", "ar", "xx"])


def texts(article: Article, points: int = 3) -> tuple[str, ...]:
    return tuple(point.text for point in summarize(article, points).points)


@settings(max_examples=80, deadline=None)
@given(PARAGRAPHS, LANGUAGES, st.integers(1, 8))
def test_any_text_gives_verbatim_points_in_order(
    paragraphs: list[str], language: str | None, points: int
) -> None:
    """Whatever the text, a point is a run of one paragraph, and points follow the text's order."""
    article = Article.from_text("\n".join(paragraphs), language=language)

    summary = summarize(article, points)

    places = [point.position for point in summary.points]
    assert len(summary.points) == min(points, summary.available)
    assert places == sorted(set(places))
    for point in summary.points:
        assert any(point.text in paragraph for paragraph in article.paragraphs)
        assert point.text == point.text.strip() != ""


@settings(max_examples=30, deadline=None)
@given(PARAGRAPHS, LANGUAGES)
def test_points_are_the_same_every_time(paragraphs: list[str], language: str | None) -> None:
    """The same article gives the same points."""
    article = Article.from_text("\n".join(paragraphs), language=language)

    assert summarize(article) == summarize(article)


def test_position_counts_the_articles_sentences() -> None:
    """The position is the sentence's place among all sentences, those of no use included."""
    article = flood()
    sentences = [s for p in article.paragraphs for s in split_sentences(p, "en")]

    for point in summarize(article, 8).points:
        first = split_sentences(point.text, "en")[0]
        assert sentences[point.position].endswith(first)


def test_no_point_leans_on_what_is_not_shown() -> None:
    """ "He said", "It is" and a quotation of "she" are no points of their own."""
    for points in range(1, 9):
        chosen = texts(flood(), points)
        assert [t for t in chosen if t.startswith(("He said", "It is", '"It will'))] == []


def test_boilerplate_is_no_point() -> None:
    """A prompt among the paragraphs is never chosen, however many points are wanted."""
    assert not any("newsletter" in text for text in texts(flood(), 8))


def test_no_two_points_say_the_same() -> None:
    """A sentence that was said before in other words is not said again."""
    chosen = texts(flood(), 8)

    assert sum("highest level since 1501" in text for text in chosen) <= 1


def test_the_dateline_is_left_off() -> None:
    """The point begins with the report, not with where it was filed; it is still a verbatim run."""
    first = texts(flood(title="Flood forces two thousand people out of Passau homes"))[0]

    assert first.startswith("Heavy rain flooded the old town of Passau")
    assert first in FLOOD


def test_the_headline_is_no_point() -> None:
    """A sentence that only repeats the headline tells nothing."""
    title = (
        "Soldiers carried elderly residents out of a nursing home in rubber boats during the night"
    )

    assert not any(text.startswith("Soldiers carried") for text in texts(flood(title=title), 8))


def test_three_points_fit_a_chat() -> None:
    """Three points of an article that is long enough come to 250 to 700 characters."""
    assert 250 <= sum(map(len, texts(flood()))) <= 700


def test_points_of_clear_clutter_are_never_the_head() -> None:
    """A newspaper page's head, cut into sentences by stops, gives no point."""
    head = "By. Associated Press. PUBLISHED:. 14:11 EST, 25 October 2013. |. UPDATED:. 15:36 EST. "
    article = Article.from_text(head + FLOOD.replace("\n", " "), language="en")

    chosen = texts(article, 8)

    assert not any("PUBLISHED" in text or "Associated" in text or "EST" in text for text in chosen)


@pytest.mark.parametrize(("sentences", "points"), [(0, 0), (1, 1), (2, 2), (3, 2), (6, 3), (99, 8)])
def test_short_articles_give_fewer_points(sentences: int, points: int) -> None:
    """A text is never nearly repeated: half its sentences at most, but two of three, and eight."""
    assert most_points(sentences) == points


def test_a_text_of_two_sentences_gives_these() -> None:
    """There is nothing to leave out, even where the second leans on the first."""
    text = "The mayor of Passau resigned on Monday after the flood. He had been ill for a year."

    chosen = texts(Article.from_text(text, language="en"))

    assert " ".join(chosen) == text


@pytest.mark.parametrize("text", ["", "Yes", "…", "\n\n", "12:30"])
def test_a_text_without_sentences_is_no_error(text: str) -> None:
    """Nothing in, at most that out."""
    assert len(texts(Article.from_text(text))) <= 1


def test_one_point_that_stands_alone_is_rather_given_than_two_that_lean() -> None:
    """Where a single sentence can be understood alone, no other is the first point beside it."""
    text = (
        "It follows the arrest of two others on Friday in the old town of Passau.\n"
        "He was seen near the bridge late on Monday, and it was closed for an hour.\n"
        "Police in Passau have arrested a man over the theft of two boats from the harbour.\n"
        "They believe that he sold both of them within a day of their disappearance."
    )

    chosen = texts(Article.from_text(text, language="en"))

    assert chosen == (
        "Police in Passau have arrested a man over the theft of two boats from the harbour.",
    )


def test_a_text_of_leaning_sentences_still_has_points() -> None:
    """Where no sentence stands alone, the demands give way."""
    text = "He came. He saw. He won. He left. He slept. He died."

    assert texts(Article.from_text(text, language="en"))


def test_the_end_of_a_book_is_not_looked_at() -> None:
    """Behind the documented number of sentences nothing is judged."""
    book = "\n".join(f"Chapter {n} of the book tells of the city of Passau." for n in range(2000))

    summary = summarize(Article.from_text(book, language="en"), 8)

    assert all(point.position < MAX_JUDGED for point in summary.points)


def test_no_link_without_a_page() -> None:
    """Bare text has no page to point into."""
    assert all(point.link is None for point in summarize(flood()).points)
    links = [p.link for p in summarize(flood(url="https://example.org/a")).points]
    assert all(link and link.startswith("https://example.org/a#:~:text=") for link in links)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "北京市长周一宣布辞职。洪水淹没了老城，两千人被迫离开家园。政府承诺提供一亿元援助。学校将关闭到周末。"),
        ("ja", "東京都知事は月曜日に辞任を発表した。洪水で二千人が避難した。政府は百億円の支援を約束した。学校は休校となる。"),
        ("th", "ผู้ว่าราชการกรุงเทพลาออกเมื่อวันจันทร์ น้ำท่วมเมืองเก่า ประชาชนสองพันคนต้องอพยพ รัฐบาลสัญญาว่าจะช่วยเหลือ"),
        ("ar", "أعلن رئيس البلدية استقالته يوم الاثنين. غمرت المياه المدينة القديمة. وعدت الحكومة بمساعدات عاجلة. ستبقى المدارس مغلقة."),
    ],
)  # fmt: skip
def test_scripts_of_all_kinds(language: str, text: str) -> None:
    """Scripts without blanks and from right to left give points, untouched, without any extra."""
    chosen = texts(Article.from_text(text, language=language))

    assert chosen
    assert all(point in text for point in chosen)


def test_wide_letters_count_for_two() -> None:
    """A Chinese sentence of twenty letters says enough, and "he said" is no point among such."""
    text = (
        "北京市长周一在记者会上宣布因病辞去所有职务。洪水淹没了老城的街道，两千人被迫离开家园。他说，这是五十年来最严重的一次水灾。"
        "警方表示搜救工作仍在继续，已有三百名士兵参加。政府承诺向受灾居民提供一亿元的紧急援助。该市所有学校将关闭到周末为止。"
    )

    chosen = texts(Article.from_text(text, language="zh"))

    assert chosen
    assert not any(point.startswith(("他", "该")) for point in chosen)


def test_short_sentences_that_stand_alone_come_before_those_that_lean() -> None:
    """Where all are short, a pronoun is still no beginning of a point."""
    text = "Rain fell on Passau. He left it. The Danube rose. It fell. She was ill. They came."

    chosen = texts(Article.from_text(text, language="en"))

    assert chosen
    assert not any(point.startswith(("He", "It", "She", "They")) for point in chosen)


def test_a_long_first_sentence_can_be_a_point() -> None:
    """What happened may take 400 characters; any other sentence that long is left out."""
    first = f"The mayor of Passau resigned on Monday after the flood, {'and so on ' * 27}at last."
    later = (
        f"The Danube rose to twelve metres on Tuesday after the rain, {'and so on ' * 27}at last."
    )
    rest = "\n".join(
        f"Report number {n} of the city of Passau tells what {word} did in the old town."
        for n, word in enumerate("soldiers firemen teachers bakers nurses drivers".split())
    )
    title = "Mayor of Passau resigned on Monday after the flood: Danube rose to twelve metres"

    chosen = texts(Article.from_text(f"{first}\n{later}\n{rest}", title=title, language="en"))

    assert 300 < len(first) <= 400
    assert first in chosen
    assert later not in chosen


def test_what_an_explainer_says_comes_before_how_it_greets() -> None:
    """Of a text with paragraphs: what is found, not scenes, prompts, prices and talk of itself."""
    article = Article.from_text(
        "Welcome back to our blog! Picture this: you open your electricity bill, and it has doubled.\n"
        "In this post, we will look at what you can do about it, so grab a coffee and read on.\n"
        "A heat pump uses a third of the electricity that a direct heater uses for the same warmth.\n"
        "It is the one change that pays.\n"
        "Households in Bavaria that replaced their old circulation pump saved 130 euros a year on average.\n"
        "Check out our favourite model, now only $11.99 at this store!\n"
        "Lowering the flow temperature from 70 to 55 degrees cuts the use of gas by 8 percent, a study of "
        "2,400 homes by the University of Passau found.\n"
        "Products are chosen independently by our editors, and we may earn a commission.\n"
        "What are you waiting for?",
        title="How to cut your heating bill",
        language="en",
    )

    chosen = texts(article)

    assert [text.split()[0] for text in chosen] == ["A", "Households", "Lowering"]


def test_one_step_is_told_without_its_number() -> None:
    """Alone it tells no order; what is shown is still a run of the article."""
    steps = (
        "Heat two spoons of oil in a deep pan and fry the onions for ten minutes.",
        "Add the rice of last night and stir until all of it is warm.",
        "Beat four eggs with a pinch of salt and pour them over the rice.",
    )
    text = "\n\n".join(f"{number}. {step}" for _ in "ab" for number, step in enumerate(steps, 1))

    points = texts(Article.from_text(text.replace("rice", "noodles", 2), language="en"), 1)

    assert len(points) == 1
    assert points[0][0].isalpha()
    assert points[0] in text
