"""The name that people know a site by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from summarizer.reading.credits.host_fit import (
    FIRM,
    SAME,
    STRANGE,
    fit,
    has_other_script,
    is_address,
    is_native,
    letters,
)
from summarizer.reading.credits.name_texts import SEPARATOR, names_in
from summarizer.reading.credits.papers import papers
from summarizer.reading.credits.site_links import names_of_feeds, names_of_logo, titles_of_feeds
from summarizer.reading.credits.spelt_names import spelt_name
from summarizer.reading.page.domains import registered_domain
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import host_label, is_hosted, name_key
from summarizer.reading.page.structured import Declared, names_of, one_line, types_of

_COPYRIGHT = re.compile(
    r"(?:©|&copy;|\bcopyright\b)\s*(?:©\s*|copyright\s*)*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?([^.|,©\d]{3,50})",
    re.IGNORECASE,
)

#: Of a footer's name that has nothing of the host's, words; and characters of any.
_MAX_STRANGE, _MAX_FOOTER = 2, 40

#: Chinese, Japanese and Korean pages need no blanks: 港口将关闭_海港网, 港口将关闭-海港网.
_DENSELY = re.compile(
    r"\s*(?:[_＿]|-(?=[^-]{1,8}(?:[网網報报社]|新闻|新聞|在线|ニュース|뉴스|일보|신문)$))\s*(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][^_＿]{1,9}$)"
)

#: Between a headline and the site's name, where no blanks are.
_STROKE = re.compile(
    r"(?<=[\u3040-\u9fff\uac00-\ud7af”」』）？！])\s?[-_＿－—]\s?(?=[\u3040-\u9fff\uac00-\ud7af]{2,10}$)"
)

#: Words of a name that only links have, and of one that is not like its host.
_MAX_LINKED, _MAX_TOLD = 4, 6

#: Of a link, a picture or a part of the site.
_OF_LINK = re.compile(
    r"\b(?:logo|icon|svg|rss|feed|atom|blog archi\w+|infographic|startseite|homepage)\b",
    re.IGNORECASE,
)

#: Behind a firm's name in the footer.
_FORM = re.compile(r"[\s,]+(?:gmbh|ag|co|corp|media|media group|group)\.?$", re.IGNORECASE)

#: What only the register of companies calls a paper.
_REGISTERED = re.compile(
    r"\b(?:gmbh|inc|llc|ltd|limited|s\.?\s?p\.?\s?a|s\.?r\.?l|s\.?r\.?o|sp\.?\s?z\s?o\.?\s?o|ltda|kft|zrt|a\.?ş|ооо|зао|оао|тов|пат|прат)\b\.?"
    r"|株式会社|有限公司|주식회사|\(?주\)|㈜",
    re.IGNORECASE,
)

#: Letters of a name that is no abbreviation.
_MIN_NAME = 4

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
    footer = _in_footer(facts.tree) or ""
    # Footers of pages in other scripts spell in Latin letters what the page has in its own.
    own = not latin and any(is_native(name) or has_other_script(name) for name in names)
    if footer and not (own and footer.isascii()):
        names += _believed(footer, names, host)
    headline = _headline_key(facts)
    names = [
        name
        for name in _without_sections(names, facts, footer) or names
        if not _is_registered(name, host) and name_key(name) != headline
    ]
    # The first of those that fit best; where none does, no abbreviation.
    best = max(
        names,
        key=lambda name: fit(name, host) or (len(letters(name)) >= _MIN_NAME) / 2,
        default=None,
    )
    if best and fit(best, host) > STRANGE:
        # Some write a known paper's name without its blanks.
        return best if " " in best else _known_by(letters(best)) or best
    if known := _known_by(host_label(host)):
        return known
    linked = _linked(facts)
    if best is None:
        return linked or _agreed(facts) or _told(facts, footer) or spelt_name(facts)
    # On a section's host, and on a page in another script, the host is not what the site is called.
    whole = registered_domain(facts.url) == host.removeprefix("www.")
    return linked if linked and whole and latin and _is_better(linked, best, host) else best


def _believed(footer: str, names: Sequence[str], host: str) -> list[str]:
    """Return a footer's name if it is the host's, or more like it than those that the page declares."""
    if any(fit(name, host) > STRANGE for name in names) or (names and is_address(footer)):
        return [footer] if fit(footer, host) == SAME else []
    called = _FORM.sub("", footer)
    if letters(called) == letters(host_label(host)):
        return [called]
    return [footer] if fit(footer, host) > STRANGE else []


def _is_better(linked: str, declared: str, host: str) -> bool:
    """Whether a link's name is the host's own, and tells more than a declared one that has nothing of it."""
    tells = len(linked) >= _MIN_SPELT and len(linked.split()) >= len(declared.split())
    return tells and fit(linked, host) == SAME


def _linked(facts: PageFacts) -> str | None:
    """Return the name that fits the host best of those by which the page's links, or its title, call its site."""
    texts = (*names_of_feeds(facts.tree), *names_of_logo(facts.tree, facts.host))
    names = [name for text in texts for name in names_in(text) if _may_be_linked(name)]
    # A section's host has a name of its own, which is not the site's.
    whole = facts.host if is_hosted(facts.host) else registered_domain(facts.url) or facts.host
    names += [name for name in _in_title(facts) if not is_native(name)]
    best = max(names, key=lambda name: fit(name, whole), default="")
    return best if fit(best, whole) > STRANGE else None


