"""Names as they are compared, and those that a site goes by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from summarizer.reading.page.structured import Declared, names_of, types_of

#: Where each blog's address is its writer's name: who signs with it is the writer.
_HOSTED = re.compile(
    r"\.(?:wordpress\.com|blogspot\.[a-z.]+|substack\.com|medium\.com|tumblr\.com|typepad\.com|"
    r"livejournal\.com|over-blog\.com|hatenablog\.com|github\.io|ghost\.io|bearblog\.dev)$"
)


def is_hosted(host: str) -> bool:
    """Whether a host is a blog's among many of one provider."""
    return _HOSTED.search(host) is not None


def name_key(name: str) -> str:
    """Return what two spellings of a name share."""
    return re.sub(r"\W|_", "", re.sub(r"^the\s", "", name.casefold()))


def unaccented(text: str) -> str:
    """Return a text without accents, each letter as it stands alone."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def host_label(host: str) -> str:
    """Return the part of a host that names its site: ``lokmattimes`` of ``www.lokmattimes.com``."""
    return max(host.removeprefix("www.").split(".")[:-1], key=len, default="")


def site_names(declared: Declared, host: str) -> Iterator[str]:
    """Yield every name that a page has for its site, its host among them; some are empty."""
    yield declared.meta("og:site_name") or ""
    yield declared.meta("application-name", "apple-mobile-web-app-title") or ""
    yield from names_of(declared.article.get("publisher"))
    for node in declared.nodes:
        if {"WebSite", "NewsMediaOrganization", "Organization"} & set(types_of(node)):
            yield from names_of(node.get("name"))
    yield host_label(host)
    yield host.removeprefix("www.")
