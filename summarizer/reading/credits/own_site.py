"""Whom a site is named after: people's own, where the author's name is the site's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.reading.credits.bylines import Bylines
from summarizer.reading.credits.given_names import is_given_name
from summarizer.reading.credits.papers import papers
from summarizer.reading.credits.people import is_name_alone, people_in
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import host_label, is_hosted, name_key
from summarizer.reading.page.structured import Declared, listed, names_of, types_of

_ARTICLES = frozenset("der die das the le la les el los il lo o a het de".split())

#: Two letters are the beginnings of too many names.
_MIN_INITIALS = 3

#: Words behind the first name of a person.
_MAX_OTHERS = 2

_ORGANIZATIONS = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness"}
)


def of_own_site(
    facts: PageFacts, shown: Bylines, bylines: Iterable[str], publisher: str | None
) -> tuple[str, ...]:
    """Return the person whose own the site is, if its article is signed so; no firm, and no paper.

    Args:
        facts: The page.
        shown: What it shows of its authors.
        bylines: What it declares of them, and says beside its headline.
        publisher: The site's name.
    """
    hosted = is_hosted(facts.host)
    firms = set() if hosted else set(map(name_key, _firms(facts.declared)))
    bylines = list(bylines)
    # A paper calls itself an author of its news; a person's news are of a site by another name.
    news = any("News" in kind for kind in facts.declared.types)
    if not hosted and publisher and news and not _is_name(publisher):
        firms.add(name_key(publisher))
    # With others that were seen farther away it is no site's.
    own = {name_key(publisher or ""), *map(name_key, facts.host.split("."))}
    for name in (
        *bylines,
        *(name for name in shown.names if shown.by_headline or name_key(name) in own),
    ):
        # One name, whole: "Le Monde et AFP" is no person's.
        found = people_in([name], marked=True)
        if found[:1] == (name,) and name_key(name) not in firms and _is_persons(name, facts.host):
            return found
    if (
        publisher
        and (hosted or name_key(publisher) in map(name_key, bylines))
        and _is_name(publisher)
    ):
        return (publisher,)
    if not hosted:
        return ()
    account = facts.host.removeprefix("www.").partition(".")[0]
    names = people_in((n for n in shown.names if " " not in n), marked=True)
    return names or tuple(n for n in people_in(shown.said, marked=True) if n == account)[:1]


def called_after(publisher: str | None, host: str) -> Iterator[str]:
    """Yield the person that a site is called after, and its address with it: "Jane Doe Sailing" of janedoe.com."""
    name = " ".join((publisher or "").split()[:2])
    if name_key(name) in host and _is_name(name):
        yield name


def _is_name(publisher: str) -> bool:
    """Whether a site is called as people are: by a given name, and one or two more."""
    first, *others = publisher.split() or [""]
    return 0 < len(others) <= _MAX_OTHERS and is_given_name(first) and is_name_alone(publisher)


def _is_persons(name: str, host: str) -> bool:
    """Whether a name may be a person's: no paper's, no institution's that goes by its initials."""
    words = name.split()
    initials = "".join(word[0] for word in words).casefold()
    return (
        len(words) > 1
        and words[0].casefold() not in _ARTICLES
        and name not in papers()
        and (len(words) < _MIN_INITIALS or host_label(host) != initials)
    )


def _firms(declared: Declared) -> Iterator[str]:
    """Yield the organisations that a page describes; a person may be one, too, of his own."""
    authors = (a for a in listed(declared.article.get("author")) if isinstance(a, dict))
    for node in (*declared.nodes, *authors):
        kinds = set(types_of(node))
        if kinds & _ORGANIZATIONS and "Person" not in kinds:
            yield from names_of(node.get("name"))
