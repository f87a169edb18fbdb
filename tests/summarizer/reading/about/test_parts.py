"""An article that goes on on other pages is told from one that has neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Notice
from summarizer.reading.about.parts import is_in_parts
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page
from summarizer.reading.read import read_article
from tests.summarizer.reading.body.test_extract import PAGE

OWN = "https://gazette.example/a/harbour.html"


def in_parts(link: str, url: str = OWN) -> bool:
    return is_in_parts(PageFacts(parse_page(f"<p>Harbour</p>{link}".encode(), url)))


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ('<link rel="next" href="/a/harbour-2.html">', OWN),
        ('<a href="harbour.html?page=2">2</a>', OWN),
        ('<a href="/a/harbour/2/">Next page »</a>', "https://gazette.example/a/harbour/"),
        ('<a href="/a/harbour/seite-2"><span>Nächste Seite</span></a>', "https://gazette.example/a/harbour"),
        ('<a href="/a/harbour?p=3" rel="next">3</a>', "https://gazette.example/a/harbour?p=2"),
        ('<a href="/a/harbour_2.html">次のページ</a>', OWN),
        ('<a href="/a/harbour_2.html">次のページへ</a>', OWN),
        ('<a href="/a/harbour_2.html">다음 페이지</a>', OWN),
        ('<a href="/a/harbour-2.html">Weiter auf Seite 2</a>', OWN),
        ('<a href="100_2.shtml">下一页</a>', "https://gazette.example/a/100.shtml"),
    ],
)  # fmt: skip
def test_the_next_part(link: str, url: str) -> None:
    """Its address is the page's own but for a number, and the link says next."""
    assert in_parts(link, url)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ('<link rel="next" href="/a/bridge.html">', OWN),
        ('<a rel="next" href="/a/bridge-2.html">Next</a>', OWN),
        ('<a href="/a/harbour-2.html">The harbour, once more</a>', OWN),
        ('<a href="/a/harbour/comment-page-2/">Next</a>', "https://gazette.example/a/harbour/"),
        ('<a rel="next" href="/page/2/">Older</a>', "https://gazette.example/"),
        ('<a rel="next" href="http://[">Next</a>', OWN),
        ("<a rel='next'>Next</a>", OWN),
        ('<a href="harbour.html?page=2">2</a>', ""),
    ],
)
def test_neighbours_are_no_parts(link: str, url: str) -> None:
    """The next article, a sequel, comments, and a list of articles."""
    assert not in_parts(link, url)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_address_breaks_it(href: str, url: str) -> None:
    """Whatever stands there."""
    page = parse_page(b"<p>Harbour</p><a rel=next>Next</a>", f"https://a.example/{url}")
    next(page.tree.iter("a")).set("href", "".join(filter(str.isprintable, href)))

    assert is_in_parts(PageFacts(page)) in {True, False}


def test_a_part_is_read_and_said_to_be_one() -> None:
    """The person learns that there is more."""
    page = PAGE.replace("</main>", '<a href="/a/harbour/2">2</a></main>')
    article = read_article(page.encode(), "https://www.gazette.example/a/harbour", "text/html")

    assert article.notices == (Notice.IN_PARTS,)
