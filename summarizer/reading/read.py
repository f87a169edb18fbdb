"""Bytes of a page, or of a text, to an article."""

from __future__ import annotations

import re
from contextlib import suppress
from html import unescape

from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, Notice
from summarizer.reading.about.language import read_language
from summarizer.reading.about.notices import (
    is_marked_sponsored,
    is_opinion,
    notices_behind,
    notices_by_kind,
    notices_by_publisher,
    notices_in,
    without_ad_labels,
)
from summarizer.reading.about.parts import is_in_parts
from summarizer.reading.about.paywalls import is_teaser
from summarizer.reading.about.tags import read_tags
from summarizer.reading.about.title import read_title
from summarizer.reading.body.asides import without_asides
from summarizer.reading.body.boilerplate import is_byline, without_boilerplate
from summarizer.reading.body.captions import without_captions
from summarizer.reading.body.code import code_in
from summarizer.reading.body.contacts import without_contacts
from summarizer.reading.body.contents import without_contents
from summarizer.reading.body.extract import Body, read_body, short_lines
from summarizer.reading.body.links import without_links
from summarizer.reading.body.pull_quotes import without_pull_quotes
from summarizer.reading.body.tail import without_end
from summarizer.reading.credits.attribution import agency_of
from summarizer.reading.credits.authors import read_authors
from summarizer.reading.credits.bylines import find_bylines
from summarizer.reading.credits.citations import cites_of
from summarizer.reading.credits.publisher import read_publisher
from summarizer.reading.credits.signatures import signatures_in
from summarizer.reading.dates.published import read_dates
from summarizer.reading.documents.markdown import looks_like_markdown, markdown_lines
from summarizer.reading.documents.text import read_lines, read_text
from summarizer.reading.forms.known import form_of
from summarizer.reading.kind.article_kind import with_kind
from summarizer.reading.kind.source import page_signs
from summarizer.reading.no_article import article_in
from summarizer.reading.page.canonical import absolute_url, read_url
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.parse import MAX_BYTES, decode, parse_page
from summarizer.reading.page.structured import names_of, one_line
from summarizer.reading.structure.line_kinds import heading_level, lines_of_page
from summarizer.reading.structure.lines import join_structure
from summarizer.reading.structure.own_summary import find_own_summary
from summarizer.reading.structure.standfirst import find_standfirst

_HTML = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")

_FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
)

#: What no text begins with: PNG, JPEG, GIF, ZIP, gzip, RIFF.
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF")

_LOOKS_LIKE_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|h1|amp-)[\s>]", re.IGNORECASE
)


#: So many of an article's first lines may hold the byline that no headline leads to.
_ABOVE = 3

#: So many of its last ones may say who wrote it.
_BELOW = 8

#: Shorter lines beside a text name what a menu leads to.
_MAX_LABEL = 24

#: So many of the lines above a text are its own, not the menu's.
_HEAD = 8

#: Between a day and a mark.
_BAR = re.compile(r"\s[|•·]\s")