def _agreed(facts: PageFacts) -> str | None:
    """Return the name that both a feed and the logo have, whole, however unlike the host it is."""
    feeds = set(map(name_key, titles_of_feeds(facts.tree))) - {""}
    logo = names_of_logo(facts.tree, facts.host) if feeds else ()
    names = (name for name in logo if name_key(name) in feeds and not _OF_LINK.search(name))
    return next((name for name in names if len(name.split()) <= _MAX_TOLD), None)


def _may_be_linked(name: str) -> bool:
    return len(name.split()) <= _MAX_LINKED and not is_native(name) and not _OF_LINK.search(name)


def _told(facts: PageFacts, footer: str) -> str | None:
    """Return a name that is in no way like the host, where nothing is declared."""
    feeds = (name for text in names_of_feeds(facts.tree) for name in names_in(text))
    behind = (name for text in _behind_headline(facts) for name in names_in(text))
    for name in (*behind, *feeds):
        if len(name.split()) > _MAX_TOLD or is_address(name) or any(map(str.isdigit, name)):
            continue
        if not _OF_LINK.search(name):
            return name
    plain = len(footer.split()) <= _MAX_STRANGE and not FIRM.search(footer)
    return footer if footer and plain and not _is_registered(footer, facts.host) else None


def _behind_headline(facts: PageFacts) -> Iterator[str]:
    """Yield what the title has behind the very headline, or before it."""
    title = facts.window_title
    headlines = {_headline_key(facts), name_key(facts.declared.text("headline") or "")} - {""}
    for separator in (*SEPARATOR.finditer(title), *_STROKE.finditer(title)):
        if "»" not in separator[0] and name_key(title[: separator.start()]) in headlines:
            yield title[separator.end() :]
    # Or before it, where the logo says the same: else it may be the headline's own.
    logo = set(map(name_key, names_of_logo(facts.tree, facts.host)))
    for separator in SEPARATOR.finditer(title):
        before = title[: separator.start()]
        if name_key(title[separator.end() :]) in headlines and name_key(before) in logo:
            yield before


def _known_by(label: str) -> str | None:
    """Return the known paper that a host spells out, where the page itself names none."""
    if len(label) < _MIN_SPELT:
        return None
    return next((name for name in papers() if " " in name and letters(name) == label), None)


def _in_head(facts: PageFacts, *, latin: bool) -> list[str]:
    """Return the names that a page declares; where none fits its host, also those in its title that do."""
    host = facts.host
    names = [name for text in _declared(facts.declared) for name in names_in(text)]
    if all(fit(name, host) == STRANGE or (latin and is_native(name)) for name in names):
        names += [name for name in _in_title(facts) if fit(name, host) > STRANGE]
    return names


def _without_sections(names: Sequence[str], facts: PageFacts, footer: str) -> list[str]:
    """Return the names without a section's: "Finance" on finance.example.com, if one is the site's."""
    section, _, rest = facts.host.removeprefix("www.").partition(".")
    if "." not in rest or is_hosted(facts.host):
        return []
    others = [name for name in names if letters(name) != letters(section)]
    if len(others) == len(names):
        return []
    others += [*_in_title(facts), *([footer] if footer else [])]
    return [name for name in others if fit(name, rest) > STRANGE]


def _declared(declared: Declared) -> Iterator[str]:
    yield declared.meta("og:site_name") or ""
    yield from names_of(declared.article.get("publisher"))
    yield declared.meta("application-name", "apple-mobile-web-app-title") or ""
    yield declared.meta("dc.publisher", "publisher") or ""
    for node in declared.nodes:
        if {"WebSite", "NewsMediaOrganization"} & set(types_of(node)):
            yield from names_of(node.get("name"))


def _in_title(facts: PageFacts) -> list[str]:
    """Return what stands behind the headline, the last first: "Harbour to close | News | Gazette"."""
    title = facts.window_title
    if name_key(title) == _headline_key(facts):
        return []
    # With blanks and without: where both tell a name, the one like the host's is taken.
    parts = [*SEPARATOR.split(title), *_DENSELY.split(title)[1:]]
    return [name for part in reversed(parts[1:]) for name in names_in(part)]


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
            text = re.sub(r"(?i)[\s,]+(?:all rights reserved|inc|ltd|llc)\b.*$", "", match[1])
            name = next(names_in(text), "")
            if name and len(name.split()) <= 5 and len(name) <= _MAX_FOOTER:
                return name
    return None
