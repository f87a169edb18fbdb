"""Lines amidst an article that lead away or down the page, are of pictures, or are shown twice."""

from collections.abc import Callable

import numpy as np
import pytest
from lxml.html import fromstring
from numpy.typing import NDArray

from summarizer.reading.body import extract
from summarizer.reading.body.asides import without_asides
from summarizer.reading.body.contents import without_contents
from summarizer.reading.body.links import without_links
from summarizer.reading.body.model import Trees
from summarizer.reading.body.pull_quotes import without_pull_quotes
from summarizer.reading.page.blocks import PageBlock, read_blocks
from summarizer.reading.read import read_article

URL = "https://gazette.example/news/harbour"
ONE = "The harbour of the town will be closed for three months, the council said on Friday."
TWO = "Ships will have to use the port in the north, which is larger but a day farther away."
THREE = "The works are expected to begin in March, and to be finished before the season starts."
TEXT = "".join(f"<p>{each}</p>" for each in (ONE, TWO, THREE) * 2)


def left(
    html: str, drop: Callable[[list[str], list[PageBlock], str], list[str]] = without_links
) -> list[str]:
    """Return the lines of a page that stay, but for the paragraphs of its article."""
    blocks = read_blocks(fromstring(f"<body>{TEXT}{html}{TEXT}</body>"))
    lines = drop([block.text for block in blocks], blocks, URL)
    return [line for line in lines if line not in {ONE, TWO, THREE}]


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/news/storm">Ten quiet harbours and what they cost</a></p>',
        '<p>MORE: <a href="/news/storm">Ten quiet harbours and what they cost</a></p>',
        '<p><a href="/news/storm">(Here is how the tides are counted.)</a></p>',
        '<div><a href="https://www.gazette.example/b">Was der Hafen die Stadt kostet</a></div>',
        '<p><a href="/b">港の閉鎖で町は何を失うのか</a></p>',
    ],
)
def test_a_line_that_leads_to_another_article_is_dropped(line: str) -> None:
    """In any language, whatever it says."""
    assert left(line) == []


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/news/storm">The storm broke the quay in two.</a></p>',
        '<p><a href="https://elsewhere.example/a">The report of the harbour office</a></p>',
        '<p>The storm, <a href="/news/storm">as we reported</a></p>',
        '<h2><a href="/boats/one">The first of the boats</a></h2>',
        '<ul><li><a href="/boats/one">Oars</a></li><li><a href="/boats/two">Sails</a></li></ul>',
        '<ul><li><a href="/boats/one">What the first of the boats cost the town</a></li></ul>',
        '<table><tr><td><a href="/boats/one">The first of the boats</a></td></tr></table>',
    ],
)
def test_what_is_of_the_article_stays(line: str) -> None:
    """Sentences, sources elsewhere, headings, things that a list or a table names."""
    assert left(line)


def test_a_list_of_headlines_goes_with_what_heads_it() -> None:
    """Names of things are shorter."""
    items = "".join(
        f'<li><a href="/news/{n}">What the harbour costs the town in year {n}</a></li>'
        for n in range(3)
    )
    assert left(f"<p>Our writers explore:</p><ul>{items}</ul>") == []


def test_a_text_that_is_a_list_of_links_stays() -> None:
    """What a reader made of it is the list."""
    links = "".join(f'<p><a href="/b/{n}">Boat number {n} of the club</a></p>' for n in range(12))
    assert len(left(links)) == 12


def test_links_to_parts_of_the_page_are_its_contents() -> None:
    """They are told apart from the headings by where they lead."""
    parts = ("Why it closes", "What it costs", "Who will pay")
    entries = "".join(f'<li><a href="#part-{n}">{part}</a></li>' for n, part in enumerate(parts))
    headed = "".join(f"<h2>{part}</h2><p>{ONE}</p>" for part in parts)
    assert left(f"<ul>{entries}</ul>{headed}", without_contents) == list(parts)


@pytest.mark.parametrize("head", ["Table of contents", "Inhalt", "Sommaire :", "目次", "Índice"])
def test_headings_that_come_once_more_are_its_contents(head: str) -> None:
    """Where they are no links, what heads them tells."""
    parts = ("Why it closes", "What it costs")
    entries = "".join(f"<p>{n}. {part}</p>" for n, part in enumerate(parts, 1))
    headed = "".join(f"<h2>{part}</h2><p>{ONE}</p>" for part in parts)
    found = left(f"<p>{head}</p>{entries}<p>So it is.</p>{headed}", without_contents)
    assert found == ["So it is.", *parts]


def test_headings_that_lead_to_themselves_are_no_contents() -> None:
    """So a reader can copy the address of a part."""
    parts = ("Why it closes", "What it costs", "Who will pay")
    headed = "".join(
        f'<h2><a href="#part-{n}">{part}</a></h2><p>{ONE}</p>' for n, part in enumerate(parts)
    )
    assert left(headed, without_contents) == list(parts)
    together = "".join(f'<h2><a href="#part-{n}">{part}</a></h2>' for n, part in enumerate(parts))
    assert left(together, without_contents) == []


