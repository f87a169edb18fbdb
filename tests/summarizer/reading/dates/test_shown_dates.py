"""What of a page's dates is its own, and what is of something it tells."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.reading.dates.parse import beside_date
from summarizer.reading.dates.stamps import is_stamp
from summarizer.reading.read import read_article
from tests.summarizer.reading.gazette import TEXT

SENTENCES = (
    "The old quay was opened on 5 May 1991 by the mayor of the time and has served since.",
    "It opened on 5 May 1991.",
    "Am 5. Mai 1991 wurde der alte Kai vom damaligen Bürgermeister eröffnet.",
    "El muelle viejo fue inaugurado el 5 de mayo de 1991 por el alcalde de entonces.",
    "Старый причал открыли 5 мая 1991 года, и с тех пор он служит городу.",
    "The report was published on 5 May 1991 by the board of the harbour and the town.",
    "تم افتتاح الرصيف القديم في 5 مايو 1991 من قبل رئيس البلدية",
)
FRAMES = (
    "<p>{}</p>",
    "<ul><li>{}</li><li>A second item of the list.</li></ul>",
    "<table><tr><td>{}</td><td>The quay</td></tr></table>",
    "<figure><img src='x.jpg'><figcaption>{}</figcaption></figure>",
    "<h2>{}</h2>",
    "<blockquote>{}</blockquote>",
)


def published(top: str = "", below: str = "", title: str = "Old quay to be rebuilt") -> date | None:
    page = f"""<html lang="en"><head><title>{title}</title></head><body><main><article>
    <h1>{title}</h1>{top}{TEXT}{below}</article></main></body></html>"""
    return read_article(page.encode(), "https://news.example.com/a", "text/html").published


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_date_of_a_sentence_is_not_the_pages(sentence: str, frame: str) -> None:
    """When something was, wherever it is told, is not when it was published."""
    assert published(top=frame.format(sentence)) is None
    assert published(below=frame.format(sentence)) is None


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_stamp_below_a_sentence_with_a_date(sentence: str) -> None:
    """The page's own stamp is read, whatever dates stand above it."""
    stamp = '<p class="date">Published: 2 March 2026</p>'
    assert published(below=f"<p>{sentence}</p>{stamp}") == date(2026, 3, 2)
    assert published(top=f"<p>{sentence}</p>", below=stamp) == date(2026, 3, 2)


@pytest.mark.parametrize("caption", ["Opened 5 May 1991", "The quay, 5 May 1991", "5 May 1991"])
def test_a_date_of_a_picture(caption: str) -> None:
    """A caption says when a picture was taken."""
    assert published(top=f"<figure><img><figcaption>{caption}</figcaption></figure>") is None


@pytest.mark.parametrize("cell", ["5 May 1991", "Opened 5 May 1991"])
@pytest.mark.parametrize("row", ["<th>Opened</th><td>{}</td>", "<td>Opening</td><td>{}</td>"])
def test_a_date_of_a_tables_data(row: str, cell: str) -> None:
    """A table that names its columns or rows tells when things were; one without names may be the page's layout."""
    data = f"<table><tr><th>Stage</th><th>Day</th></tr><tr>{row.format(cell)}</tr></table>"
    assert published(top=data) is None
    assert published(below=data) is None
    assert published(top="<table><tr><td>2 March 2026</td></tr></table>") == date(2026, 3, 2)


@pytest.mark.parametrize(
    "stamp",
    [
        "2 March 2026",
        "By Jane Doe, Harbour Correspondent, 2 March 2026",
        "Posted by Jane Doe on March 2, 2026 in News, Politics",
        "Last updated at 5:30pm on 2 March 2026",
        "Von Max Muster, veröffentlicht am 2. März 2026 um 10 Uhr",
        "Dieser Artikel wurde am 2. März 2026 von der Redaktion veröffentlicht.",
        "This entry was posted on March 2, 2026 by Jane Doe.",
        "Zagreb, 2. ožujka 2026.",
        "Le 2 mars 2026 à 10h30 par Jeanne Dupont",
        "2026年3月2日 10:30 記者 山田太郎",
        "نشر في 2 مارس 2026",
        "Опубликовано 2 марта 2026 г.",
    ],
)
def test_a_stamp_that_is_not_marked(stamp: str) -> None:
    """A line with a date, names and labels says when the page was published."""
    assert is_stamp(beside_date(stamp) or "")
    found = published(top=f"<p>{stamp}</p>")
    assert found is not None
    assert (found.year, found.month, found.day) == (2026, 3, 2)


@pytest.mark.parametrize("line", ["Room 12, second floor", "Published by the town", "2. lis 2026"])
def test_a_line_without_a_date_is_no_stamp(line: str) -> None:
    """Other numbers make none, nor does a month that two languages claim."""
    assert beside_date(line) is None
    assert published(top=f"<p>{line}</p>") is None


