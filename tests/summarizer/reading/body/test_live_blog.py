"""Of a live blog the newest entries are read."""

import json
from typing import Any

from summarizer.reading.body.live_blog import newest_entries
from summarizer.reading.page.structured import Declared
from summarizer.reading.read import read_article
from tests.summarizer.reading.body.test_extract import PARAGRAPHS


def entry(number: int, text: str, hour: int | None = None) -> dict[str, Any]:
    at = {} if hour is None else {"datePublished": f"2022-02-18T{hour:02}:00:00Z"}
    return {"@type": "BlogPosting", "headline": f"Entry {number}", "articleBody": text, **at}


def blog(*entries: object) -> Declared:
    return Declared(article={"@type": "LiveBlogPosting", "liveBlogUpdate": list(entries)})


def test_the_newest_come_first() -> None:
    """Whatever their order on the page; without times the page's order stays."""
    texts = [f"{number}. {text}" for number, text in enumerate(PARAGRAPHS)]

    assert newest_entries(blog(*(entry(n, t, 8 + n) for n, t in enumerate(texts)))) == tuple(
        texts[::-1]
    )
    assert newest_entries(blog(*(entry(n, t) for n, t in enumerate(texts)))) == tuple(texts)


def test_the_order_is_that_of_moments() -> None:
    """Not of clocks: ten in the morning is sooner in the east."""
    east = {**entry(1, PARAGRAPHS[0]), "datePublished": "2022-02-18T10:00:00+02:00"}
    west = {**entry(2, PARAGRAPHS[1]), "datePublished": "2022-02-18T09:00:00Z"}
    day = {**entry(3, PARAGRAPHS[2]), "datePublished": "2022-02-18"}

    assert newest_entries(blog(day, east, west)) == (PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[2])


def test_old_entries_are_left() -> None:
    """A blog of a whole day has hundreds."""
    entries = [entry(n, f"{n}. {PARAGRAPHS[0]}", n % 24) for n in range(24)]

    assert [line.split(".")[0] for line in newest_entries(blog(*entries))] == [
        str(n) for n in range(23, 13, -1)
    ]


def test_headlines_alone_are_no_entries() -> None:
    """Nor is what is no live blog, or is broken; the page's own text is read then."""
    assert newest_entries(blog(entry(1, ""), "x", None)) == ()
    assert (
        newest_entries(Declared(article={"@type": "LiveBlogPosting", "liveBlogUpdate": "x"})) == ()
    )
    assert newest_entries(Declared(article={"@type": "NewsArticle"})) == ()


def page(*entries: object) -> bytes:
    node = {"@type": "LiveBlogPosting", "headline": "Harbour", "liveBlogUpdate": list(entries)}
    return (
        f'<html lang=en><head><script type="application/ld+json">{json.dumps(node)}</script></head>'
        f"<body><article><h1>Harbour to close: live</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[3]}</p>"
        "</article></body></html>"
    ).encode()


URL = "https://gazette.example/live/harbour"


def test_a_page_is_read_by_its_newest_entries() -> None:
    """Markup in them, escaped or not, parts paragraphs."""
    new = f"<p>{PARAGRAPHS[1]}</p>&lt;p&gt;{PARAGRAPHS[2]}&lt;/p&gt;"
    article = read_article(page(entry(1, PARAGRAPHS[0], 8), entry(2, new, 9)), URL, "text/html")

    assert list(article.paragraphs) == [*PARAGRAPHS[1:3], PARAGRAPHS[0]]


def test_a_page_whose_entries_say_little_is_read_itself() -> None:
    """They lead to their texts."""
    article = read_article(page(entry(1, "The harbour closes.", 8)), URL, "text/html")

    assert list(article.paragraphs) == [PARAGRAPHS[0], PARAGRAPHS[3]]
