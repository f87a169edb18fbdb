from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Button
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, utf16_units
from bot.render.language import ENGLISH
from bot.render.summary import parse_points_button, render_story, render_summary, shown_tags
from summarizer.models import FOREIGN_FEED, Article, KeyPoint, Notice, Summary, Tag

URL = "https://www.lokmattimes.com/a?b=1&c=2"
ARTICLE = Article(
    url=URL,
    title="Russia sees <US> reply",
    publisher="Lokmat Times",
    agency="IANS",
    cites=("Xinhua",),
    tags=(Tag("us"), Tag("foreign_ministry")),
    notices=(Notice.AUTO_PUBLISHED,),
)


def summary(count: int, available: int, article: Article = ARTICLE) -> Summary:
    points = tuple(
        KeyPoint(text=f"Point {n} & more.", position=n, link=f"{URL}#:~:text=Point%20{n}")
        for n in range(count)
    )
    return Summary(article=article, points=points, available=available)


def test_the_whole_message() -> None:
    """Title, points, attribution, notice and hashtags, each in its place."""
    reply = render_summary(summary(2, 2), ENGLISH)

    assert reply.html == (
        '<a href="https://www.lokmattimes.com/a?b=1&amp;c=2">'
        "<b>Russia sees &lt;US&gt; reply</b></a>\n\n"
        '• Point 0 &amp; more. <a href="https://www.lokmattimes.com/a?b=1&amp;c=2'
        '#:~:text=Point%200">↗</a>\n'
        '• Point 1 &amp; more. <a href="https://www.lokmattimes.com/a?b=1&amp;c=2'
        '#:~:text=Point%201">↗</a>\n\n'
        "Lokmat Times · IANS, citing Xinhua\n"
        "⚠ Agency copy, published without an editor's review\n"
        "#us #foreign_ministry"
    )


def test_an_updated_story_says_since_when() -> None:
    """By the clock of no zone, as chats of all have the same text."""
    at = datetime(2026, 1, 5, 23, 10, tzinfo=timezone(timedelta(hours=-2)))

    first, later = (
        render_story(summary(2, 2), ENGLISH, ("Gazette",), updated_at=when) for when in (None, at)
    )

    assert "Updated" not in first.html
    assert "Also: Gazette\nUpdated 6 Jan, 01:10 UTC\n⚠" in later.html


def test_a_heading_stands_before_its_point() -> None:
    """In italics, escaped, with nothing in it to tap."""
    point = KeyPoint(text="It lasts a day.", position=3, heading="Battery & <charger> @durov")

    reply = render_summary(Summary(article=Article(), points=(point,), available=1), ENGLISH)

    assert reply.html == ("• <i>Battery &amp; &lt;charger&gt; @\u2060durov</i> — It lasts a day.")


def test_a_heading_is_said_once_for_points_in_a_row() -> None:
    """It stands again where another came between."""
    points = tuple(
        KeyPoint(text=f"Point {place}.", position=place, heading=heading)
        for place, heading in enumerate(["Battery", "Battery", None, "Battery"])
    )

    lines = render_summary(
        Summary(article=Article(), points=points, available=4), ENGLISH
    ).html.split("\n")

    assert lines == [
        "• <i>Battery</i> — Point 0.",
        "• Point 1.",
        "• Point 2.",
        "• <i>Battery</i> — Point 3.",
    ]


def test_what_is_in_it_stands_behind_the_points() -> None:
    """On one line, numbers as they stand, escaped, with nothing in it to tap."""
    told = ("1. Saw & <file>", "Step 2: ask @durov")

    parts = render_summary(replace(summary(1, 1), contents=told), ENGLISH).html.split("\n\n")

    assert parts[2] == "<i>In it: 1. Saw &amp; &lt;file&gt; · Step 2: ask @\u2060durov</i>"
    assert parts[3].startswith("Lokmat Times")


def test_what_is_in_it_is_short() -> None:
    """Never more than 300 characters; what has no room is told by an ellipsis, none is cut."""
    told = tuple(f"{n}. {'wide ' * 11}end" for n in range(8))

    line = render_summary(replace(summary(1, 1), contents=told), ENGLISH).html.split("\n\n")[2]

    assert len(line) - len("<i></i>") <= 300
    assert line.endswith("end · …</i>")
    alone = replace(summary(1, 1), contents=("x" * 400,))
    assert render_summary(alone, ENGLISH).html == render_summary(summary(1, 1), ENGLISH).html


def test_what_is_in_it_gives_way_before_points() -> None:
    """A message that is full of points has no room for it."""
    points = tuple(KeyPoint(text="word " * 150, position=n) for n in range(5))
    full = Summary(article=ARTICLE, points=points, available=5, contents=("a" * 60,) * 4)
    fewer = render_summary(replace(full, points=points[:4]), ENGLISH).html
    html = render_summary(full, ENGLISH).html

    assert "In it:" in fewer
    assert (html.count("• "), "In it:" in html) == (5, False)


def test_the_page_s_own_summary_is_said_to_be_that() -> None:
    """On a line of its own, where the sources stand."""
    foot = render_summary(replace(summary(1, 1), own=True), ENGLISH).html.split("\n\n")[-1]

    assert foot.split("\n")[:2] == ["The page's own summary", "Lokmat Times · IANS, citing Xinhua"]