#: RSS, Atom and RDF; only looked at, never parsed here.
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*|<\?[^>]*>\s*){0,5}<(?:rss|feed|rdf:rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def read_article(body: bytes, url: str, content_type: str | None = None) -> Article:
    """Read the article out of what a server sent.

    Args:
        body: As sent, content-coding undone.
        url: The link that answered; empty for a file or a pasted text.
        content_type: The Content-Type header; None: the bytes are looked into.

    Raises:
        ReadingError: There is none; ``reason`` says what it is instead.
    """
    if not body.strip():
        raise ReadingError(Unreadable.EMPTY)
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if body.lstrip()[:5] == b"%PDF-":
        if len(body) > MAX_BYTES:
            raise ReadingError(Unreadable.TOO_LARGE, f"{len(body)} bytes")
        # PDFium is large, and most links lead to pages.
        from summarizer.reading.documents.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(body, url)
    _refuse_no_text(body, media_type)
    if media_type in _HTML or (not media_type and _LOOKS_LIKE_HTML.search(body[:4096])):
        return _read_html(PageFacts(parse_page(body, url, content_type)))
    if media_type and not media_type.startswith("text/"):
        raise ReadingError(Unreadable.UNSUPPORTED_TYPE, media_type)
    return _read_plain(decode(body, content_type), url, media_type)


def _read_html(facts: PageFacts) -> Article:
    if form := form_of(facts):
        # A post of a line or two is no article; the page as a whole may be one.
        with suppress(ReadingError):
            return form.credited(_read_page(PageFacts(form.page)))
    return _read_page(facts)


def _read_plain(text: str, url: str, media_type: str) -> Article:
    if "markdown" in media_type or looks_like_markdown(text):
        return read_lines(markdown_lines(text), url)
    return read_text(text, url)


def _refuse_no_text(body: bytes, media_type: str) -> None:
    if body.startswith(_BINARY):
        raise ReadingError(Unreadable.UNSUPPORTED_TYPE, media_type or "binary")
    if media_type in _FEEDS or _FEED.match(body.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise ReadingError(Unreadable.LIST_PAGE, "a feed")


def _read_page(facts: PageFacts) -> Article:
    declared = facts.declared
    publisher = read_publisher(facts)
    title = read_title(facts, publisher)
    bylines = find_bylines(facts)
    body = read_body(facts, title, (*bylines.names, *bylines.lines))
    lines, beside = list(body.lines), list(body.beside)
    around = short_lines(facts)
    headings = (one_line(h.text_content()) for h in facts.tree.iter("h1", "h2", "h3", "h4", "h5"))
    signed = signatures_in(lines, headings)
    if facts.headline is None:
        signed = (*filter(is_byline, lines[:_ABOVE]), *signed)
    shown_bylines = [*bylines.names, *bylines.lines, *signed, *filter(is_byline, around)]
    own_lines = _own_lines(body, facts.url)
    code = code_in(body.blocks)
    known = [facts.window_title, *shown_bylines]
    heads = (block.text for block in body.blocks if heading_level(block.frame))
    paragraphs = without_boilerplate(own_lines, title, known, code, heads)
    paragraphs = article_in(facts, paragraphs, title)
    ends = (*lines[:_ABOVE], *lines[-_BELOW:])
    authors = read_authors(facts, bylines, publisher, signed, (*ends, *around))
    paragraphs = without_end(without_contacts(paragraphs), authors, code)
    stated_bylines = [*names_of(declared.article.get("author")), declared.meta("author") or ""]
    agency = agency_of(
        [*stated_bylines, *shown_bylines], paragraphs, tail=lines[1:][-4:], beside=beside
    )
    published, updated = read_dates(facts)
    section = unescape(declared.text("articleSection") or declared.meta("article:section") or "")
    notices = _notices(facts, body, paragraphs, around, section)
    notices.update(notices_by_publisher(publisher))
    head = (title, facts.window_title, *body.above[-_HEAD:], *body.lines[:2], *bylines.lines)
    if is_opinion(head):
        notices.add(Notice.OPINION)
    language = read_language(facts, paragraphs)
    own = find_own_summary(body.blocks, paragraphs, language)
    standfirst = find_standfirst(
        body.blocks,
        paragraphs,
        title,
        declared.meta("og:description", "description") or "",
        own.blocks,
    )
    shown_lines = lines_of_page(body.blocks, paragraphs, title, facts.url, own.blocks)
    article = Article(
        url=read_url(facts),
        title=title,
        publisher=publisher,
        authors=authors,
        agency=agency,
        cites=cites_of(paragraphs, own=(agency, publisher), language=language),
        published=published,
        updated=updated,
        language=language,
        section=section or None,
        image=_image(facts),
        tags=read_tags(facts, title, paragraphs, [publisher or "", *authors], language),
        notices=tuple(notice for notice in Notice if notice in notices),
        paragraphs=tuple(paragraphs),
        blocks=join_structure(paragraphs, shown_lines, standfirst),
        own_points=own.points,
    )
    return with_kind(article, page_signs(declared))


def _own_lines(body: Body, url: str) -> list[str]:
    """Return a body's lines without boxes, what leads about the page or away, and what is twice."""
    lines = without_asides(body.lines, body.blocks)
    lines = without_captions(lines, body.blocks)
    lines = without_links(lines, body.blocks, url)
    lines = without_contents(lines, body.blocks, url)
    return without_pull_quotes(lines, body.blocks)


def _image(facts: PageFacts) -> str | None:
    stated = facts.declared.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return absolute_url(facts.url, stated) or None if stated else None


def _notices(
    facts: PageFacts,
    body: Body,
    paragraphs: list[str],
    around: list[str],
    section: str | None,
) -> set[Notice]:
    # The mark may be taken for the first paragraph.
    head = (*body.above, *body.lines[:2])
    # A short line away from the text's head is of a menu: it names a section.
    beside = (line for line in body.beside if len(line) > _MAX_LABEL or line in head)
    lines = without_ad_labels((*body.lines, *beside))
    found = set(notices_in(lines))
    # "4 November 2021 | Paid content"
    marks = [part for line in head for part in (line, *_BAR.split(line, maxsplit=1)[1:])]
    if is_marked_sponsored(marks, around):
        found.add(Notice.SPONSORED)
    found |= set(notices_behind(facts.window_title))
    # Elsewhere on the page such words may speak of other articles, but for these two.
    found |= set(notices_in(around, (Notice.AUTO_PUBLISHED, Notice.AI_WRITTEN)))
    found |= set(notices_by_kind(facts.declared.types, section, facts.url))
    if is_teaser(facts, paragraphs, [*body.lines[-2:], *body.beside]):
        found.add(Notice.PAYWALL)
    if is_in_parts(facts):
        found.add(Notice.IN_PARTS)
    return found
