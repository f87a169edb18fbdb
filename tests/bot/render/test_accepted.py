"""Whatever a page says, the message that is made of it is one that Telegram takes."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.deliveries.request import _plain
from bot.errors import FetchError, Unfetched
from bot.render.failure import render_failure
from bot.render.language import ENGLISH
from bot.render.summary import render_summary
from summarizer.models import Article, KeyPoint, Notice, Summary, Tag
from tests.botapi.detected import detected
from tests.botapi.html import parse_html

#: What pages try, among what anybody may write; halves of pairs come out of JSON.
EVIL = (
    "<b>", "</b></i></code></a>", "<a href='tg://user?id=1'>", "&lt;", "&#x202e;", "@all", "/start",
    "/stop@bot", "#tag", "$USD", "tg://resolve?domain=x", "t.me/joinchat/x", "x.t.me", "a@b.org",
    "evil.com/x", "\u202e", "\u200b", "\u200d", "\ud800", "\x00", "\r\n", "\U0001f469\u200d\U0001f467",
    "e\u0301\u0301\u0301\u0301", "\"'", "`*_[](){}|", "+1 555 123 4567", "4111111111111111", " ",
)  # fmt: skip
texts = st.lists(st.sampled_from(EVIL) | st.text(max_size=8), max_size=12).map("".join)
long_texts = st.tuples(texts, st.sampled_from([1, 1, 1, 40])).map(lambda both: both[0] * both[1])
links = st.builds(
    "https://{}/{}".format,
    st.sampled_from(["a.org", "xn--pple-43d.com", "bücher.de", "1.2.3.4", "a.org:8080"]),
    texts,
) | st.sampled_from(["", "javascript:alert(1)", "tg://user?id=1", "http://", "https://a.org/x y"])
days = (
    st.none()
    | st.dates(date(1, 1, 2), date(9999, 12, 30))
    | st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
)
articles = st.builds(
    Article,
    url=links,
    title=long_texts,
    publisher=st.none() | long_texts,
    authors=st.lists(long_texts, max_size=8).map(tuple),
    agency=st.none() | long_texts,
    cites=st.lists(texts, max_size=8).map(tuple),
    published=days,
    updated=days,
    tags=st.lists(texts.map(Tag), max_size=12).map(tuple),
    notices=st.lists(st.sampled_from(list(Notice)), unique=True).map(tuple),
)
points = st.builds(KeyPoint, text=long_texts, position=st.integers(0, 99), link=st.none() | links)
summaries = st.builds(
    Summary,
    article=articles,
    points=st.lists(points, min_size=1, max_size=8).map(tuple),
    available=st.integers(0, 20),
    contents=st.lists(long_texts, max_size=8).map(tuple),
)


def check(html: str) -> None:
    parsed = parse_html(html)
    found = detected(parsed.text, parsed.entities, any_domain=True)

    parsed.text.encode()
    assert len(parsed.text.encode("utf-16-le")) // 2 <= 4096
    assert len(parsed.entities) + len(found) <= 100
    assert parsed.dropped_links == ()
    assert {entity["type"] for entity in found} <= {"hashtag"}
    assert all(e.get("url", "http").startswith("http") for e in parsed.entities)
    assert not {"\u202e", "\u200b", "\x00", "\r"} & set(parsed.text)
    # Where Telegram refuses the entities all the same, this is sent instead.
    assert _plain(html) == parsed.text


@given(summaries, st.lists(points, max_size=7))
def test_every_summary_is_accepted(summary: Summary, further: list[KeyPoint]) -> None:
    """It parses, fits, leads nowhere that we did not link, and hides nothing."""
    check(render_summary(summary, ENGLISH, further=further).html)


@given(st.sampled_from(list(Unfetched)), texts | links)
def test_every_failure_is_accepted(reason: Unfetched, link: str) -> None:
    """Whatever the link was."""
    check(render_failure(FetchError(reason), ENGLISH, link).html)