def test_what_is_unknown_is_left_out() -> None:
    """A text without a page has points, and nothing else but its end."""
    points = (KeyPoint(text="Only this.", position=0),)

    reply = render_summary(Summary(article=Article(), points=points, available=1), ENGLISH)

    assert reply.html == "• Only this."
    assert reply.buttons == ((Button("Delete", "delete"),),)


def test_buttons_lead_one_point_up_and_down() -> None:
    """Fewer ends at one point; More ends where the article does."""

    def buttons(points: int, available: int) -> list[tuple[str, str]]:
        row = render_summary(summary(points, available), ENGLISH).buttons[0]
        assert row[-1] == Button("⋯", "acts")
        return [(button.text, button.data) for button in row[:-1]]

    assert buttons(3, 9) == [("Fewer", "points:2"), ("More", "points:4")]
    assert buttons(3, 3) == [("Fewer", "points:2")]
    assert buttons(1, 2) == [("More", "points:2")]
    assert buttons(8, 20) == [("Fewer", "points:7")]


def test_further_points_are_folded() -> None:
    """In one quotation behind the points; what they are, no button need show."""
    told = summary(8, 8)
    reply = render_summary(replace(told, points=told.points[:3]), ENGLISH, further=told.points[3:])

    shown, folded, foot = reply.html.split("\n\n")[1:]
    assert shown.count("• ") == 3
    assert folded.startswith("<blockquote expandable>• Point 3 &amp; more.")
    assert folded.endswith("</a></blockquote>")
    assert folded.count("• ") == 5
    assert foot.startswith("Lokmat Times")
    assert [row[0].text for row in reply.buttons] == ["⋯", "Follow #us"]


def test_further_points_give_way_before_points() -> None:
    """From the last, behind what is in it."""
    long = tuple(KeyPoint(text="word " * 150, position=n) for n in range(8))
    full = Summary(article=ARTICLE, points=long[:3], available=8, contents=("a" * 60,))
    html = render_summary(full, ENGLISH, further=long[3:]).html

    assert "In it:" not in html
    assert html.split("<blockquote expandable>")[0].count("• ") == 3
    assert html.count("• ") == 5


def test_buttons_follow_what_it_is_about() -> None:
    """The first tag has a button of its own, the others share one; without tags there is none."""
    told = render_summary(summary(1, 1), ENGLISH)
    untagged = replace(summary(1, 1).article, tags=())
    plain = render_summary(replace(summary(1, 1), article=untagged), ENGLISH)

    assert [(b.text, b.data) for b in told.buttons[-1]] == [
        ("Follow #us", "tag:0"),
        ("Follow …", "tags"),
    ]
    assert plain.buttons == ((Button("⋯", "acts"),),)


@given(st.integers(1, 8))
def test_a_button_says_what_it_means(number: int) -> None:
    """What is written is read; of which article it is, it does not say."""
    assert parse_points_button(f"points:{number}") == number


@given(st.text(max_size=64) | st.from_regex("points:[-0-9\u0660-\u0669]{0,60}"))
def test_foreign_buttons_are_none_of_ours(data: str) -> None:
    """Anything can come back from a button, digits of any script and number too; nothing breaks."""
    parsed = parse_points_button(data)

    assert parsed is None or 1 <= parsed <= 8


@pytest.mark.parametrize(
    "data", ["points:1:3", "points:" + "9" * 60, "points:٣", "points:-1", "points:", "points:3\n"]
)
def test_what_is_no_number_of_points(data: str) -> None:
    """Buttons of messages of older versions named an article, too."""
    assert parse_points_button(data) is None


texts = st.text(max_size=3000) | st.text("@/😀<&#.a ", max_size=3000)


@given(
    title=texts,
    points=st.lists(texts, max_size=8),
    publisher=texts,
    authors=st.lists(texts, max_size=9),
    tags=st.lists(texts.filter(bool), max_size=30),
)
def test_it_always_fits_one_message(
    title: str, points: list[str], publisher: str, authors: list[str], tags: list[str]
) -> None:
    """Telegram's limits hold whatever a page says, and the attribution is always there."""
    article = Article(
        url=URL,
        title=title,
        publisher=publisher,
        authors=tuple(authors),
        agency="IANS",
        tags=tuple(map(Tag, tags)),
        notices=tuple(Notice),
    )
    key_points = tuple(
        KeyPoint(text=text, position=n, link=URL + "#:~:text=x") for n, text in enumerate(points)
    )

    reply = render_summary(Summary(article=article, points=key_points, available=8), ENGLISH)

    assert utf16_units(reply.html) <= MAX_UTF16_UNITS
    assert entity_count(reply.html) <= MAX_ENTITIES
    assert "IANS" in reply.html


def test_topics_are_shown_instead_of_the_pages_tags() -> None:
    """Beside them what its own feed and the operator say; of an article that nobody looked at, its tags."""
    tags = (
        Tag("site"),
        Tag("oil", channel="feed"),
        Tag("towns", channel="label"),
        Tag("bait", channel=FOREIGN_FEED),
    )
    old = Article(tags=tags)

    assert shown_tags(old) == ("site", "oil", "towns")
    assert shown_tags(replace(old, topics=("moscow", "oil", "bait"))) == ("moscow", "oil", "towns")
    assert shown_tags(replace(old, topics=("scam_com",))) == ("oil", "towns")
