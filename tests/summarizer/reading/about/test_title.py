"""What an article is headed by, where its page says it in several ways."""

from __future__ import annotations

import pytest

from summarizer.reading.read import read_article
from tests.summarizer.reading.gazette import TEXT


def title(
    heading: str, head: str = "", window: str = "Example Gazette", host: str = "gazette.example"
) -> str:
    page = f"<html lang='en'><head><title>{window}</title>{head}</head><body><article>{heading}{TEXT}</article></body>"
    return read_article(page.encode(), f"https://{host}/a", "text/html").title


def test_what_a_site_is_called_after_is_no_name_before_a_headline() -> None:
    """Its first words may be like the host's; where the heading has them, they are its own."""
    whole = "Buying boats – Hints for each harbour"
    head = f'<meta property="og:title" content="{whole}">'
    assert title(f"<h1>{whole}</h1>", head, whole, "buyingboats24.example") == whole


def test_words_before_a_headline_that_are_in_it() -> None:
    """They are for search engines, though each of them stands in the headline, too."""
    whole = "Harbour shut: Ports of the north in repair for 3 months"
    more = f"Repair of ports: {whole}"
    head = f"""<meta property="og:title" content="{more}"><script type="application/ld+json">
    {{"@type": "NewsArticle", "headline": "{whole}"}}</script>"""
    assert title(f"<h1>{whole}</h1>", head, more) == whole


def test_no_blank_before_a_colon() -> None:
    """Elements part a kicker from its headline; the page declares how they are written together."""
    head = '<meta property="og:title" content="Harbour: Council to rebuild the quay">'
    heading = "<h1><span>Harbour</span><span>: </span>Council to rebuild the quay</h1>"
    assert title(heading, head) == "Harbour: Council to rebuild the quay"


@pytest.mark.parametrize(
    "other",
    [
        '<h1><a href="/b">Where to sail in Northtown harbour</a></h1>',
        '<a href="/b"><h1>Where to sail in Northtown harbour</h1></a>',
    ],
)
def test_a_link_in_a_heading_is_of_another_article(other: str) -> None:
    """Though it is more like what is declared, beside a heading that is no link."""
    head = '<meta property="og:title" content="Where to walk in Northtown harbour">'
    heading = f"<h1>Where to walk in Northtown this year</h1>{other}"
    assert title(heading, head) == "Where to walk in Northtown this year"
    assert title(other, head) == "Where to sail in Northtown harbour"


@pytest.mark.parametrize(
    ("declared", "window"),
    [
        ("Council to rebuild the ", "Council to rebuild the &quot;old quay&quot;"),
        ("Council to rebuild the…", "Council to rebuild the old quay of Northtown"),
        ("Council to rebuild the ...", "Council to rebuild the old quay of Northtown"),
    ],
)
def test_a_title_that_was_cut(declared: str, window: str) -> None:
    """At a quotation mark, or at so many letters; the window has it whole."""
    head = f'<meta property="og:title" content="{declared}">'
    assert title("", head, window) == window.replace("&quot;", '"')


def test_what_stands_behind_a_title_without_a_heading() -> None:
    """The site as its logo names it, the section and its folder are no part of it; what else does is."""
    whole = "Council to rebuild the quay"
    logo = '<a href="/"><img alt="North Times"></a>'
    for behind in ("North Times", "Harbours", "Old Town"):
        head = '<meta property="article:section" content="Harbours">'
        page = f"<html><head><title>{whole} | {behind}</title>{head}</head><body>{logo}{TEXT}</body></html>"
        article = read_article(page.encode(), "https://northtimes.example/a/b", "text/html")
        assert article.title == (f"{whole} | {behind}" if behind == "Old Town" else whole)


def test_a_heading_with_a_part_of_what_a_way_through_the_site_tells() -> None:
    """It heads a section of the article; the whole headline stands in the way."""
    whole = "What is a quay and what is it built for?"
    head = f'<meta property="og:title" content="{whole}">'
    way = f"<nav><ul><li><h1>{whole}</h1></li></ul></nav>"
    assert title(f"{way}<h2>What is a quay?</h2>", head) == whole
    assert title("<h2>What is a quay?</h2>", head) == "What is a quay?"


def test_a_heading_in_the_form_that_holds_the_page() -> None:
    """Some systems put the whole page into a form, and part its text by line breaks."""
    lines = "".join(
        f"The council wants {n} workers to rebuild the old quay.<br>" for n in range(70)
    )
    head = '<meta property="og:title" content="North News Agency - Old quay to be rebuilt">'
    page = f"<html><head>{head}</head><body><form><div><h1>Old quay to be rebuilt</h1>{lines}</div></form></body></html>"
    article = read_article(page.encode(), "https://northnews.example/a", "text/html")
    assert article.title == "Old quay to be rebuilt"


def test_a_colon_in_a_headline_that_is_declared_whole() -> None:
    """What is for search engines may leave out its first half; the headline of JSON-LD is the page's."""
    whole = "The approaches of harbours: Pilots against tugs and more"
    head = f"""<meta property="og:title" content="Pilots against tugs and more"><script type="application/ld+json">
    {{"@type": "Article", "headline": "{whole}"}}</script>"""
    assert title(f"<h1>{whole}</h1>", head) == whole


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("An introduction to old quays: What towns need to know", "What is an old quay?", 0),
        ("News of the port", "What is an old quay?", 1),
        (
            "An introduction to old quays: What towns need",
            "What is an old quay: an introduction",
            1,
        ),
    ],
)
def test_a_heading_of_a_part(first: str, second: str, told: int) -> None:
    """Its words are among those declared; the one above the whole words them anew."""
    head = '<meta property="og:title" content="What is an old quay: an introduction">'
    assert title(f"<h1>{first}</h1>{TEXT}<h2>{second}</h2>", head) == (first, second)[told]
