"""The first post of a page of posts is the article, whoever answers it."""

from datetime import UTC, date, datetime

import pytest

from summarizer import read_article
from summarizer.models import Article, ArticleKind
from summarizer.reading.forms.posts import MARKUPS

URL = "https://talk.example/t/eastern-entry/1"
TITLE = "Eastern entry closed for two summers"

FIRST = (
    (
        "The harbour office wants to close the eastern entry for two summers while the new wall is built. I have "
        "read the whole plan and asked the office what it means for yachts that draw more than two metres."
    ),
    (
        "They told me that the western entry will be dredged to three metres in April. The bridge will open every "
        "hour instead of twice a day."
    ),
)
REPLY = (
    "Thanks for asking them! I doubt that they will dredge in April, since they promised the same in 2019 "
    "and never did it. We waited for three years and had to leave the town in the end."
)
TEXT = f"{FIRST[0]}<br><br>{FIRST[1]}"


def read(posts: str, head: str = "") -> Article:
    page = (
        f"<html lang=en><head><title>{TITLE} - Sailors Talk</title>{head}</head><body><header><a href='/'>"
        f"Sailors Talk</a></header><main><h1>{TITLE}</h1>{posts}</main></body></html>"
    )
    return read_article(page.encode(), URL, "text/html")


THREADS = {
    "schema.org's microdata": (
        "<div itemscope itemtype='https://schema.org/DiscussionForumPosting'><span itemprop=author itemscope>"
        "<b itemprop=name>{name}</b></span><meta itemprop=datePublished content='{time}'><div itemprop=text>{text}</div></div>"
    ),
    "Discourse": (
        "<div class='topic-body crawler-post'><span class=creator><a href='/u/x'><span itemprop=name>{name}</span></a></span>"
        "<time class=post-time datetime='{time}'>Oct 2</time><div class=post><p>{text}</p></div></div>"
    ),
    "XenForo": (
        "<article class='message message--post'><a class=username href='/m/1'>{name}</a>"
        "<time class=u-dt datetime='{time}'>Oct 2</time><div class=bbWrapper>{text}</div><div class=signature>Fair winds</div></article>"
    ),
    "Reddit, older": (
        "<div class='sitetable linklisting'><div class='thing link self'><a class='title may-blank' href='/r/sea/1'>"
        "Eastern entry closed for two summers</a><time datetime='{time}'>2 days ago</time><a class=author href='/u/x'>{name}</a>"
        "<div class='usertext-body md-container'><div class=md><p>{text}</p></div></div></div></div>"
    ),
    "phpBB": (
        "<div id=p1 class='post bg2'><dl class=postprofile><dt><a class=username>{name}</a></dt><dd>Joined: 4 Jan 2016</dd></dl>"
        "<div class=postbody><p class=author>Post by <a class=username>{name}</a> » 2 Oct 2026, 10:00</p>"
        "<div class=content>{text}</div><div class=signature>Fair winds</div></div></div>"
    ),
    "vBulletin": (
        "<li class=postcontainer><span class=date>2 October 2026, 10:00</span><a class='username offline'>{name}</a>"
        "<blockquote class='postcontent restore'>{text}</blockquote></li>"
    ),
    "Simple Machines": (
        "<div class=post_wrapper><div class=poster><h4><a href='/u'>{name}</a></h4></div><div class=postarea>"
        "<div class=keyinfo><div class=smalltext>on: October 02, 2026, 10:00</div></div><div class=post><div class=inner>{text}</div></div></div></div>"
    ),
    "MyBB": (
        "<div class='post classic'><div class=post_author><strong><a href='/u'>{name}</a></strong></div>"
        "<span class=post_date>2 October 2026, 10:00</span><div class=post_body>{text}</div></div>"
    ),
    "vBulletin, older": (
        "<table id=post1><tr><td class=thead>2 October 2026, 10:00</td></tr><tr><td><a class=bigusername>{name}</a></td>"
        "<td><div id=post_message_1>{text}</div><div>Fair winds</div></td></tr></table>"
    ),
    "NodeBB": (
        "<li component=post class=posts-list-item><a component='user/username'>{name}</a><span class=timeago title='{time}'></span>"
        "<div component='post/content'>{text}</div></li>"
    ),
    "lists of links": (
        "<table class=fatitem><tr><td>by <a class=hnuser>{name}</a> <span class=age title='{time} 1791000000'></span></td></tr>"
        "<tr><td><div class=toptext>{text}</div></td></tr></table>"
    ),
    "Invision": (
        "<article class='cPost ipsComment'><h3 class='cAuthorPane_author'><a href='/u'>{name}</a></h3>"
        "<time datetime='{time}'>Oct 2</time><div data-role=commentContent>{text}</div></article>"
    ),
}


