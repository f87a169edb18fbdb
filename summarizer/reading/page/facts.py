"""What is known of a page before its article is sought, each fact computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from summarizer.reading.page.headline import declared_titles, find_headline, without_site
from summarizer.reading.page.names import name_key, site_names
from summarizer.reading.page.parse import ParsedPage
from summarizer.reading.page.structured import Declared, one_line, read_declared

#: Letters of a name that a page may have for its site, though it is headed so.
_MAX_NAME = 30

#: Letters of a window's title; what comes behind is read by nobody, and costs each who parts it.
_MAX_TITLE = 500


@dataclass(frozen=True)
class PageFacts:
    """The facts about a page; each is computed when it is first asked for, and kept."""

    page: ParsedPage

    @property
    def tree(self) -> HtmlElement:
        """Return the page's root; whoever reads it changes nothing in it."""
        return self.page.tree

    @property
    def url(self) -> str:
        """Return the link that answered; empty for a file."""
        return self.page.url

    @cached_property
    def declared(self) -> Declared:
        """Return its JSON-LD and meta tags."""
        return read_declared(self.tree)

    @cached_property
    def host(self) -> str:
        """Return the host that it came from, in lower case; empty for a file."""
        return urlsplit(self.url).hostname or ""

    @cached_property
    def lang(self) -> str:
        """Return the language tag of its root, in lower case, as ``pt-br``; empty where none is."""
        return (self.tree.get("lang") or "").replace("_", "-").lower()

    @cached_property
    def classes(self) -> str:
        """Return the classes of its elements in one text, to see at once which it has not."""
        return " ".join(self.page.classes)

    @cached_property
    def kinds(self) -> str:
        """Return the ``itemtype`` of its elements in one text."""
        return " ".join({element.get("itemtype", "") for element in self.page.having["itemtype"]})

    @cached_property
    def links(self) -> tuple[tuple[HtmlElement, str], ...]:
        """Return its ``a`` elements, each with its address; empty where it has none."""
        return tuple([(link, link.get("href", "")) for link in self.tree.iter("a")])

    @cached_property
    def window_title(self) -> str:
        """Return the title that a browser shows above it; empty where there is none."""
        return one_line((self.tree.findtext(".//title") or "")[: 4 * _MAX_TITLE])[:_MAX_TITLE]

    @cached_property
    def site_keys(self) -> tuple[str, ...]:
        """Return the names of its site, as ``name_key`` has them."""
        keys = map(name_key, site_names(self.declared, self.host))
        # Some declare the headline where the name belongs.
        headline = name_key(self.declared.meta("og:title") or "")
        return tuple(
            key for key in dict.fromkeys(keys) if key and (len(key) < _MAX_NAME or key != headline)
        )

    @cached_property
    def declared_titles(self) -> tuple[str, ...]:
        """Return the titles that it declares, without the site's name."""
        titles = filter(None, declared_titles(self.declared, self.window_title))
        return tuple(without_site(title, self.site_keys) for title in titles)

    @cached_property
    def headline(self) -> HtmlElement | None:
        """Return the heading that is the article's headline."""
        return find_headline(self.tree, self.declared_titles, self.site_keys)
