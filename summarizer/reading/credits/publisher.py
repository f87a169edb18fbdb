"""The name that people know a site by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from summarizer.reading.credits.host_fit import (
    SAME,
    STRANGE,
    fit,
    has_other_script,
    is_native,
    letters,
)
from summarizer.reading.credits.papers import papers
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import host_label, is_hosted, name_key
from summarizer.reading.page.structured import Declared, names_of, one_line, types_of

_MAX_LENGTH = 60
_COPYRIGHT = re.compile(
    r"(?:©|&copy;|\bcopyright\b)\s*(?:©\s*|copyright\s*)*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?([^.|,©\d]{3,50})",
    re.IGNORECASE,
)

#: Of a footer's name that has nothing of the host's, words; and characters of any.
_MAX_STRANGE, _MAX_FOOTER = 2, 40

#: Between a headline and the name of the site, and between that and its slogan.
_SEPARATOR = re.compile(r"\s+(?:[|ǀ–—:›»·•-]|::)\s+|\s*\|\s*")

#: Chinese, Japanese and Korean pages need no blanks: 港口将关闭_海港网, 港口将关闭-海港网.
_DENSELY = re.compile(
    r"\s*(?:[_＿]|-(?=[^-]{1,8}(?:[网網報报社]|新闻|新聞|在线|ニュース|뉴스|일보|신문)$))\s*(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][^_＿]{1,9}$)"
)

#: Dashes before a name, and what is said of it in brackets behind.
_AROUND = re.compile(r"^[^\w«“\"']+|\s*\([^()]*\)$|[\s|–—-]+$")

#: Templates that were not filled in, what pages are called, and what footers say instead of a name.
_NO_NAME = re.compile(
    r"[{}<>]|^(?:document|home|start|index|blog|untitled|news)$"
    r"|\b(?:copyright|rights reserved|site ?map|accessibility|privacy|new date)\b",
    re.IGNORECASE,
)

#: What only the register of companies calls a paper.
_REGISTERED = re.compile(
    r"\b(?:gmbh|inc|llc|ltd|limited|s\.?\s?p\.?\s?a|s\.?r\.?l|s\.?r\.?o|sp\.?\s?z\s?o\.?\s?o|ltda|kft|zrt|a\.?ş|ооо|зао|оао|тов|пат|прат)\b\.?"
    r"|株式会社|有限公司|주식회사|\(?주\)|㈜",
    re.IGNORECASE,
)

#: Letters of a host that spells out a paper's name: shorter ones are words of many names.
_MIN_SPELT = 6


def read_publisher(facts: PageFacts) -> str | None:
    """Return the publisher's name, or None; the host, which is known anyway, only as a last resort.

    Of several names the one most like the host's is taken: systems declare a section, a slogan or the
    company behind it as well.
    """
    host = facts.host
    # On a page in Latin letters a name in others is what its own readers call it, not these.
    latin = not has_other_script(facts.window_title)
    names = _in_head(facts, latin=latin)
    footer = _in_footer(facts.tree)
    # Footers of pages in other scripts spell in Latin letters what the page has in its own.
    own = not latin and any(map(is_native, names))
    if footer and not (own and footer.isascii()) and _is_believed(footer, host, alone=not names):
        names.append(footer)
    names = [
        name
        for name in _without_sections(names, facts) or names
        if not _is_registered(name, host) and name_key(name) != _headline_key(facts)
    ]
    # The first of those that fit best.
    best = max(names, key=lambda name: fit(name, host), default=None)
    return best or _known_by(host_label(host))


def _known_by(label: str) -> str | None:
    """Return the known paper that a host spells out, where the page itself names none."""
    if len(label) < _MIN_SPELT:
        return None
    return next((name for name in papers() if " " in name and letters(name) == label), None)


def _in_head(facts: PageFacts, *, latin: bool) -> list[str]:
    """Return the names that a page declares; where none fits its host, also those in its title that do."""
    host = facts.host
    names = [name for text in _declared(facts.declared) for name in _names(text)]
    if all(fit(name, host) == STRANGE or (latin and is_native(name)) for name in names):
        names += [name for name in _in_title(facts.window_title) if fit(name, host) > STRANGE]
    return names


def _without_sections(names: Sequence[str], facts: PageFacts) -> list[str]:
    """Return the names without a section's: "Finance" on finance.example.com, if one is the site's."""
    section, _, rest = facts.host.removeprefix("www.").partition(".")
    if "." not in rest or is_hosted(facts.host):
        return []
    others = [name for name in names if letters(name) != letters(section)]
    if len(others) == len(names):
        return []
    others += _in_title(facts.window_title)
    return [name for name in others if fit(name, rest) > STRANGE]


def _declared(declared: Declared) -> Iterator[str]:
    yield declared.meta("og:site_name") or ""
    yield from names_of(declared.article.get("publisher"))
    yield declared.meta("application-name", "apple-mobile-web-app-title") or ""
    yield declared.meta("dc.publisher", "publisher") or ""
    for node in declared.nodes:
        if {"WebSite", "NewsMediaOrganization"} & set(types_of(node)):
            yield from names_of(node.get("name"))


def _in_title(title: str) -> list[str]:
    """Return what stands behind the headline, the last first: "Harbour to close | News | Gazette"."""
    # With blanks and without: where both tell a name, the one like the host's is taken.
    parts = [*_SEPARATOR.split(title), *_DENSELY.split(title)[1:]]
    return [name for part in reversed(parts[1:]) for name in _names(part)]


def _names(text: str) -> Iterator[str]:
    """Yield a name; if a slogan stands before or behind it, each of both."""
    text = one_line(text).removeprefix("www.").rstrip("/")
    if "://" in text or text.startswith("@"):
        return
    for part in _SEPARATOR.split(text):
        name = _AROUND.sub("", part)
        if 1 < len(name) <= _MAX_LENGTH and _is_name(name):
            yield name


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and not _NO_NAME.search(text)


def _is_believed(footer: str, host: str, *, alone: bool) -> bool:
    """Whether a footer's name is the site's: it fits the host, or nothing else names the site."""
    well = fit(footer, host)
    plain = well > STRANGE or len(footer.split()) <= _MAX_STRANGE
    return well == SAME or (plain and alone)


def _headline_key(facts: PageFacts) -> str:
    return "" if facts.headline is None else name_key(facts.headline.text_content())


def _is_registered(name: str, host: str) -> bool:
    """Whether a name is a company's that readers know by another: by its paper's, or by its host's."""
    if not host or not _REGISTERED.search(name):
        return False
    known = _REGISTERED.sub("", name).strip(" ,.")
    return is_native(name) or has_other_script(name) or fit(known, host) == STRANGE


def _in_footer(tree: HtmlElement) -> str | None:
    for footer in tree.iter("footer"):
        if match := _COPYRIGHT.search(one_line(footer.text_content())[:1000]):
            text = re.sub(r"(?i)\s*(?:all rights reserved|inc|ltd|llc).*$", "", match[1])
            name = next(_names(text), "")
            if name and len(name.split()) <= 5 and len(name) <= _MAX_FOOTER:
                return name
    return None
