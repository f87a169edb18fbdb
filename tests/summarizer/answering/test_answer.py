"""Sentences of an article that answer a question."""

from __future__ import annotations

import pytest

from summarizer import answer
from summarizer.models import Article, Block, BlockKind

FLOOD = """The Inn rose by two metres in Passau on Monday night.
Jane Roe, the mayor, closed both bridges because their piers had moved. She said the old bridge could open again in May.
Three people were injured when a boat hit the harbour wall. Firefighters from Linz helped with twelve boats.
The town has asked Munich for 4.5 million euros to repair the harbour."""

ARTICLE = Article.from_text(
    FLOOD, "Flood closes bridges in Passau", "https://river.example/flood", "en"
)


def first(question: str, article: Article = ARTICLE) -> str:
    points = answer(article, question)
    return points[0].text if points else ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who closed the bridges?", "Jane Roe"),
        ("Who is the mayor?", "Jane Roe"),
        ("When did the Inn rise?", "on Monday night"),
        ("When can the old bridge open again?", "in May"),
        ("How many people were hurt?", "Three people were injured"),
        ("How much does the town ask for?", "4.5 million euros"),
        ("Why were the bridges closed?", "because their piers had moved"),
        ("How many boats helped?", "twelve boats"),
    ],
)
def test_the_sentence_that_answers_comes_first(question: str, said: str) -> None:
    """Whatever kind of answer is asked for, by the article's words or others for the same thing."""
    assert said in first(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the cup final in Madrid?",
        "What is the capital of Peru?",
        "Why did Tesla recall cars?",
        "?",
        "...",
        "",
    ],
)
def test_an_article_that_does_not_say_gives_nothing(question: str) -> None:
    """Nor does a question without a word."""
    assert answer(ARTICLE, question) == ()


def test_a_number_is_asked_for() -> None:
    """A sentence without one is no answer to "how many", whatever it says else."""
    text = "The arches of the bridges of Passau are old.\nThe bridges have 12 arches."
    points = answer(Article.from_text(text, language="en"), "How many arches have the bridges?")

    assert [point.text for point in points] == ["The bridges have 12 arches."]


@pytest.mark.parametrize(
    ("question", "said"), [("How many?", "Three people"), ("Why?", "because"), ("When?", "Monday")]
)
def test_a_question_may_say_nothing_but_what_it_asks_for(question: str, said: str) -> None:
    """The kind of answer is enough, and what stands first comes first."""
    assert any(said in point.text for point in answer(ARTICLE, question))


def test_another_language_is_carried_by_names() -> None:
    """A question in German is answered by an English article, by the names in it."""
    assert "Jane Roe" in first("Wer ist Jane Roe?")


DRAFT = """Moscow, Feb 18 The American side did not give a constructive response to the draft treaty, the ministry said on Thursday.
In December, Russia sent a draft treaty on security guarantees to the US side.
Last month, Washington gave its formal reply to the 8-article draft treaty."""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did Russia send the draft?", "In December"),
        ("When was the treaty sent to the US?", "In December"),
        ("When was the reply given?", "Last month"),
        ("When did Washington give its formal reply?", "Last month"),
        ("Who gave no constructive response?", "The American side"),
    ],
)
def test_where_it_was_filed_is_no_answer(question: str, said: str) -> None:
    """A dateline is neither shown nor asked; verbs have other forms; "us" and "given" say something."""
    assert first(question, Article.from_text(DRAFT, language="en")).startswith(said)


def test_points_are_verbatim_and_linked() -> None:
    """Each is a run of the article, with its place and a link to it, as those of a summary are."""
    points = answer(ARTICLE, "Who closed the bridges?", points=2)

    assert 1 <= len(points) <= 2
    assert all(point.text in FLOOD for point in points)
    assert points[0].position == 1
    assert (points[0].link or "").startswith("https://river.example/flood#:~:text=Jane")


def test_there_is_no_link_without_a_page() -> None:
    """A text that was pasted has none."""
    assert (
        answer(Article.from_text(FLOOD, language="en"), "Who closed the bridges?")[0].link is None
    )


def test_questions_and_headings_are_no_answers() -> None:
    """A line that asks the same, or only names what follows, says nothing."""
    text = f"Who closed the bridges?\nMayor closed the bridges\n{FLOOD}"

    assert "Jane Roe" in first("Who closed the bridges?", Article.from_text(text, language="en"))


def test_a_heading_tells_what_is_below_it() -> None:
    """What stands under it answers without saying it again, and is shown with it."""
    blocks = (
        Block(kind=BlockKind.HEADING, text="Old bridge", level=2, position=0),
        Block(
            kind=BlockKind.PARAGRAPH,
            text="It was built in 1911 by Otto Weiss and stood firm.",
            position=1,
        ),
        Block(kind=BlockKind.HEADING, text="Harbour", level=2, position=2),
        Block(
            kind=BlockKind.PARAGRAPH,
            text="It was built in 1954 by Karl Braun and lost a wall.",
            position=3,
        ),
    )
    article = Article(
        title="Flood", language="en", blocks=blocks, paragraphs=(blocks[1].text, blocks[3].text)
    )
    point = answer(article, "When was the harbour built?")[0]

    assert "1954" in point.text
    assert point.heading == "Harbour"


@pytest.mark.parametrize(
    ("language", "text", "question", "said"),
    [
        ("de", "Die Bürgermeisterin Jana Roth sperrte beide Brücken. Der Fluss stieg am Montag um zwei Meter.",
         "Wer hat die Brücken gesperrt?", "Jana Roth"),
        ("ru", "Мэр Анна Котова закрыла оба моста. Река поднялась в понедельник на два метра.",
         "Когда поднялась река?", "понедельник"),
        ("tr", "Belediye başkanı Ayşe Kaya köprüleri kapattı. Nehir pazartesi günü iki metre yükseldi.",
         "Köprüleri kim kapattı?", "Ayşe Kaya"),
        ("zh", "市长王芳关闭了两座大桥。河水周一上涨了两米。", "谁关闭了大桥？", "王芳"),
        ("th", "นายกเทศมนตรีสมศรีปิดสะพานสองแห่งเมื่อคืนนี้เพราะเสาเอียง\nแม่น้ำเพิ่มขึ้นสองเมตรในวันจันทร์ที่ผ่านมา", "ใครปิดสะพาน", "สมศรี"),
        ("ar", "أغلقت العمدة ليلى حداد الجسرين. ارتفع النهر مترين يوم الاثنين.", "متى ارتفع النهر؟", "الاثنين"),
        ("hi", "मेयर सीमा शर्मा ने दोनों पुल बंद किए। नदी सोमवार को दो मीटर बढ़ी।", "पुल किसने बंद किए?", "सीमा"),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, question: str, said: str) -> None:
    """Words are found in the forms and scripts of their languages."""
    assert said in first(question, Article.from_text(text, language=language))


@pytest.mark.parametrize(
    "text", ["", "\n", "…", "?", "a", "0 " * 5000, "(" * 3000, "\u0e01" * 5000]
)
def test_nothing_breaks_on_odd_texts(text: str) -> None:
    """What has no words, no end or no sense answers nothing, or itself."""
    points = answer(Article.from_text(text), "Who closed the bridges?")

    assert all(point.text in text for point in points)
