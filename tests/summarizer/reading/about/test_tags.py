"""Which of a page's labels a reader would follow."""

from __future__ import annotations

import pytest

from summarizer.reading.about.labelled import Labelled
from summarizer.reading.about.labels import topics_among
from tests.summarizer.reading.gazette import read

TITLE = "Old harbour of Northtown to close"
TEXT = (
    "The council of Northtown will close the old harbour, said Mia Berg of the Bergen Line. The Live Nation "
    "festival moves to JavaScript Hall, and the B52 bridge stays open. Fishing fleets were told by the NHS."
)


def kept(*labels: str, proven: bool = False, language: str = "en", title: str = TITLE) -> list[str]:
    article = Labelled(
        title,
        (TEXT,),
        url="https://paper.example/showbizz/old-port-of-northtown-is-closed/",
        tellers=frozenset({"meridianpost"}),
        site=frozenset({"paper", "northtown"}),
        language=language,
    )
    return list(topics_among(labels, article, proven=proven))


@pytest.mark.parametrize(
    "label",
    [
        "Local news", "Top Story 1", "Featured Articles", "Aktuelles", "Blogartikel", "Featured-auf-Startseite",
        "Alle Themen", "À la une", "Без рубрики", "お知らせ", "package_112600", "160_designerinnen", "drugs24",
        "movies-and-tv", "EditorialEvergreen", "[NAME]", "Topic of the day // 02.11.2021", "b Business Finance",
        TITLE, "serversidehawk", "showbizz", "Meridian Post", "Paper", "RED", "6. August 2009", "know", "Exclude Fronts",
        "r4bn", "£2.5bn", "이날유세",
    ],
)  # fmt: skip
def test_what_nobody_would_follow(label: str) -> None:
    """Sections, codes, days, the site's own name."""
    assert kept(label) == []


@pytest.mark.parametrize(
    "label",
    [
        "Live Nation", "JavaScript", "B52", "Northtown", "NHS", "USA", "Fishing fleet", "fishing-fleets", "Olympia 2022",
        "Law & Order", "ministerio", "Article 50", "COVID-19", "us",
    ],
)  # fmt: skip
def test_what_looks_like_it(label: str) -> None:
    """The article says it, or it is written as names are."""
    assert kept(label) == [label]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Northtown latest news", "Northtown"),
        ("Northtown news live", "Northtown"),
        ("Top news in Northtown", "Northtown"),
        ("Northtown Nachrichten", "Northtown"),
        ("/ Harbours", "Harbours"),
        ("& Ships", "Ships"),
        ("Ships,", "Ships"),
    ],
)
def test_what_is_written_beside_a_name(label: str, name: str) -> None:
    """To be found with it."""
    assert kept(label) == [name]


@pytest.mark.parametrize(
    ("metas", "labels"),
    [
        ("harbour, tides", ["harbour"]),
        ("The old harbour, in which fishing fleets lay, is to be closed by ...", []),
        ("The old harbour, in which fishing fleets lay, is closed. Ships leave.", []),
    ],
)
def test_words_for_searches_that_are_a_text(metas: str, labels: list[str]) -> None:
    """Some pages have the beginning of their description there; its commas part no tags."""
    head = (
        f'<meta name="keywords" content="{metas}">'
        '<meta name="description" content="The old harbour, in which fishing fleets lay, is closed.">'
    )

    assert [tag.label for tag in read(head).tags] == labels


def test_a_title_without_blanks_is_no_tag() -> None:
    """Nor is most of it."""
    title = "北港の漁船が今年の夏に全部売られる"

    for label, found in (("北港の漁船が今年の夏に全部", []), ("漁船", ["漁船"])):
        assert kept(label, language="ja", title=title) == found


def test_words_for_searches_are_proven() -> None:
    """By the article, in whatever form it has them."""
    labels = "Fishing fleet", "Bergen Lines", "Whaling"

    assert kept(*labels, proven=True) == ["Fishing fleet", "Bergen Lines"]
    assert kept(*labels) == list(labels)


