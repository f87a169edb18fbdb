"""Of a live blog the newest entries are read."""

import json
from typing import Any

from summarizer.reading.live import newest_entries
from summarizer.reading.read import read_article
from summarizer.reading.structured import Declared
from tests.summarizer.reading.test_body import PARAGRAPHS


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


def test_old_entries_are_left() -> None:
    """A blog of a whole day has hundreds."""
    entries = [entry(n, f"{n}. {PARAGRAPHS[0]}", n % 24) for n in range(24)]

    assert [line.split(".")[0] for line in newest_entries(blog(*entries))] == [
        str(n) for n in range(23, 13, -1)
    ]


def test_headlines_alone_are_no_entries() -> None:
    """Nor is what is no live blog, or is broken; the page's own text is read then."""
    assert newest_entries(blog(entry(1, ""), entry(2, "Short."), "x", None)) == ()
    assert (
        newest_entries(Declared(article={"@type": "LiveBlogPosting", "liveBlogUpdate": "x"})) == ()
    )
    assert newest_entries(Declared(article={"@type": "NewsArticle"})) == ()


def test_a_page_is_read_by_its_newest_entries() -> None:
    """Markup in them, escaped or not, parts paragraphs."""
    new = f"<p>{PARAGRAPHS[1]}</p>&lt;p&gt;{PARAGRAPHS[2]}&lt;/p&gt;"
    node = json.dumps(
        {
            "@type": "LiveBlogPosting",
            "headline": "Harbour to close: live",
            "liveBlogUpdate": [entry(1, PARAGRAPHS[0], 8), entry(2, new, 9)],
        }
    )
    page = (
        f'<html lang=en><head><script type="application/ld+json">{node}</script></head><body><article>'
        f"<h1>Harbour to close: live</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[3]}</p></article></body></html>"
    )
    article = read_article(page.encode(), "https://gazette.example/live/harbour", "text/html")

    assert list(article.paragraphs) == [*PARAGRAPHS[1:3], PARAGRAPHS[0]]
