"""What speaks for an article's kind by who publishes it: address, site, declared types, itself named."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import numpy as np

from summarizer.models import Article
from summarizer.reading.kind.cues import fold, in_places, kind_cues
from summarizer.reading.page.structured import Declared, names_of, types_of

#: Shorter names stand in any text.
_NAME = 4

#: Characters of a text that are looked at.
_SAMPLE = 40_000

#: What a paper's system writes into its pages, a company's or a person's does not, and the other way.
METAS = (
    "news_keywords",
    "article:published_time",
    "article:modified_time",
    "article:section",
    "article:tag",
    "article:author",
    "article:publisher",
    "article:opinion",
    "author",
    "keywords",
    "twitter:creator",
    "fb:app_id",
    "fb:pages",
    "generator",
    "parsely-title",
    "robots",
)

#: schema.org types of what stands beside an article.
BESIDE = (
    "NewsMediaOrganization",
    "Organization",
    "LocalBusiness",
    "Product",
    "Question",
    "Person",
    "VideoObject",
    "BreadcrumbList",
    "WebPage",
    "BlogPosting",
    "Article",
)

ENDINGS = ("gov", "edu", "org", "com", "de", "io", "co")


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What a page says of its article; a text without a page says nothing."""

    #: schema.org types of all that it describes.
    types: frozenset[str] = frozenset()

    #: Of the article alone.
    own_types: frozenset[str] = frozenset()

    og_type: str = ""

    #: Names of its meta tags.
    metas: frozenset[str] = frozenset()

    #: The sections that it says it stands in, without itself.
    trail: tuple[str, ...] = ()


def page_signs(declared: Declared) -> PageSigns:
    return PageSigns(
        types=frozenset(kind for node in declared.nodes for kind in types_of(node)),
        own_types=declared.types,
        og_type=(declared.meta("og:type") or "").casefold(),
        metas=frozenset(declared.metas),
        trail=_trail(declared),
    )


def _trail(declared: Declared) -> tuple[str, ...]:
    """Return the names of the first trail but the last one. https://schema.org/BreadcrumbList"""
    for node in declared.nodes:
        if "BreadcrumbList" in types_of(node):
            steps = node.get("itemListElement")
            return tuple(map(_step, steps[:-1])) if isinstance(steps, list) else ()
    return ()


def _step(step: object) -> str:
    """Return its name, or that of the page that it leads to."""
    inner = step.get("item") if isinstance(step, dict) else None
    return next(iter((*names_of(step), *names_of(inner if isinstance(inner, dict) else None), "")))


def source_signs(article: Article, page: PageSigns) -> dict[str, float]:
    """Return what speaks of who publishes, by name."""
    host, _ = address(article.url)
    labels = host.removeprefix("www.").split(".")
    name = max(labels[:-1], key=len, default="")
    publisher = fold(article.publisher or "")
    cues = kind_cues()
    return {
        **_named(article, name, publisher),
        **{f"trail {sign}": 1.0 for sign in in_places(" ".join(page.trail))},
        **{f"meta {each}": 1.0 for each in METAS if each in page.metas},
        **{f"beside {each}": 1.0 for each in BESIDE if each in page.types},
        **{f"ends {ending}": 1.0 for ending in ENDINGS if ending in labels},
        "paper": bool(cues.press.search(name)),
        "called a paper": bool(cues.press.search(publisher)),
        "blog": bool(cues.blogs.search(host)),
        "signed by itself": any(fold(author) in {publisher, name} for author in article.authors),
    }


def _named(article: Article, name: str, publisher: str) -> dict[str, float]:
    """How often the text names its own publisher: one who writes of himself wants something."""
    text = fold(article.text[:_SAMPLE])
    times = [text.count(each) if len(each) >= _NAME else 0 for each in (name, publisher)]
    return {
        "names its site": float(np.log1p(times[0])),
        "names its publisher": float(np.log1p(times[1])),
        "names itself often": float(np.log1p(3000 * sum(times) / max(len(text), 300))),
        "names itself last": len(name) >= _NAME and name in text[-400:],
    }


def address(url: str) -> tuple[str, str]:
    """Return host and path; empty of what is no address, as a page may state one."""
    try:
        parts = urlsplit(url)
        return parts.hostname or "", unquote(parts.path)
    except ValueError:
        return "", ""
