"""What is known of a page before its article is sought."""

from dataclasses import FrozenInstanceError

import pytest

from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import parse_page

PAGE = b"""<html lang="pt_BR"><head><title>The old ferry sails again - Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="og:title" content="The old ferry sails again | Harbour Gazette"></head>
<body><h1>Harbour Gazette</h1><h1>The old ferry <i>sails</i> again</h1><p>Text.</p></body></html>"""


def facts(body: bytes = PAGE, url: str = "https://www.harbour-gazette.example/a") -> PageFacts:
    return PageFacts(parse_page(body, url))


def test_a_page_names_its_site_and_its_article() -> None:
    """Host, language, site names and titles are there for every room, without the site's name."""
    of = facts()

    assert of.host == "www.harbour-gazette.example"
    assert of.lang == "pt-br"
    assert of.window_title == "The old ferry sails again - Harbour Gazette"
    assert of.site_keys[0] == "harbourgazette"
    assert set(of.declared_titles) == {"The old ferry sails again"}


def test_the_headline_is_no_name_of_the_site() -> None:
    """Of two headings of the first level the one that the page declares is the headline."""
    headline = facts().headline

    assert headline is not None
    assert headline.text_content() == "The old ferry sails again"


def test_a_file_has_no_host() -> None:
    """A page without a link has facts all the same; what it does not say is empty."""
    of = facts(b"<p>Text of a page without a head.</p>", url="")

    assert (of.host, of.lang, of.window_title) == ("", "", "")
    assert of.site_keys == ()
    assert of.headline is None


@pytest.mark.parametrize("name", ["declared", "site_keys", "declared_titles", "headline"])
def test_a_fact_is_computed_once(name: str) -> None:
    """Who asks twice is given the same object, and nobody replaces it."""
    of = facts()

    assert getattr(of, name) is getattr(of, name)
    with pytest.raises(FrozenInstanceError):
        setattr(of, name, None)


def test_elements_are_found_by_their_attributes() -> None:
    """What is hidden is no element of the page; the others stand in its order, by attribute and class."""
    of = facts(
        b'<p id="a" class="x">One</p><p class="sr-only" id="b">Two</p><p rel="tag" class="x" id="c">Three'
        b' <a href="/d">four</a><a>five</a></p>'
    )

    assert [element.get("id") for element in of.page.having["id"]] == ["a", "c"]
    assert [element.get("id") for element in of.page.having["rel"]] == ["c"]
    assert of.page.having["itemprop"] == []
    assert sorted(of.page.classes) == ["", "x"]
    assert of.page.in_order(set(of.page.having["id"])) == of.page.having["id"]
    assert [href for _, href in of.links] == ["/d", ""]
