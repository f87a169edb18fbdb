"""Who wrote it, by every channel of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from summarizer.language.phrases import any_of, phrases
from summarizer.reading.credits.agencies import agency_named
from summarizer.reading.credits.byline_places import marked_lines
from summarizer.reading.credits.byline_words import by
from summarizer.reading.credits.bylines import Bylines
from summarizer.reading.credits.dated_names import dated_names
from summarizer.reading.credits.given_names import is_given_name
from summarizer.reading.credits.own_site import called_after, of_own_site
from summarizer.reading.credits.people import helpers_in, people_in
from summarizer.reading.credits.signatures import labelled_in
from summarizer.reading.credits.site_names import plain_key
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import is_hosted, name_key
from summarizer.reading.page.structured import Declared, listed, names_of, types_of

_METAS = (
    "author", "article:author", "article:author_name", "byl", "byline", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "cxenseparse:author", "og:article:author", "citation_author",
    "article.author", "authors", "dc.contributor", "news_author", "rbauthors", "articleauthor",
    "shareaholic:article_author_name", "content_author", "article_author", "author_name",
)  # fmt: skip
#: Contents of one name.
_MAX_METAS = 8

_SEVERAL = 2

#: Letters of a byline beside the people that are known: those of another name, and what parts them.
_MIN_OTHER = 8

_WORDS = re.compile(r"\w+")

_NO_PEOPLE = frozenset({"Organization", "NewsMediaOrganization", "Corporation", "Brand", "WebSite"})


@cache
def _signed() -> re.Pattern[str]:
    """Return what says who posted something, who may go by one word."""
    signed, when = any_of("bylines", "signed"), r"(?:on|at|am|um|le|el|op|i|in)\s"
    return re.compile(
        rf"\W*(?:{signed})\s*:?\s+([\w-]+)(?![\w-])\s*(?:$|\d|@|{when})",
        re.IGNORECASE,
    )


def read_authors(
    facts: PageFacts,
    shown: Bylines,
    publisher: str | None,
    signed: Sequence[str] = (),
    around: Iterable[str] = (),
) -> tuple[str, ...]:
    """Return the people who wrote it; empty where the page names none.

    Args:
        facts: The page.
        shown: What it shows of its authors.
        publisher: The site, which is no person.
        signed: Lines of the text that are signatures.
        around: Lines of the page, some of which say who wrote it. Only looked at if nothing nearer does.
    """
    declared = facts.declared
    sites = (publisher, *_hosts(facts.host), *_organizations(declared))
    metas = _metas(declared)
    cards = list(_on_cards(declared))
    posted = [match[1] for match in map(_signed().match, shown.lines) if match]
    own = shown.names if shown.by_headline else ()
    # Where an agency or the site stands as the author, whoever stands farther away wrote something else.
    farther = not any(map(_is_agencys, (*_stated(declared), *metas, *own, *shown.said)))
    farther = farther and not _is_sites(shown.said, sites)
    channels: tuple[tuple[Iterable[str], bool], ...] = (
        (_stated(declared), True),
        (_before_metas(shown, metas, sites), False),
        (metas, False),
        (own, True),
        (shown.said, False),
        (_signing(shown, facts.host) if farther else (), True),
        (cards, False),
        (_of_people(shown.lines) if farther else (), False),
        (dated_names(facts.headline) if farther else (), False),
        (signed, False),
        (labelled_in(chain(around, marked_lines(facts.tree))), False),
        (posted, True),
        (_told((*metas, *cards), shown), True),
    )
    for number, (texts, marked) in enumerate(channels):
        people = people_in(texts, sites, marked=marked)
        if len(people) > 1 or any(" " in name for name in people):
            whole = _without_helpers(_with_others(people, shown, sites), shown)
            return tuple(_as_shown(name, shown) for name in whole)
        if people:
            later = chain.from_iterable(texts for texts, _ in channels[number:])
            others = (*people_in(later, sites), *called_after(publisher, facts.host))
            return _of_one_word(people[0], people_in(shown.said, sites), others)
    return of_own_site(facts, shown, (*_stated(declared), *metas, *shown.said, *cards), publisher)


def _of_one_word(name: str, said: tuple[str, ...], later: tuple[str, ...]) -> tuple[str, ...]:
    """Return who goes by one word: by what the article is signed with by hand if it is a login."""
    login = not name.istitle() and any(" " in other for other in said)
    return said if said and (name.islower() or login) else _in_full(name, later)


def _before_metas(
    shown: Bylines, metas: Sequence[str], sites: Sequence[str | None]
) -> Iterator[str]:
    """Yield what is said by the headline, for readers, where a meta tag only names who put the text up."""
    if metas and _is_of_others(people_in(shown.said, sites), people_in(metas, sites)):
        yield from shown.said


def _is_of_others(said: tuple[str, ...], declared: tuple[str, ...]) -> bool:
    """Whether a byline names people, each in full, of whom what is declared has no part."""
    words = {word for name in declared for word in name.casefold().split()}
    return bool(declared) and all(
        " " in name and words.isdisjoint(name.casefold().split()) for name in said
    )


def _with_others(
    people: tuple[str, ...], shown: Bylines, sites: Sequence[str | None]
) -> tuple[str, ...]:
    """Return whom a byline names with all of some people; content systems declare one of several."""
    known = set(map(name_key, people))
    letters = sum(map(len, people)) + _MIN_OTHER
    # A line with nobody else is not looked into: that costs more than all of this.
    for line in shown.lines:
        if len(line) < letters or not by().match(line):
            continue
        named = people_in([line], sites)
        others = [name for name in named if name_key(name) not in known]
        if (
            len(named) == len(known) + len(others)
            and others
            and all(is_given_name(name.split()[0]) for name in others)
        ):
            return named
    return people


def _without_helpers(people: tuple[str, ...], shown: Bylines) -> tuple[str, ...]:
    """Return people but for those whom a byline names for the pictures alone; JSON-LD may have both."""
    if len(people) < _SEVERAL:
        return people
    lines = (*shown.lines, *shown.names)
    helpers = set(map(name_key, chain.from_iterable(map(helpers_in, lines))))
    if helpers.isdisjoint(map(name_key, people)):
        return people
    helpers.difference_update(map(name_key, people_in(filter(by().match, shown.lines))))
    return tuple(name for name in people if name_key(name) not in helpers) or people


def _as_shown(name: str, shown: Bylines) -> str:
    """Return a name that is declared in small letters as the page shows it."""
    if not name.islower():
        return name
    others = people_in((*shown.names, *shown.said, *shown.lines), marked=True)
    return next((other for other in others if other.casefold() == name), name)


def _is_agencys(byline: str) -> bool:
    return agency_named(by().sub("", byline)) is not None


def _signing(shown: Bylines, host: str) -> Iterator[str]:
    """Yield the names that are marked; below a text, a login in small letters only on a hosted blog."""
    for name in shown.names:
        login = " " not in name and name.islower() and not is_given_name(name)
        if shown.by_headline or not login or is_hosted(host):
            yield name


def _of_people(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that say by whom, or have a given name: "Licensed Harbour Pilot" is what somebody is."""
    for line in lines:
        if not line.isascii() or by().match(line) or any(map(is_given_name, _WORDS.findall(line))):
            yield line


