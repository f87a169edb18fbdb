"""Entries of wikis: the lead and the sections, without what is beside, above and below them."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from summarizer.models import ArticleKind
from summarizer.reading.forms.plain import KnownForm, of_class, plain_page
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import one_line

#: MediaWiki writes all of its pages so: https://www.mediawiki.org/wiki/Manual:Interface/IDs_and_classes
_TEXT = etree.XPath(f"(//*[{of_class('mw-parser-output')} and .//p])[1]")
_TITLE = etree.XPath("(//h1[@id='firstHeading' or @id='section_0'])[1]")

_CLASSES = """
hatnote infobox infobox_v2 infobox_v3 navbox navbox-styles vertical-navbox sidebar toc mw-toc reflist references refbegin
reference mw-editsection metadata ambox tmbox noprint mbox-small shortdescription catlinks sistersitebox side-box portalbox
mw-empty-elt thumbcaption gallery authority-control navigation-not-searchable mw-indicators geo-nondefault mw-references-wrap
printfooter mw-jump-link bandeau-container homonymie taxobox sinottico begriffsklärung navframe mw-cite-backlink noexcerpt
""".split()
_BESIDE = etree.XPath(
    ".//*[self::style or self::script or self::figure or @role='note' or @role='navigation' or @id='toc' or @id='coordinates'"
    f" or self::sup[contains(@class, 'reference')] or {' or '.join(map(of_class, _CLASSES))}]"
)

#: A source: a book, a page elsewhere.
_BOOK = re.compile(r"\b(?:ISBN|ISSN|DOI|OCLC)\b|\b(?:1[5-9]|20)\d\d\b")
_MARKED = etree.XPath("boolean(.//i | .//em | .//a[contains(@class, 'external')])")

#: So many items of a list are sources where it is one of them.
_MOST_SOURCES = 0.6

#: A source, or a further page: an item that is hardly more than a link.
_SOURCES = etree.XPath(f".//li[.//cite or .//*[{of_class('citation')}]]")
_ITEMS = etree.XPath(
    ".//*[self::ul or self::ol][not(ancestor::table or ancestor::ul or ancestor::ol)]"
)
_MOST_LINKED = 0.7

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "li", "dd", "td", "blockquote", "pre")


def find_entry(facts: PageFacts) -> KnownForm | None:
    """Return a wiki's entry; None: the page is none."""
    if "mw-parser-output" not in facts.classes:
        return None
    texts, titles = _TEXT(facts.tree), _TITLE(facts.tree)
    if not texts or not titles:
        return None
    text = deepcopy(texts[0])
    for element in (*_BESIDE(text), *_SOURCES(text)):
        if element.getparent() is not None:
            element.drop_tree()
    for items in _ITEMS(text):
        if items.getparent() is not None and _is_linked(items):
            items.drop_tree()
    _drop_empty_sections(text)
    title = one_line(titles[0].text_content())
    return KnownForm(page=plain_page(facts, title, [text]), title=title, kind=ArticleKind.REFERENCE)


def _is_linked(items: HtmlElement) -> bool:
    """Whether a list is one of links, or of sources."""
    rows = items.findall("li")
    sources = [row for row in rows if _MARKED(row) and _BOOK.search(row.text_content())]
    if len(sources) > _MOST_SOURCES * len(rows):
        return True
    said = len(one_line(items.text_content()))
    return sum(len(one_line(a.text_content())) for a in items.iter("a")) >= _MOST_LINKED * said


def _drop_empty_sections(text: HtmlElement) -> None:
    """Take out the headings below which nothing is left."""
    said = set[int]()
    for element in reversed(list(text.iter(*_HEADINGS, *_BLOCKS))):
        if element.tag not in _HEADINGS:
            if element.text_content().strip():
                said = {int(heading[1]) for heading in _HEADINGS}
            continue
        level = int(element.tag[1])
        if level not in said:
            parent = element.getparent()
            wrapped = parent is not None and "mw-heading" in (parent.get("class") or "")
            (parent if parent is not None and wrapped else element).drop_tree()
        said -= {each for each in said if each >= level}
