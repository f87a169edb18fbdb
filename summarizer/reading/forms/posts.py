"""Posts: of a channel, and the first of a forum's thread. What answers it is another's text.

Programs write such pages alike on all sites; the table has their markup.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from summarizer.models import ArticleKind
from summarizer.reading.about.title import read_title
from summarizer.reading.dates.parse import find_date
from summarizer.reading.forms.plain import (
    KnownForm,
    moment_of,
    of_class,
    paragraphs_of,
    plain_page,
    written,
)
from summarizer.reading.page.canonical import absolute_url
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import lines_of, names_of, one_line, types_of
from summarizer.reading.page.tenants import same_tenant

#: Characters of a text that is more than a greeting.
_MIN_TEXT = 60

_MAX_NAME = 80

#: Characters of a first line that is a headline.
_MAX_HEADLINE = 150

#: Characters of a title that is made of a post's beginning.
_TITLE = 100

#: A line that does not end its sentence is only broken.
_BREAKS = re.compile(r"\n\s*\n|(?<=[.!?。！？।؟:…»”\")])[ \t]*\n|\n(?=[•▪️–—-]\s)")
_ENDS = re.compile(r"[.!?。！？।؟:：,;]\W*$")


@dataclass(frozen=True, slots=True)
class Markup:
    """How a program writes its posts; each field but the first a condition of XPath, or empty."""

    program: str

    #: A class that all of its pages have, or an ``itemtype``.
    sign: str

    #: A post, and within it its text and who wrote it.
    post: str
    text: str
    author: str = ""

    #: The channel it is of.
    channel: str = ""

    #: What holds its link, and what its time where no element says it.
    link: str = ""
    time: str = ""

    #: Its headline, where the page's title has more in it.
    title: str = ""


_MICRODATA = "contains(@itemtype, 'schema.org/{}')"

MARKUPS = (
    Markup(
        "Telegram's preview",
        "tgme_widget_message",
        f"{of_class('tgme_widget_message')} or {of_class('js-widget_message')}",
        of_class("tgme_widget_message_text"),
        of_class("tgme_widget_message_from_author"),
        of_class("tgme_widget_message_owner_name"),
        of_class("tgme_widget_message_date"),
    ),
    Markup(
        "schema.org's microdata",
        "schema.org/DiscussionForumPosting",
        _MICRODATA.format("DiscussionForumPosting"),
        "@itemprop='text' or @itemprop='articleBody'",
        "@itemprop='name' and ancestor::*[@itemprop='author'] or @itemprop='author' and not(@itemscope)",
    ),
    Markup(
        "Discourse",
        "crawler-post",
        of_class("crawler-post"),
        of_class("post"),
        "@itemprop='name'",
    ),
    Markup(
        "XenForo",
        "message--post",
        of_class("message--post"),
        of_class("bbWrapper"),
        of_class("username"),
    ),
    Markup(
        "phpBB",
        "postbody",
        f"{of_class('post')} and .//*[{of_class('postbody')}]",
        of_class("content"),
        f"{of_class('username')} or {of_class('username-coloured')}",
        time=of_class("author"),
    ),
    Markup(
        "vBulletin",
        "postcont",
        f"{of_class('postcontainer')} or {of_class('postbitlegacy')}",
        of_class("postcontent"),
        f"{of_class('username')} or {of_class('author')}",
        time=f"{of_class('date')} or {of_class('postdate')}",
    ),
    Markup(
        "Simple Machines",
        "post_wrapper",
        of_class("post_wrapper"),
        f"{of_class('inner')} and ancestor::*[{of_class('post')}]",
        f"self::a and ancestor::*[{of_class('poster')}]",
        time=f"{of_class('smalltext')} and ancestor::*[{of_class('keyinfo')}]",
    ),
    Markup(
        "MyBB",
        "post_body",
        f"{of_class('post')} and .//*[{of_class('post_body')}]",
        of_class("post_body"),
        f"self::a and ancestor::*[{of_class('post_author')} or {of_class('author_information')}]",
        time=of_class("post_date"),
    ),
    Markup(
        "vBulletin, older",
        "bigusername",
        "self::table and starts-with(@id, 'post') and .//*[starts-with(@id, 'post_message_')]",
        "starts-with(@id, 'post_message_')",
        of_class("bigusername"),
        time=of_class("thead"),
    ),
    Markup(
        "NodeBB",
        "posts",
        "@component='post'",
        "@component='post/content'",
        "@component='user/username'",
    ),
    Markup(
        "lists of links",
        "fatitem",
        of_class("fatitem"),
        of_class("toptext"),
        of_class("hnuser"),
    ),
    Markup(
        "Reddit, older",
        "linklisting",
        f"{of_class('thing')} and {of_class('link')}",
        of_class("usertext-body"),
        of_class("author"),
        title=f"self::a and {of_class('title')}",
    ),
    Markup(
        "Invision",
        "ipsComment",
        f"{of_class('ipsComment')} or {of_class('cPost')}",
        "@data-role='commentContent'",
        f"self::a and ancestor::*[{of_class('ipsComment_author')} or {of_class('cAuthorPane_author')}]",
    ),
)

#: What stands in a post's text and is another's, or said below each.
_ASIDE = etree.XPath(
    f".//*[{of_class('signature')} or {of_class('bbCodeBlock--quote')} or {of_class('bbcode_quote')}"
    f" or {of_class('mycode_quote')} or {of_class('ipsQuote')} or self::aside[{of_class('quote')}]"
    f" or {of_class('notice')} or {of_class('tgme_widget_message_reply')}]"
)
_TIME = etree.XPath(
    "(.//time[@datetime])[1]/@datetime | (.//*[@itemprop='datePublished'])[1]/@content"
    f" | (.//*[{of_class('timeago')} or {of_class('age')}])[1]/@title"
)


def find_post(facts: PageFacts) -> KnownForm | None:
    """Return the first post of a page that is of posts; None: it is none."""
    for markup in MARKUPS:
        if markup.sign not in facts.classes and markup.sign not in facts.kinds:
            continue
        for post in facts.tree.xpath(f"//*[{markup.post}]")[:1]:
            if (form := _form(facts, post, markup)) is not None:
                return form
    return _declared(facts)


def _form(facts: PageFacts, post: HtmlElement, markup: Markup) -> KnownForm | None:
    texts = post.xpath(f".//*[{markup.text}]")
    if not texts:
        return None
    lines = _lines(texts[0])
    if sum(map(len, lines)) < _MIN_TEXT:
        return None
    channel = _first_text(post, markup.channel)
    named = _first_text(post, markup.title, _MAX_HEADLINE * 2) or read_title(facts)
    title, lines = _headed(lines) if channel else (named, lines)
    link = post.xpath(f".//a[{markup.link}]/@href")[:1] if markup.link else []
    return KnownForm(
        page=plain_page(facts, title, paragraphs_of(lines), "self::*" if channel else ""),
        title=title,
        publisher=channel or None,
        authors=_names(_first_text(post, markup.author)),
        published=next(filter(None, map(moment_of, _times(post))), None)
        or find_date(_first_text(post, markup.time)),
        kind=None if channel else ArticleKind.OTHER,
        url=_own_link(facts, link[0]) if link else None,
    )


def _declared(facts: PageFacts) -> KnownForm | None:
    """Return the post that a page describes for machines, with its text."""
    for node in facts.declared.nodes:
        text = node.get("articleBody") or node.get("text")
        if "DiscussionForumPosting" in types_of(node) and isinstance(text, str):
            lines = list(lines_of(text.replace("\n", "<br>")))
            if sum(map(len, lines)) >= _MIN_TEXT:
                title = read_title(facts)
                return KnownForm(
                    page=plain_page(facts, title, paragraphs_of(lines)),
                    title=title,
                    authors=_names(next(names_of(node.get("author")), "")),
                    published=moment_of(str(node.get("datePublished", ""))),
                    kind=ArticleKind.OTHER,
                )
    return None


def _lines(text: HtmlElement) -> list[str]:
    """Return the paragraphs of a post: parted by elements, or by empty lines."""
    own = deepcopy(text)
    for aside in _ASIDE(own):
        if aside.getparent() is not None:
            aside.drop_tree()
    own.tail = None
    return [line for part in _BREAKS.split(written(own)) if (line := one_line(part))]


def _headed(lines: list[str]) -> tuple[str, list[str]]:
    """Return a title and the text below it: a first line that is a headline, or how it begins."""
    first = lines[0]
    if len(lines) > 1 and len(first) <= _MAX_HEADLINE and not _ENDS.search(first):
        return first, lines[1:]
    if len(first) <= _TITLE:
        return first, lines
    return f"{first[:_TITLE].rsplit(' ', 1)[0]}…", lines


def _times(post: HtmlElement) -> list[str]:
    # Some write seconds behind the moment.
    return [str(stated).strip().partition(" ")[0] for stated in _TIME(post)]


def _first_text(post: HtmlElement, condition: str, most: int = _MAX_NAME) -> str:
    found = post.xpath(f"(.//*[{condition}])[1]") if condition else []
    return one_line(found[0].text_content())[:most] if found else ""


def _names(name: str) -> tuple[str, ...]:
    bare = name[:_MAX_NAME].strip()
    return (bare,) if bare else ()


def _own_link(facts: PageFacts, href: str) -> str | None:
    link = absolute_url(facts.url, href)
    return link if link and same_tenant(link, facts.url) else None