def test_small_letters_among_capitals() -> None:
    """A content system's word stands among names; where all are small it may be one."""
    assert kept("Whaling", "Ships", "Tides", "femail") == ["Whaling", "Ships", "Tides"]
    assert kept("whaling", "ships", "tides", "femail") == ["whaling", "ships", "tides", "femail"]


def test_an_address_taken_apart() -> None:
    """It may be of an older headline than the one that is shown."""
    assert kept("old", "port", "northtown", "closed", "Whaling") == ["Whaling"]


@pytest.mark.parametrize(
    ("metas", "labels"),
    [
        (["Berg, Mia J", "Ships"], ["Mia J Berg", "Ships"]),
        (["Berg, Mia J (1977- )"], ["Mia J Berg"]),
        (["Berg, Mia (1977- )"], ["Mia Berg"]),
        (["Harbours, Ships"], ["Harbours", "Ships"]),
        (["Chelsea (Manhattan, NY)"], ["Chelsea (Manhattan, NY)"]),
        (["深空探测 航天技术 太空"], ["深空探测", "航天技术", "太空"]),
    ],
)
def test_lists_as_pages_write_them(metas: list[str], labels: list[str]) -> None:
    """Catalogues have family names first, and letters without blanks have blanks between."""
    head = "".join(f'<meta property="article:tag" content="{meta}">' for meta in metas)

    assert [tag.label for tag in read(head).tags] == labels


@pytest.mark.parametrize(
    "before", ["Tags:", "Schlagworte:", "Mots-clés :", "Palabras clave:", "キーワード：", "Теги:"]
)
def test_a_line_of_tags(before: str) -> None:
    """In any language, with a colon of its own."""
    below = f"<p>{before} <a href='/x/1'>Whaling</a> <a href='/x/2'>Tides</a></p>"

    assert [tag.label for tag in read(below=below).tags] == ["Whaling", "Tides"]


@pytest.mark.parametrize("name", ["article-tags", "topics", "tag_list", "themen"])
def test_a_box_of_tags(name: str) -> None:
    """Its links count where they may lead anywhere, as far as the article says them."""
    links = "<a href='/x/1'>Harbour</a> <a href='/x/2'>Whaling</a>"

    assert [tag.label for tag in read(below=f"<div class='{name}'>{links}</div>").tags] == [
        "Harbour"
    ]
    assert read(below=f"<div class='stage tag-harbours'>{links}</div>").tags == ()


@pytest.mark.parametrize(
    ("head", "channel"),
    [
        ("Tags", "tag-line"),
        ("Schlagworte", "tag-line"),
        ("■関連キーワード", "tag-line"),
        ("Themen", "tag-link"),
    ],
)
def test_tags_below_a_heading(head: str, channel: str) -> None:
    """A word without a colon heads a list, of links or of words; what the article says of it counts."""
    links = "<a href='/x/1'>Harbour</a> <a href='/x/2'>Whaling</a>"
    for listed in (links, "<span>Harbour</span> <span>Whaling</span>"):
        tags = read(below=f"<div><h3>{head}</h3><div>{listed}</div></div>").tags
        assert [(tag.label, tag.channel) for tag in tags] == [("Harbour", channel)]


@pytest.mark.parametrize(
    "below",
    [
        "<div><h3>Tags</h3><p>Anybody may stick one on a lamp post.</p><a href='/x/1'>Harbour</a></div>",
        "<aside><h3>Tags</h3><a href='/x/1'>Harbour</a></aside>",
        "<div><h3>Tags of the sea</h3><a href='/x/1'>Harbour</a></div>",
    ],
)
def test_a_heading_without_tags_below(below: str) -> None:
    """Text stands there, it is a box of other things, or the heading says more."""
    assert read(below=below).tags == ()


def test_a_spelling_more_is_no_tag_more() -> None:
    """Of two that differ by signs alone the first stays."""
    head = '<meta property="article:tag" content="Tall Ships, tall-ships, Tallships">'

    assert [tag.label for tag in read(head).tags] == ["Tall Ships"]