def test_notes_and_ways_up_are_no_contents() -> None:
    """Two of them are no list, and a table says something of each thing that it leads to."""
    notes = '<p><a href="#top">Up to the top of it</a></p><p><a href="#n1">First note</a></p>'
    cells = "".join(f'<td><a href="#b{n}">Boat {n}</a></td>' for n in range(5))
    assert len(left(notes, without_contents)) == 2
    assert len(left(f"<table><tr>{cells}</tr></table>", without_contents)) == 5


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>“Which is larger but a day farther away”</blockquote>",
        '<div class="pull-quote"><p>Which is larger but a day farther away</p></div>',
        "<aside><p>Which is larger but a day farther away.</p></aside>",
    ],
)
def test_a_quote_of_the_article_itself_is_shown_once(quote: str) -> None:
    """Where it is marked as one, and a paragraph says it."""
    assert left(quote, lambda lines, blocks, _: without_pull_quotes(lines, blocks)) == []


@pytest.mark.parametrize(
    "line",
    [
        "<blockquote>“We were never asked whether we want it.”</blockquote>",
        "<p>which is larger but a day farther away</p>",
        "<aside><ul><li>which is larger but a day farther away</li></ul></aside>",
        "<blockquote>a day farther</blockquote>",
    ],
)
def test_other_quotes_stay(line: str) -> None:
    """What nothing else says, what is not marked, items of a list, a word or two."""
    assert left(line, lambda lines, blocks, _: without_pull_quotes(lines, blocks))


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img><figcaption>The quay at night</figcaption></figure>",
        '<div class="wp-caption"><p>The quay at night</p></div>',
        '<div class="photo-caption mt-2">The quay at night</div>',
        '<p class="bildunterschrift">Der Kai bei Nacht</p>',
        '<div class="field--name-field-caption"><p>Picture by Jane Doe.</p></div>',
    ],
)
def test_what_is_of_a_picture_is_dropped(caption: str) -> None:
    """By its tag, or by the names of it and of what is around it."""
    assert left(caption, lambda lines, blocks, _: without_asides(lines, blocks)) == []


@pytest.mark.parametrize(
    "line",
    [
        '<h2 class="subtitle hasCaption">The quay at night</h2>',
        '<div class="article has-photo"><p>The quay at night</p></div>',
        '<div class="newsletter-post"><p>The quay at night</p></div>',
        '<div class="related-content"><article><p>The quay at night</p></article></div>',
    ],
)
def test_what_only_stands_near_a_picture_stays(line: str) -> None:
    """A heading with one, an article with one, what is named otherwise or an article's own."""
    assert left(line, lambda lines, blocks, _: without_asides(lines, blocks))


@pytest.mark.parametrize(
    "names",
    [
        "newsletter-box",
        "c-related-stories wide",
        "link-related article",
        "post-cta",
        "comment_content",
        "AuthorBio author-bio",
        "modal-headline",
        "ui-consent-roadblock",
    ],
)
def test_what_stands_in_a_box_is_dropped(names: str) -> None:
    """Up to four elements around a line are asked, by whole names."""
    box = (
        f'<div class="{names}"><div><p>The harbour in your letter box, each Friday</p></div></div>'
    )
    assert left(box, lambda lines, blocks, _: without_asides(lines, blocks)) == []


def test_a_story_of_pictures_keeps_its_captions() -> None:
    """They are its text, the longer ones and with these the shorter."""
    captions = "".join(f"<figcaption>{n}. {ONE}</figcaption>" for n in range(9))
    found = left(captions, lambda lines, blocks, _: without_asides(lines, blocks))
    assert len(found) == 9
    paragraphs = "".join(f'<div class="caption"><p>{n}. {ONE * 4}</p></div>' for n in range(3))
    few = '<div class="caption"><p>The quay at night</p></div>'
    assert "The quay at night" in left(
        paragraphs + few, lambda lines, blocks, _: without_asides(lines, blocks)
    )


def test_a_page_is_read_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links, boxes, captions, quotes of itself, though all of it be taken for the article's."""

    def certain(table: NDArray[np.float32], _: Trees) -> NDArray[np.float32]:
        return np.ones(len(table), dtype=np.float32)

    monkeypatch.setattr(extract, "likelihoods", certain)
    lines = (
        '<p>MORE: <a href="/news/storm">Ten quiet harbours and what they cost the town</a></p>',
        '<div class="pull-quote"><p>Which is larger but a day farther away</p></div>',
        '<div class="post-cta"><p>The harbour in your letter box, each Friday, for two crowns.</p></div>',
        '<div class="photo-caption">The quay of the town, as it looked in the winter of 1912.</div>',
    )
    text = "".join(
        f"{line}<p>{ONE}</p><p>{TWO}</p><p>{THREE} {n}.</p>" for n, line in enumerate(lines)
    )
    html = (
        f"<html><body><main><article><h1>Harbour to close</h1>{text}</article></main></body></html>"
    )
    article = read_article(html.encode(), URL, "text/html")
    told = " ".join(article.paragraphs)
    assert THREE in told
    assert not [word for word in ("MORE", "Which is", "Friday, for", "1912") if word in told]
