"""Fuzz what strangers reach, guided by coverage.

``python -m tests.benchmarks.fuzz links -max_total_time=60`` (targets: links, urls, robots, reading,
rendering; what follows goes to libFuzzer). Needs the ``benchmarks`` extra. What it finds becomes a
case of the test suite.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import atheris

from bot.render.language import ENGLISH

with atheris.instrument_imports(include=["bot", "summarizer"]):
    from bot.errors import FetchError
    from bot.fetching.links import clean_link
    from bot.fetching.robots import parse_robots
    from bot.fetching.url_policy import check_url, following_url
    from bot.render.summary import render_summary
    from summarizer import read_article
    from summarizer.errors import ReadingError
    from summarizer.models import Article, KeyPoint, Summary, Tag
from tests.botapi.html import parse_html


def links(data: bytes) -> None:
    """Clean a link twice."""
    url = atheris.FuzzedDataProvider(data).ConsumeUnicode(400)
    assert clean_link(clean_link(url)) == clean_link(url)


def urls(data: bytes) -> None:
    """Judge a link, a redirect from it, and what was made of both."""
    source = atheris.FuzzedDataProvider(data)
    try:
        target = check_url("https://" + source.ConsumeUnicode(100))
        following = check_url(following_url(target.url, source.ConsumeUnicode(200)))
    except FetchError:
        return
    assert check_url(following.url) == following


def robots(data: bytes) -> None:
    """Read a robots.txt."""
    parse_robots(data).allows("https://a.org/a/b?c=d")


def reading(data: bytes) -> None:
    """Read a page."""
    try:
        read_article(b"<html>" + data, "https://a.org/x", "text/html")
    except ReadingError:
        return


def rendering(data: bytes) -> None:
    """Render an article; Telegram's parser must take it."""
    source = atheris.FuzzedDataProvider(data)
    article = Article(
        url="https://a.org/" + source.ConsumeUnicode(20),
        title=source.ConsumeUnicode(100),
        publisher=source.ConsumeUnicode(50),
        authors=(source.ConsumeUnicode(50),),
        tags=(Tag(source.ConsumeUnicode(20)),),
    )
    point = KeyPoint(text=source.ConsumeUnicode(300), position=0, link=article.url)
    reply = render_summary(Summary(article=article, points=(point,), available=1), ENGLISH)
    parsed = parse_html(reply.html)
    assert not parsed.dropped_links
    parsed.text.encode()


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (links, urls, robots, reading, rendering)
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
