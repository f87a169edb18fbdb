"""Pages of papers that have the abstract alone."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from summarizer.models import ArticleKind
from summarizer.reading.credits.authors import read_authors
from summarizer.reading.credits.bylines import find_bylines
from summarizer.reading.forms.plain import KnownForm, paragraphs_of, plain_page
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import one_line
from summarizer.reading.structure.summary_headings import Sureness, sureness_of

#: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
_TITLE, _AUTHOR = "citation_title", "citation_author"

_ABSTRACTS = etree.XPath(
    "//*[self::blockquote or self::div or self::section or self::p or self::span]"
    "[contains(translate(@class, 'A', 'a'), 'abstract') or contains(translate(@id, 'A', 'a'), 'abstract') or @role='doc-abstract']"
)
_MIN, _MAX = 150, 6000

#: Beside it there may be so many characters of paragraphs: more is the paper.
_BESIDE = 2500

_PARAGRAPHS = ("p", "blockquote")


def find_abstract(facts: PageFacts) -> KnownForm | None:
    """Return a paper's abstract as what there is to read; None: there is more, or no paper."""
    title = facts.declared.meta(_TITLE)
    if not title:
        return None
    abstracts = [
        e for e in _ABSTRACTS(facts.tree) if _MIN <= len(one_line(e.text_content())) <= _MAX
    ]
    if not abstracts:
        return None
    # The innermost of the first: what is around it has menus, too.
    abstract = abstracts[0]
    for each in abstracts[1:]:
        if abstract in each.iterancestors() and len(each.text_content()) > _MIN:
            abstract = each
    said = sum(len(one_line(p.text_content())) for p in facts.tree.iter(*_PARAGRAPHS))
    if said - sum(len(one_line(p.text_content())) for p in abstract.iter(*_PARAGRAPHS)) > _BESIDE:
        return None
    lines = _parted(abstract)
    if sum(map(len, lines)) < _MIN:
        return None
    named = tuple(map(_in_order, facts.declared.metas.get(_AUTHOR, ())))
    return KnownForm(
        page=plain_page(facts, title, paragraphs_of(lines)),
        title=title,
        authors=named or read_authors(facts, find_bylines(facts), None),
        kind=ArticleKind.RESEARCH,
        sums_up=True,
    )


def _in_order(name: str) -> str:
    """Return ``Weber, Anna`` as she is called."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


def _parted(abstract: HtmlElement) -> list[str]:
    """Return an abstract's paragraphs, without what heads it."""
    own = deepcopy(abstract)
    own.tail = None
    for element in own.iterdescendants(*_HEADS):
        text = one_line(element.text_content())
        if sureness_of(text) is Sureness.ABSTRACT:
            element.drop_tree()
            break
    lines = [line for p in own.iter("p") if (line := one_line(p.text_content()))]
    whole = one_line(own.text_content())
    return lines if sum(map(len, lines)) > _MOST * len(whole) else [whole]


_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "p", "div")

#: So much of it stands in its paragraphs where it has any.
_MOST = 0.7