@pytest.mark.parametrize(
    ("site", "language", "month"), [("hr", "", 10), ("pl", "", 11), ("com", "hr", 10)]
)
def test_a_stamp_by_the_pages_language_or_country(site: str, language: str, month: int) -> None:
    """A month that is another in another language is read on a page that says which it is in."""
    page = f"""<html lang="{language}"><title>Most</title><article><h1>Most se obnavlja</h1>
    <div>2. listopada 2026.</div>{TEXT}</article></html>"""
    article = read_article(page.encode(), f"https://news.example.{site}/a", "text/html")
    assert article.published == date(2026, month, 2)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="headline__footer"><div class="timestamp">Published 2 March 2026</div></div>',
        '<div class="story-sidebar"><p class="date">2 March 2026</p><a href="/x">Share</a></div>',
        '<div class="content has-sidebar"><p>2 March 2026</p></div>',
    ],
)
def test_a_stamp_in_a_small_box(box: str) -> None:
    """Some set who wrote it, and when, in a box of its own."""
    assert published(top=box) == date(2026, 3, 2)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="sidebar">'
        + "".join(f'<p class="date">{day} March 2026</p>' for day in (2, 3, 4))
        + "</div>",
        f'<div class="sidebar"><p>{"Another story of the town. " * 9}</p><p class="date">2 March 2026</p></div>',
        '<div class="comment-box"><p class="comment-date">2 March 2026</p></div>',
        '<div class="sidebar"><p>2 March 2026</p></div>',
    ],
)
def test_a_box_of_something_else(box: str) -> None:
    """A list has many dates, another article a text, a comment its name."""
    assert published(top=box) is None


@pytest.mark.parametrize(
    ("line", "own"),
    [("Text: Jane Doe · 2 March 2026", True), ("A gull on the quay in Hull, 2 March 2026", False)],
)
def test_a_stamp_below_the_standfirst(line: str, own: bool) -> None:
    """Names may stand beside it; what has more words is of a picture."""
    standfirst = f"<p>{'The quay will have to wait for a year. ' * 4}</p>"
    assert published(top=f"{standfirst}<p>{line}</p>") == (date(2026, 3, 2) if own else None)


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("2 March 2026 – The quay will be rebuilt from next year on, the council said.", True),
        ("Hamburg, 2 March 2026 – The quay will be rebuilt from next year on, it said.", True),
        ("HULL (March 2, 2026): The quay will be rebuilt from next year on, it said.", True),
        ("On 2 March 2026 – a day after the storm – the quay fell into the harbour.", False),
        ("The quay fell on 2 March 2026 – a day after the storm – into the harbour.", False),
    ],
)
def test_a_day_that_an_article_begins_with(line: str, own: bool) -> None:
    """Before its first words, behind a place or none."""
    assert published(top=f"<p>{line}</p>") == (date(2026, 3, 2) if own else None)


@pytest.mark.parametrize(
    ("updated", "first"),
    [
        ("Aktualizacja: 3 marca 2026", "2 marca 2026"),
        ("Uppdaterad 3 mars 2026", "Publicerad 2 mars 2026"),
        ("آخر تحديث: 3 مارس 2026", "نشر في 2 مارس 2026"),
        ("Последнее обновление: 3 марта 2026", "2 марта 2026"),
        ("수정 2026.03.03", "입력 2026.03.02"),
        ("更新日 2026年3月3日", "公開日 2026年3月2日"),
        ("Cập nhật 3/3/2026", "2/3/2026"),
        ("Terakhir diperbarui 3 Maret 2026", "2 Maret 2026"),
    ],
)
def test_when_it_was_updated_comes_second(updated: str, first: str) -> None:
    """Whatever stands first."""
    stamps = f'<div class="date">{updated}</div><div class="date">{first}</div>'
    page = f"<html><title>Quay</title><article><h1>Old quay to be rebuilt</h1>{stamps}{TEXT}</article></html>"
    found = read_article(page.encode(), "https://news.example.vn/a", "text/html").published
    assert found == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Sources: the harbour and the town's own books, as of {}.", None),
        ("For the ten years that ended {}, most quays were <span>dry</span>", None),
        ("By Jane Doe, {}", date(2025, 12, 31)),
        ("{} The quay was dry for as long as anybody here can think", date(2025, 12, 31)),
        ("{}", date(2025, 12, 31)),
    ],
)
def test_a_day_that_is_set_apart_in_a_sentence(sentence: str, day: date | None) -> None:
    """In an element of its own, it is the sentence's still: a footnote's."""
    note = sentence.format("<span>December 31, 2025</span>")
    assert published(below=f"<hr><section><div><p>{note}</p></div></section>") == day


@pytest.mark.parametrize(
    "label",
    [
        "Pressemitteilung vom 2. März 2026 | Kiel – ",
        "Pressemitteilung Nr. 12 vom 2. März 2026 – ",
        "Press release, 2 March 2026 – ",
        "Communiqué de presse du 2 mars 2026 | ",
        "2 March 2026 | Northtown – ",
    ],
)
def test_a_label_before_the_first_paragraph(label: str) -> None:
    """It says what the text is, and of which day."""
    lead = (
        "The old quay is to be rebuilt, as the council of the town decided on Monday evening. " * 2
    )
    assert published(top=f"<p>{label}{lead}</p>") == date(2026, 3, 2)
    teaser = f'<div class="detail-teaser"><p>{label}{lead}</p></div>'
    assert published(top=teaser) == date(2026, 3, 2)
    assert published(top=f"<p>{lead}</p>{teaser}") is None
    assert published(top=f"<p>As it says in a {label}{lead}</p>") is None
