"""A real agency article as its page has it, with rich, with poor and without any markup."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from summarizer.models import Article, Notice
from summarizer.reading.read import read_article

DATA = Path(__file__).parents[2] / "data"
URL = "https://www.lokmattimes.com/international/russia-sees-us-reply-to-its-security-concerns-as-unsatisfactory/"

PAGE = read_article((DATA / "agency_copy.html").read_bytes(), URL + "?x=1", "text/html")
BARE_PAGE = read_article((DATA / "agency_copy_bare.html").read_bytes(), URL, "text/html")
TEXT = read_article((DATA / "agency_copy.txt").read_bytes(), "", "text/plain")

every = pytest.mark.parametrize("article", [PAGE, BARE_PAGE, TEXT], ids=["page", "bare", "text"])


@every
def test_headline(article: Article) -> None:
    """The headline, without the site's name."""
    assert article.title == "Russia sees US reply to its security concerns as unsatisfactory"


@every
def test_reported_by_an_agency_that_cites_another(article: Article) -> None:
    """IANS is an agency and no person; Xinhua is whom it cites."""
    assert article.agency == "IANS"
    assert article.authors == ()
    assert article.cites == ("Xinhua",)


@every
def test_date_in_indian_time(article: Article) -> None:
    """06:50 IST, wherever the bot runs."""
    assert isinstance(article.published, datetime)
    assert article.published.replace(second=0).isoformat() == "2022-02-18T06:50:00+05:30"
    assert article.updated is None


@every
def test_tags_stood_side_by_side(article: Article) -> None:
    """usXinhuaMoscowForeign Ministry are four."""
    assert article.tags == ("us", "xinhua", "moscow", "foreign_ministry")


@every
def test_it_is_unedited_agency_copy(article: Article) -> None:
    """The disclaimer is a notice, and no part of the text."""
    assert article.notices == (Notice.AUTO_PUBLISHED,)
    assert "Disclaimer" not in article.text


@every
def test_text_is_the_nine_paragraphs(article: Article) -> None:
    """No teaser, no prompt, no related story; nothing missing."""
    assert len(article.paragraphs) == 9
    assert article.paragraphs[0].startswith('Moscow, Feb 18 The American side "did not give')
    assert article.paragraphs[0].endswith("the Russian Foreign Ministry said on Thursday.")
    assert article.paragraphs[-1].endswith("its formal reply to the 8-article draft treaty.")
    for clutter in ("Open in App", "Epaper", "City", "Tags", "Related", "Ambani", "..."):
        assert clutter not in article.text


def test_publisher_by_the_name_people_know() -> None:
    """From the markup, or from the copyright line; a pasted text has none."""
    assert (PAGE.publisher, BARE_PAGE.publisher, TEXT.publisher) == ("Lokmat Times",) * 2 + (None,)


def test_link_is_the_canonical_one() -> None:
    """Without what tells where the click came from."""
    assert PAGE.url == URL
    assert BARE_PAGE.url == URL
    assert TEXT.url == ""


def test_section_and_image_where_the_page_has_them() -> None:
    """The image's address is absolute."""
    assert PAGE.section == "International"
    assert PAGE.image == "https://www.lokmattimes.com/images/moscow.jpg"
    assert PAGE.language == "en"


def test_the_three_agree() -> None:
    """What all of them know is the same."""
    known_to_both = replace(PAGE, published=BARE_PAGE.published, section=None, image=None)

    assert known_to_both == BARE_PAGE
    assert TEXT.paragraphs == PAGE.paragraphs
