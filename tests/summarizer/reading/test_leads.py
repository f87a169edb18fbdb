"""Where a page leads: its next part, the original that it points at."""

import pytest

from summarizer.models import Leads
from summarizer.reading.leads import find_leads

URL = "https://digest.example/s/12"
ORIGINAL = "https://gazette.example/harbour"


def leads(body: str, url: str = URL) -> Leads:
    return find_leads(f"<html><body>{body}</body></html>".encode(), url, "text/html")


@pytest.mark.parametrize(
    "words",
    [
        "Read the full story",
        "Read full article »",
        "Full story at Harbour Gazette",
        "View original post",
        "Continue reading",
        "Continue reading on harbour.example →",
        "Read more at The Harbour Gazette",
        "Zum vollständigen Artikel",
        "Weiterlesen auf hafenblatt.example",
        "Lire l’article complet",
        "Lire la suite sur Le Port",
        "Leer la noticia completa",
        "Ler a matéria completa",
        "Leggi l'articolo completo",
        "Lees het volledige artikel",
        "Czytaj cały artykuł",
        "Читать полностью",
        "Devamını oku",
        "原文を読む",
        "阅读原文",
        "원문 보기",
    ],
)
def test_a_link_to_the_original_says_so(words: str) -> None:
    """In many languages, with a site's name behind it or without."""
    assert leads(f"<p>A line.</p><a href='{ORIGINAL}'>{words}</a>").original == ORIGINAL


@pytest.mark.parametrize(
    "words",
    [
        "Read more",
        "Harbour Gazette",
        "Full story of the harbour, by those who built it and those who live beside it every day of the year",
        "Read the full report",
        "Original",
        "Reading list",
        "Share this article",
        "",
    ],
)
def test_other_links_lead_nowhere(words: str) -> None:
    """Under every teaser there is one that says more."""
    assert leads(f"<p>A line.</p><a href='{ORIGINAL}'>{words}</a>").original is None


@pytest.mark.parametrize(
    "body",
    [
        f"<a href='{ORIGINAL}'>Full story</a><a href='{ORIGINAL}2'>Full story</a>",
        "<a href='/harbour'>Full story</a>",
        "<a href='javascript:go()'>Full story</a>",
        "<a href='https://user@gazette.example/a'>Full story</a>",
        f"<p>{'A long text. ' * 300}</p><a href='{ORIGINAL}'>Full story</a>",
        "<meta http-equiv=refresh content='300'>",
        f"<meta http-equiv=refresh content='300;url={ORIGINAL}'>",
        f"<meta http-equiv=refresh content='0;url={URL}'>",
        "<meta http-equiv=refresh content='0;url=javascript:go()'>",
    ],
)
def test_a_list_a_sequel_and_an_article_point_at_nothing(body: str) -> None:
    """Two originals are none; nor is what is on the site itself, or no link of the web."""
    assert leads(body).original is None


@pytest.mark.parametrize("content", ["0;url={}", "1; URL='{}'", "0,{}", "3.5; url={}"])
def test_a_page_that_sends_on_at_once_is_a_redirect(content: str) -> None:
    """By the oldest means that browsers know."""
    assert (
        leads(f'<meta http-equiv=refresh content="{content.format(ORIGINAL)}">').original
        == ORIGINAL
    )


@pytest.mark.parametrize(
    ("url", "link", "following", "first"),
    [
        ("https://a.example/x/harbour", "<a href='?page=2'>2</a>", "https://a.example/x/harbour?page=2", True),
        ("https://a.example/x/harbour", "<a rel=next href='?page=1'>Next</a>", "https://a.example/x/harbour?page=1", True),
        ("https://a.example/x/harbour?page=2", "<a href='?page=1'>1</a><a href='?page=3'>3</a>", "https://a.example/x/harbour?page=3", False),
        ("https://a.example/x/harbour?page=3", "<a href='?page=2'>2</a>", None, False),
        ("https://a.example/x/harbour-2.html", "<a rel=next href='harbour-3.html'>Weiter</a>", "https://a.example/x/harbour-3.html", False),
        ("https://a.example/x/harbour", "<a href='?page=9'>Next</a>", None, True),
        ("https://a.example/x/harbour", "<a href='https://b.example/x/harbour?page=2'>2</a>", None, True),
    ],
)  # fmt: skip
def test_the_part_behind(url: str, link: str, following: str | None, first: bool) -> None:
    """The next number of the same link, never another site's."""
    found = leads(f"<p>Harbour</p>{link}", url)

    assert (found.following, found.first) == (following, first)
