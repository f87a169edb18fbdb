"""Words that no reader sees are none of the article's."""

from __future__ import annotations

import pytest

from summarizer.reading.read import read_article
from tests.summarizer.reading.gazette import LONG, read

CLIP = "border:0;clip:rect(0px,0px,0px,0px);height:1px;overflow:hidden;position:absolute;width:1px"
SENTENCE = "The harbour board of {} agreed on Monday to rebuild the old quay of the town."


HIDDEN = (
    f'<span style="{CLIP}">UNSEEN</span>',
    '<span style="display: none">UNSEEN</span>',
    '<b style="visibility:hidden">UNSEEN</b>',
    '<i style="position:absolute;left:-9999px">UNSEEN</i>',
    '<i style="DISPLAY:NONE">UNSEEN</i>',
    '<i style="left:-10000px">UNSEEN</i>',
    "<span hidden>UNSEEN</span>",
    '<em hidden="hidden">UNSEEN</em>',
)
CLASSES = (
    "sr-only | visually-hidden | visuallyhidden | screen-reader-text | VisuallyHidden-sc-1x | "
    "link is-hidden | hidden | d-none | show-for-sr | element-invisible | u-offscreen | "
    "accessibly-hidden | hidden-visually | elementor-screen-only | invisible"
).split(" | ")


@pytest.mark.parametrize(
    "hidden", [*HIDDEN, *(f'<span class="{c}">UNSEEN</span>' for c in CLASSES)]
)
def test_words_for_machines(hidden: str) -> None:
    """What style sheets hide within a sentence is not read, and the sentence is whole."""
    article = read(below=f"<p>{SENTENCE.format(f'<a href=/x>Greatport{hidden}</a>')}</p>{LONG}")
    assert SENTENCE.format("Greatport") in article.paragraphs


@pytest.mark.parametrize(
    "tip", ["class=tooltiptext", "class='rollover-people-block'", "class=tip role=tooltip"]
)
def test_what_comes_up_over_a_word(tip: str) -> None:
    """However much that is; the word itself, which some call a tooltip, is read."""
    told = "Harbour board quarrels over its quays, and over nothing else for years. " * 6
    word = f"<span class=tooltip>Greatport<span {tip}><a href=/x>UNSEEN {told}</a></span></span>"
    article = read(below=f"<p>{SENTENCE.format(word)}</p>{LONG}")
    assert SENTENCE.format("Greatport") in article.paragraphs


@pytest.mark.parametrize(
    "block",
    [
        "<dialog><p>UNSEEN: the article was saved.</p></dialog>",
        "<p hidden>UNSEEN: something went wrong.</p>",
        '<div style="display:none"><p>UNSEEN: try again in a minute.</p></div>',
        '<p class="visually-hidden">UNSEEN: the text goes on behind the picture.</p>',
    ],
)
def test_blocks_for_when_something_fails(block: str) -> None:
    """A message that scripts would show is no paragraph."""
    assert "UNSEEN" not in read(below=f"{block}{LONG}").text


def test_a_headline_has_no_words_for_screen_readers() -> None:
    """What a heading has for screen readers is no part of the title."""
    assert read(title='<span class="sr-only">Article: </span>Harbour').title == "Harbour"


@pytest.mark.parametrize(
    "shown",
    [
        '<span class="hidden md:inline">seen</span>',
        '<span class="d-none d-md-inline">seen</span>',
        '<span hidden="until-found">seen</span>',
        '<span style="display:block">seen</span>',
        '<span class="unhidden">seen</span>',
        "<details open><summary>seen</summary></details>",
        '<dialog open style="margin:0">seen</dialog>',
    ],
)
def test_words_that_some_readers_see(shown: str) -> None:
    """What is hidden on small screens alone, or only sounds so, is read."""
    assert "seen" in read(below=f"<p>{SENTENCE.format(shown)}</p>{LONG}").text


def test_an_answer_that_unfolds() -> None:
    """What a press of a button shows is part of the article."""
    answer = (
        '<div class="faq-answer" style="display:none"><p>Ships use the port in the north.</p></div>'
    )
    assert "port in the north" in read(below=f"<h2>Where to?</h2>{answer}{LONG}").text


def test_hidden_metadata_is_read() -> None:
    """A date and an author that are hidden for machines to read are what machines read."""
    top = """<span itemprop="datePublished" style="display:none" content="2022-02-17">x</span>
    <p class="byline"><span class="sr-only">By</span> Jane Doe</p>"""
    article = read(top=top)
    assert article.published is not None
    assert article.published.isoformat() == "2022-02-17"
    assert article.authors == ("Jane Doe",)


def test_how_words_are_read_is_not_read_twice() -> None:
    """What stands above a word tells its sound; what has brackets is read in them."""
    ruby = "<ruby>港<rt>みなと</rt></ruby>を<ruby>閉鎖<rt>へいさ</rt></ruby>する"
    said = "<ruby>弾劾<rp>（</rp><rt>だんがい</rt><rp>）</rp></ruby>された。"
    told = "町の議会は金曜日に三か月のあいだこれを決めたと発表した。修理には多額の費用がかかると議長は話した。"
    page = f"<html lang=ja><article><h1>{ruby}</h1><p>{ruby}。{told}</p><p>{told * 2}{said}</p></article></html>"
    article = read_article(page.encode(), "https://a.example/x", "text/html; charset=utf-8")
    assert article.title == "港を閉鎖する"
    assert article.paragraphs[0] == f"港を閉鎖する。{told}"
    assert article.paragraphs[1].endswith("弾劾（だんがい）された。")