def test_each_program_has_its_thread() -> None:
    """But for the one whose posts are of channels."""
    assert THREADS.keys() == {markup.program for markup in MARKUPS} - {"Telegram's preview"}


@pytest.mark.parametrize("program", THREADS)
def test_the_first_post_of_a_thread_is_the_article(program: str) -> None:
    """With who wrote it and when; answers and signatures are none of it."""
    first = THREADS[program].format(name="windward", time="2026-10-02T10:00:00Z", text=TEXT)
    reply = THREADS[program].format(name="reefer", time="2026-10-05T10:00:00Z", text=REPLY)

    article = read(first + reply + reply)

    assert article.title == TITLE
    assert article.paragraphs == FIRST
    assert article.authors == ("windward",)
    assert article.published in {datetime(2026, 10, 2, 10, tzinfo=UTC), date(2026, 10, 2)} or str(
        article.published
    ).startswith("2026-10-02")
    assert article.kind is ArticleKind.OTHER


def test_a_thread_that_is_described_needs_no_markup() -> None:
    """The text stands in what the page declares."""
    stated = '{{"@type": "DiscussionForumPosting", "author": {{"name": "windward"}}, "datePublished": "2026-10-02", "text": "{}"}}'.format(
        "\\n\\n".join(FIRST)
    )

    article = read("<div id=app></div>", f"<script type='application/ld+json'>{stated}</script>")

    assert article.paragraphs == FIRST
    assert (article.authors, article.published) == (("windward",), date(2026, 10, 2))


def test_comments_below_an_article_make_no_thread() -> None:
    """Though programs of forums write them, too."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in FIRST)
    comments = f"<div class=comments><div class='comment postbody'><p class=username>reefer</p><p>{REPLY}</p></div></div>"

    article = read(f"<article>{body}</article>{comments}")

    assert article.paragraphs == FIRST
    assert article.kind is not ArticleKind.OTHER or article.authors == ()


def test_a_short_post_leaves_the_page_as_it_is() -> None:
    """A line is no article; what is said about it may be."""
    thread = THREADS["XenForo"]
    posts = thread.format(
        name="a",
        time="",
        text="What do you think of the plan for the harbour and of its walls, all of you?",
    )

    assert (
        REPLY
        in read(
            posts + thread.format(name="b", time="", text=f"<p>{REPLY}</p><p>{FIRST[0]}</p>")
        ).text
    )


PREVIEW = """<html><head><title>Telegram Widget</title></head><body class="widget_frame_base tgme_widget">
<div class="tgme_widget_message js-widget_message" data-post="harbournews/123"><div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/harbournews"><span>Harbour News</span></a></div>
<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div><div class="tgme_widget_message_footer">
<a href="https://t.me/harbournews/123">t.me/harbournews/123</a><span class="tgme_widget_message_views">3.4K</span>
<a class="tgme_widget_message_date" href="{link}"><time datetime="2026-10-11T12:00:00+00:00">Oct 11</time></a></div></div></div></body></html>"""


def preview(text: str, link: str = "https://t.me/harbournews/123") -> Article:
    page = PREVIEW.format(text=text, link=link)
    return read_article(page.encode(), "https://t.me/harbournews/123?embed=1", "text/html")


def test_a_channels_post_is_the_channels() -> None:
    """With its text, its day, its own link; a headline of its own is its title."""
    article = preview(f"<b>New wall for the harbour</b><br/><br/>{TEXT}")

    assert article.title == "New wall for the harbour"
    assert article.paragraphs == FIRST
    assert article.publisher == "Harbour News"
    assert article.authors == ()
    assert article.published == datetime(2026, 10, 11, 12, tzinfo=UTC)
    assert article.url == "https://t.me/harbournews/123"
    assert article.language == "en"


def test_lines_that_end_a_sentence_are_paragraphs() -> None:
    """As people part them in chats; a line that does not is only broken."""
    article = preview(f"{FIRST[0]}<br>{FIRST[1][:40]}<br>{FIRST[1][41:]}")

    assert article.paragraphs == FIRST


def test_a_post_without_a_headline_is_called_by_its_beginning() -> None:
    """And keeps it."""
    article = preview(TEXT)

    assert article.title == f"{FIRST[0][:91]}…".replace(" …", "…") or article.title.endswith("…")
    assert article.paragraphs == FIRST


@pytest.mark.parametrize("link", ["https://evil.example/123", "javascript:go()", ""])
def test_a_post_has_no_link_of_another_site(link: str) -> None:
    """The page's own stays."""
    assert preview(TEXT, link).url == "https://t.me/harbournews/123?embed=1"
