"""A feed's own text of an entry, as blocks."""

import pytest

from bot.feeds.formats.body import entry_text, within_budget
from bot.feeds.formats.limits import MAX_TEXT, MAX_TEXTS_BYTES
from bot.feeds.parse import parse_feed
from bot.models import Entry
from summarizer.models import Block, BlockKind

LONG = "".join(
    f"<p>The council decided on Monday to repair bridge number {n}, which the flood of last spring had damaged.</p>"
    for n in range(20)
)


def texts(html: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in entry_text(html, content=True)[0]]


def test_a_text_is_parted_as_its_reader_sees_it() -> None:
    """Headings, items, quotations and paragraphs; two line breaks part as well as a tag."""
    html = (
        "<h2>Why</h2>It is\nold.<br><br>It <b>leaks</b>.<ul><li>One</li><li>Two <i>x</i></li></ul>"
        "<blockquote><p>Soon.</p></blockquote><p>One<br>line</p>tail"
    )
    assert texts(html) == [
        ("heading", "Why"),
        ("paragraph", "It is old."),
        ("paragraph", "It leaks."),
        ("item", "One"),
        ("item", "Two x"),
        ("quote", "Soon."),
        ("paragraph", "One line"),
        ("paragraph", "tail"),
    ]


def test_text_without_markup_is_parted_by_blank_lines() -> None:
    """An entity in it is one letter."""
    assert texts("Salt &amp; pepper\nare here.\n\nNo more.") == [
        ("paragraph", "Salt & pepper are here."),
        ("paragraph", "No more."),
    ]


@pytest.mark.parametrize(
    "unread",
    [
        "<script>alert(1)</script>",
        "<style>p {}</style>",
        "<!-- a comment -->",
        "<figure><img src=x><figcaption>A picture</figcaption></figure>",
        "<table><tr><td>1</td></tr></table>",
        "<form>Subscribe <button>now</button></form>",
    ],
)
def test_what_is_no_text_is_left_out(unread: str) -> None:
    """What stands behind it stays."""
    assert texts(f"<div>Before {unread} after.</div>") in (
        [("paragraph", "Before after.")],
        [("paragraph", "Before"), ("paragraph", "after.")],
    )


def test_a_long_text_that_is_not_cut_is_the_article() -> None:
    """A short one, and one that goes on elsewhere, is none."""
    assert entry_text(LONG, content=True)[1]
    assert not entry_text(f"{LONG}<p><a href=x>Continue reading</a></p>", content=True)[1]
    assert not entry_text(f"{LONG}<p>And the [&hellip;]</p>", content=True)[1]
    assert not entry_text(LONG[:1000], content=True)[1]


def test_a_summary_has_to_be_longer_to_be_the_article() -> None:
    """Feeds that know no content have the article there."""
    assert not entry_text(LONG, content=False)[1]
    assert entry_text(LONG * 2, content=False)[1]


def test_a_text_is_bounded() -> None:
    """In all, whatever its blocks; what is nested without end is read as far as it is."""
    blocks, _ = entry_text("<p>" + "word " * 100_000 + "</p><p>More.</p>" * 9, content=True)
    assert sum(len(block.text) for block in blocks) <= MAX_TEXT
    assert isinstance(entry_text("<div>" * 50_000 + "deep", content=True)[0], tuple)


def test_texts_of_a_look_are_bounded() -> None:
    """The first entries have theirs."""
    block = Block(kind=BlockKind.PARAGRAPH, text="x" * (MAX_TEXTS_BYTES // 2))
    entries = [Entry(id=str(n), url="", title="", blocks=(block,), whole=True) for n in range(3)]

    kept = list(within_budget(entries))

    assert [(bool(one.blocks), one.whole) for one in kept] == [(True, True)] * 2 + [(False, False)]


@pytest.mark.parametrize(
    ("item", "said", "whole"),
    [
        (f"<description>Short.</description><content:encoded><![CDATA[{LONG}]]></content:encoded>", 20, True),
        ("<description>A short &lt;b&gt;one&lt;/b&gt;.</description>", 1, False),
        ("", 0, False),
    ],
)  # fmt: skip
def test_rss_has_it_in_two_places(item: str, said: int, whole: bool) -> None:
    """The longer one is the entry's text."""
    rss = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>T</title><item><title>A</title><link>https://a.example/1</link>{item}</item></channel></rss>"
    )
    (entry,) = parse_feed(rss.encode(), "https://a.example/feed").entries

    assert (len(entry.blocks), entry.whole) == (said, whole)