def _told(names: Iterable[str], shown: Bylines) -> Iterator[str]:
    """Yield declared names but for logins that nothing shows: "veena", "StephenT"; no first name is one."""
    seen = {word for text in (*shown.names, *shown.lines) for word in text.split()}
    for name in names:
        if " " in name or name.istitle() or is_given_name(name) or name in seen:
            yield name


def _is_sites(said: Sequence[str], sites: Sequence[str | None]) -> bool:
    """Whether the byline by the headline says that those of the site wrote it, and names no one."""
    own = {plain_key(site) for site in sites if site}
    bylines = [by().sub("", line) for line in said]
    return not people_in(said, sites, marked=True) and any(
        plain_key(line) in own or phrases("no_names", "desks").whole.search(line)
        for line in bylines
    )


def _stated(declared: Declared) -> Iterator[str]:
    """Yield the names in JSON-LD that are not said to be an organisation's."""
    ids = {node["@id"]: node for node in declared.nodes if isinstance(node.get("@id"), str)}
    article = declared.article
    for item in listed(article.get("author") or article.get("creator")):
        node: Mapping[str, Any] | object = item
        if isinstance(item, dict) and "name" not in item:
            node = ids.get(str(item.get("@id")), item)
        if not (isinstance(node, dict) and _NO_PEOPLE & set(types_of(node))):
            yield from names_of(node)


def _organizations(declared: Declared) -> Iterator[str]:
    """Yield the authors in JSON-LD that are said to be organisations."""
    for item in listed(declared.article.get("author")):
        if isinstance(item, dict) and _NO_PEOPLE & set(types_of(item)):
            yield from names_of(item)


def _metas(declared: Declared) -> list[str]:
    """Return what meta tags say of authors; of a paper's, who is no author of what it refers to."""
    papers = "citation_author" in declared.metas
    names: tuple[str, ...] = ("citation_author",) if papers else _METAS
    # Of what is no article a plugin names who put the page up.
    if "type:page" in (declared.meta("shareaholic:keywords") or ""):
        names = tuple(name for name in names if not name.startswith("shareaholic:"))
    return [text for name in names for text in declared.metas.get(name, ())[:_MAX_METAS]]


def _on_cards(declared: Declared) -> Iterator[str]:
    """Yield what a card on a social network has behind a label that ends like a byline."""
    for number in "12":
        label = (declared.meta(f"twitter:label{number}") or "").split()
        if label and by().fullmatch(label[-1].rstrip(":") + ": "):
            yield declared.meta(f"twitter:data{number}") or ""


def _in_full(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return who goes by one word in one place, by the whole name that another has."""
    whole = (other for other in others if name.casefold() in other.casefold().split())
    return (next(whole, name),)


def _hosts(host: str) -> list[str]:
    labels = host.removeprefix("www.").split(".")
    return [label for label in labels[:-1] if len(label) > 2 and label not in {"blog", "news"}]
