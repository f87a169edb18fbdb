"""An opening is told from a short article."""

import json

import pytest

from summarizer import read_article
from summarizer.models import Notice
from tests.summarizer.reading.body.test_extract import PARAGRAPHS

OPENING = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:3])

SHORT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])

WHOLE = "".join(f"<p>{n}: {paragraph}</p>" for n in range(2) for paragraph in PARAGRAPHS[:3])

LONG = OPENING + "".join(
    f"<p>In year {n}, {paragraph}</p>" for n in range(4) for paragraph in PARAGRAPHS
)


def notices(inside: str, head: str = "", text: str = OPENING) -> tuple[Notice, ...]:
    page = (
        f"<html lang=en><head><title>Harbour to close</title>{head}</head><body><main><article>"
        f"<h1>Harbour to close</h1>{text}{inside}</article></main></body></html>"
    )
    return read_article(page.encode(), "https://gazette.example/a/b", "text/html").notices


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "To read the full story, start your free trial.",
        "This article is only available to subscribers.",
        "Um weiterzulesen, melden Sie sich an: Jetzt weiterlesen",
        "Dieser Artikel ist für Abonnenten.",
        "Il vous reste 80% de cet article à lire. La suite est réservée aux abonnés.",
        "Para seguir leyendo, suscríbete",
        "Per continuare a leggere, abbonati",
        "Om verder te lezen heb je een abonnement nodig",
        "Чтобы читать дальше, оформите подписку",
        "この記事は有料会員限定の記事です。残り 1200文字",
        "この記事は会員限定です。電子版に登録すると続きをお読みいただけます。",
        "Denne artikel er en betalingsartikel og kan kun læses af abonnenter.",
        "Kostenlos registrieren und weiterlesen",
        "Dalsza część artykułu jest dostępna dla prenumeratorów.",
        "Artikeln är låst för prenumeranter",
        "Devamını okumak için abone olun",
        "Đăng nhập để đọc tiếp",
        "اشترك لمتابعة القراءة",
    ],
)
def test_what_is_said_where_the_text_breaks_off(line: str) -> None:
    """In the languages of the press, right behind the opening."""
    assert notices(f"<div class='gate'><p>{line}</p></div>") == (Notice.PAYWALL,)


def test_a_label_beside_another_article_is_no_wall() -> None:
    """Nor is a greeting to subscribers, nor an offer far from the text."""
    links = "".join(
        f"<li><a href='/{n}'>Bridge {n} to open</a> Subscribers only</li>" for n in range(30)
    )
    assert notices(f"<p>Already a subscriber? Sign in</p><ul>{links}</ul>") == ()
    far = f"<ul>{links}</ul></article></main><footer><p>Subscribe to continue reading</p></footer>"
    assert notices(far) == ()


def test_what_else_members_may_do_is_no_wall() -> None:
    """To keep a page is for members; to read it is not."""
    assert notices("<p>スクラップは会員限定です</p><p>Members+ 会員限定記事</p>") == ()


def test_a_long_text_is_no_opening() -> None:
    """Whatever stands behind it."""
    assert notices("<p>Subscribe to continue reading</p>", text=LONG) == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"isAccessibleForFree": "False"}, (Notice.PAYWALL,)),
        ({"isAccessibleForFree": True}, ()),
        ({"wordCount": 900}, (Notice.PAYWALL,)),
        ({"wordCount": "60"}, ()),
        ({"wordCount": "very many"}, ()),
    ],
)
def test_what_the_page_says_to_machines(
    said: dict[str, object], expected: tuple[Notice, ...]
) -> None:
    """Not free, or many more words than there are where the text is cut off."""
    cut = (
        OPENING
        + "<p>The mayor, who had been against the plan for as long as anyone remembers, now …</p>"
    )
    node = json.dumps({"@type": "NewsArticle", "headline": "Harbour to close", **said})
    assert notices("", f'<script type="application/ld+json">{node}</script>', cut) == expected


CLOSED = {
    "@type": "NewsArticle",
    "isAccessibleForFree": False,
    "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".rest"},
}


@pytest.mark.parametrize(
    ("beside", "text", "expected"),
    [
        ("", WHOLE, ()),
        ("<p>Exklusiv für Abonnenten</p>", WHOLE, (Notice.PAYWALL,)),
        ("<p>Reserved for subscribers</p>", WHOLE, (Notice.PAYWALL,)),
        ("", SHORT, (Notice.PAYWALL,)),
        ("", f"<div class=rest>{SHORT}</div>", ()),
    ],
)
def test_a_short_text_that_is_not_free(
    beside: str, text: str, expected: tuple[Notice, ...]
) -> None:
    """Most papers say so of each page, and show it whole."""
    head = f'<script type="application/ld+json">{json.dumps(CLOSED)}</script>'
    assert notices(beside, head, text) == expected


def test_a_tier_is_stated() -> None:
    """By the vocabulary that social networks read."""
    assert notices("", '<meta property="article:content_tier" content="locked">') == (
        Notice.PAYWALL,
    )
    assert notices("", '<meta property="article:content_tier" content="metered">') == ()
