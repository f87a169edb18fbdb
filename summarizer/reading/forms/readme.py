"""README pages: what a project says of itself, among the files that it lies in."""

from __future__ import annotations

from copy import deepcopy
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from summarizer.models import ArticleKind
from summarizer.reading.about.title import read_title
from summarizer.reading.forms.plain import KnownForm, of_class, plain_page
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import one_line

#: As forges and registries of packages mark it.
_README = etree.XPath(
    f"(//article[{of_class('markdown-body')} and {of_class('entry-content')}]"
    f" | //*[@id='readme' or @id='readme-panel']//*[{of_class('markdown-body')} or {of_class('markdown')} or {of_class('markup')}]"
    f" | //*[{of_class('file-content')} and {of_class('md')}]"
    f" | //*[{of_class('project-description')}])[1]"
)
#: One of these is the class of its text.
_SIGNS = ("markdown", "markup", "file-content", "project-description")

#: What else is written so, as an issue or a note, is named otherwise.
_SAYS_SO = etree.XPath(
    f"boolean(//@href[contains(., 'README') or contains(., '#readme')] | //*[@id='readme' or {of_class('project-description')}])"
)
_MIN = 200


def find_readme(facts: PageFacts) -> KnownForm | None:
    """Return a project's README; None: the page has none."""
    if not any(sign in facts.classes for sign in _SIGNS):
        return None
    found = _README(facts.tree)
    if not found or len(one_line(found[0].text_content())) < _MIN:
        return None
    readme = deepcopy(found[0])
    readme.tail = None
    _drop_contents(readme)
    title = _take_heading(readme) or read_title(facts)
    return KnownForm(
        page=plain_page(facts, title, [readme]),
        title=title,
        kind=ArticleKind.REFERENCE if _SAYS_SO(facts.tree) else None,
    )


def _take_heading(readme: HtmlElement) -> str:
    """Take out the heading that a README begins with; empty if its first is further down, of a section."""
    told = (e for e in readme.iter("h1", "p", "h2", "pre") if one_line(e.text_content()))
    first = next(told, None)
    if first is None or first.tag != "h1":
        return ""
    heading = one_line(first.text_content())
    first.drop_tree()
    return heading


def _drop_contents(readme: HtmlElement) -> None:
    """Take out a list of links to its own sections, and the heading of that list."""
    for items in list(islice(readme.iter("ul", "ol"), _MAX_LISTS)):
        within = sum(
            len(one_line(a.text_content()))
            for a in items.iter("a")
            if (a.get("href") or "").startswith("#")
        )
        if items.getparent() is None or within < _MOST_LINKED * len(one_line(items.text_content())):
            continue
        above = items.getprevious()
        if above is not None and (above.tag in _HEADINGS or _HEADED(above)):
            above.drop_tree()
        items.drop_tree()


#: Contents stand above the rest; and lists may stand in one another.
_MAX_LISTS = 20
_MOST_LINKED = 0.8
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_HEADED = etree.XPath(f"boolean(self::*[{of_class('markdown-heading')}])")
