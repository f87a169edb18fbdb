"""Pages that lead to articles, and articles among teasers of others."""

import pytest

from summarizer.errors import Unreadable
from summarizer.reading.read import read_article
from tests.summarizer.reading.pages import SENTENCES, SITE, page, reason

TEASERS = "".join(
    f'<div class="teaser"><h2><a href="/news/story-{n}">Story number {n} has a headline that is'
    f' long enough</a></h2><p><a href="/news/story-{n}">A teaser of story {n} in a few'
    f" words.</a></p></div>"
    for n in range(40)
)


CARDS = "".join(
    f'<article class="card"><a href="/news/story-{n}"><h3>Story number {n}</h3></a>'
    f"<p>{n}. The harbour will be closed for three months, the council said on Friday.</p></article>"
    for n in range(12)
)


def test_home_page() -> None:
    """The front of a site leads to articles."""
    assert reason(page(TEASERS), SITE + "/") == Unreadable.HOME_PAGE


def test_list_page() -> None:
    """So does a section or a tag."""
    assert reason(page("<h1>Sport</h1>" + TEASERS), SITE + "/sport") == Unreadable.LIST_PAGE


@pytest.mark.parametrize("head", ["", '<meta property="og:type" content="article">'])
@pytest.mark.parametrize("above", ["", "<p>All that Jane Doe has written. She lives here.</p>"])
def test_teasers_below_links_are_a_list(head: str, above: str) -> None:
    """Though the headlines alone are links, and though archives say that they are articles."""
    body = page(f"<h1>Harbours</h1>{above}{CARDS}", head)
    assert reason(body, SITE + "/tag/harbours") == Unreadable.LIST_PAGE
    assert reason(body, SITE + "/en/") == Unreadable.HOME_PAGE


def test_an_article_above_teasers_is_an_article() -> None:
    """However many of them there are."""
    text = "".join(f"<p>{number}. {SENTENCES['en'] * 3}</p>" for number in range(4))
    html = page(f"<article><h1>Harbour to close</h1>{text}</article><section>{CARDS}</section>")
    assert len(read_article(html, SITE + "/a/b", "text/html").paragraphs) >= 4


def test_teasers_below_links_that_are_no_headings_are_a_list() -> None:
    """Their classes say that they are headlines."""
    cards = "".join(
        f'<div><a class="item-title" href="/news/{n}">Story number {n}</a><div>{n}. The harbour will be'
        " closed for three months, the council said on Friday.</div></div>"
        for n in range(12)
    )
    assert reason(page(f"<h1>Harbours</h1>{cards}"), SITE + "/coast") == Unreadable.LIST_PAGE


def test_a_brief_among_teasers_is_read_without_them() -> None:
    """A few lines below a headline, not below a topic or a name."""
    brief = (
        "A crash closed the bridge in both directions for two hours on Monday evening, police said.",
        "Nobody was hurt. The driver had swerved to avoid a goose, he told them.",
    )
    text = "".join(f"<p>{line}</p>" for line in brief)
    told = page(f"<article><h1>Crash closes the bridge</h1>{text}</article>{CARDS}")
    topic = page(f"<h1>Jane Doe</h1>{text}{CARDS}")

    assert read_article(told, SITE + "/a/b", "text/html").paragraphs == brief
    assert reason(topic, SITE + "/author/jane") == Unreadable.LIST_PAGE


def test_the_front_of_a_blog_has_whole_articles() -> None:
    """Each below a link to its own page."""
    text = "".join(f"<p>{number}. {SENTENCES['en'] * 3}</p>" for number in range(4))
    posts = "".join(
        f'<article><h2><a href="/p/{n}">Post {n}</a></h2>{text}</article>' for n in "abc"
    )
    assert reason(page(posts), SITE + "/") == Unreadable.HOME_PAGE


def test_headings_that_lead_elsewhere_are_of_a_list_of_things() -> None:
    """Ten things to buy, each a link to a shop."""
    items = "".join(
        f'<div><h2><a href="https://shop.example/{n}">Thing {n}</a></h2><p>{n}. {SENTENCES["en"] * 2}</p></div>'
        for n in range(10)
    )
    html = page(f"<article><h1>Ten things</h1><p>{SENTENCES['en'] * 3}</p>{items}</article>")
    assert len(read_article(html, SITE + "/a/b", "text/html").paragraphs) > 10


def test_a_few_words_among_teasers_of_films_are_of_a_video() -> None:
    """A page of a player is told by what it says it is."""
    head = '<meta property="og:type" content="video.other">'
    assert reason(page(f"<h1>Harbour</h1><p>It closes.</p>{CARDS}", head)) == Unreadable.VIDEO
